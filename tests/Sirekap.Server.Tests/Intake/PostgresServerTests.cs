using System.Net;
using System.Text;
using System.Text.Json;
using Sirekap.Election.Statements;
using Sirekap.Log;
using Sirekap.Testing;

namespace Sirekap.Server.Tests.Intake;

/// <summary>The whole server with its entries in a real PostgreSQL.</summary>
public sealed class PostgresServerTests : IAsyncLifetime
{
    private const string Station = "8271021022008";

    private readonly ServerOnPostgres _server = new();

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(PostgresHost.Missing is not null, PostgresHost.Missing ?? "");
        await _server.InitializeAsync();
    }

    public ValueTask DisposeAsync() => PostgresHost.Missing is null ? _server.DisposeAsync() : ValueTask.CompletedTask;

    [Fact]
    public async Task A_form_is_taken_published_and_proved_and_outlives_a_restart()
    {
        var officer = await _server.OfficerAsync(Station);
        var entry = SignedEntry.Sign(_server.Form(Station, officer, [1], [2], [3]), officer);
        using var answer = await _server.SendAsync(entry);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        await RequireProofAsync(answer, entry);
        Assert.Empty(Directory.GetFiles(_server.Folder, "*.db*"));

        await _server.StopAsync();
        await _server.StartAsync();
        using var again = await _server.SendAsync(entry);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        await RequireProofAsync(again, entry);
    }

    private async Task RequireProofAsync(HttpResponseMessage answer, SignedEntry entry)
    {
        using var receipt = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        var proof = TlogProof.Parse(Encoding.UTF8.GetBytes(receipt.RootElement.GetProperty("proof").GetString()!));
        var key = NoteVerifier.Parse((await _server.Http.GetStringAsync(new Uri("/log/vkey", UriKind.Relative))).Trim());
        var checkpoint = SignedCheckpoint.Open(await _server.Http.GetByteArrayAsync(new Uri("/log/checkpoint", UriKind.Relative)), key);
        Assert.Equal(checkpoint.Root, proof.Verify(LogHash.OfLeaf(entry.Bytes.Span), key).Root);
    }

    private sealed class ServerOnPostgres : RunningServer
    {
        public override async ValueTask InitializeAsync()
        {
            Database = await PostgresDatabases.ConnectAsync();
            await base.InitializeAsync();
        }
    }
}
