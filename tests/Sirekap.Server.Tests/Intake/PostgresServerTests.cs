using System.Net;
using System.Text;
using System.Text.Json;
using Sirekap.Election.Statements;
using Sirekap.Log;
using Sirekap.Storage;
using Sirekap.Storage.Tests.Blobs;
using Sirekap.Testing;

namespace Sirekap.Server.Tests.Intake;

/// <summary>The whole server with its entries in a real PostgreSQL.</summary>
public sealed class PostgresServerTests : IAsyncLifetime
{
    private const string Station = "8271021022008";

    private ServerOnPostgres _server = null!;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(PostgresHost.Missing is not null, PostgresHost.Missing ?? "");
        _server = new ServerOnPostgres(await PostgresDatabases.ConnectAsync());
        await _server.InitializeAsync();
    }

    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;

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

    [Fact]
    public async Task Two_servers_take_forms_for_one_log_and_one_goes_on_when_the_other_is_gone()
    {
        const string Other = "8271021022001";
        using var store = new FakeS3();
        var connection = await PostgresDatabases.ConnectAsync();
        var first = new ServerOnPostgres(connection, store.Settings);
        await first.InitializeAsync();
        await using var second = new ServerOnPostgres(connection, store.Settings);
        await second.InitializeAsync();
        var officers = (await first.OfficerAsync(Station), await first.OfficerAsync(Other));

        var entry = SignedEntry.Sign(first.Form(Station, officers.Item1, [1], [2], [3]), officers.Item1);
        using var answer = await first.SendAsync(entry);
        using var again = await second.SendAsync(entry);
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (answer.StatusCode, again.StatusCode));
        Assert.Equal(await IndexAsync(answer), await IndexAsync(again));

        // The second server knows the officer, who was enrolled through the first; and the first one's keys go with it.
        var later = SignedEntry.Sign(second.Form(Other, officers.Item2, [4], [5], [6]), officers.Item2);
        await first.DisposeAsync();
        using var next = await second.SendAsync(later);
        Assert.Equal(HttpStatusCode.Created, next.StatusCode);
        var published = await second.Http.GetStringAsync(new Uri($"/api/v1/receipts/{await IndexAsync(next)}", UriKind.Relative));
        Assert.Contains("c2sp.org/tlog-proof@v1", published, StringComparison.Ordinal);
    }

    private static async Task<long> IndexAsync(HttpResponseMessage answer)
    {
        using var receipt = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return receipt.RootElement.GetProperty("index").GetInt64();
    }

    private async Task RequireProofAsync(HttpResponseMessage answer, SignedEntry entry)
    {
        using var receipt = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        var proof = TlogProof.Parse(Encoding.UTF8.GetBytes(receipt.RootElement.GetProperty("proof").GetString()!));
        var key = NoteVerifier.Parse((await _server.Http.GetStringAsync(new Uri("/log/vkey", UriKind.Relative))).Trim());
        var checkpoint = SignedCheckpoint.Open(await _server.Http.GetByteArrayAsync(new Uri("/log/checkpoint", UriKind.Relative)), key);
        Assert.Equal(checkpoint.Root, proof.Verify(LogHash.OfLeaf(entry.Bytes.Span), key).Root);
    }
}
