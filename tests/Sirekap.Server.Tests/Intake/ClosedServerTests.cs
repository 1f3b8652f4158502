using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Server.Hosting;
using Sirekap.Server.Site;

namespace Sirekap.Server.Tests.Intake;

/// <summary>A server whose log was closed goes on serving, and sends senders where the log goes on.</summary>
public sealed class ClosedServerTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task Health_tells_the_end_and_the_intake_names_the_successor()
    {
        Assert.Equal(JsonValueKind.Null, (await HealthAsync()).ValueKind);
        var root = server.Keys.OpenOrMake(KeyNames.Root);
        using var closed = await server.SendAsync(SignedEntry.Sign(
            new CloseStatement { Election = server.Definition.Id, At = RunningServer.Now, Sequence = server.Next(root), Reason = "final" }, root));
        Assert.Equal(HttpStatusCode.Created, closed.StatusCode);
        server.Service<IOptionsMonitor<SiteOptions>>().CurrentValue.Successor = new Uri("https://pemilu-2.example.id");

        var health = await HealthAsync();
        Assert.Equal(server.Live.Size - 1, health.GetProperty("entry").GetInt64());
        Assert.Equal("https://pemilu-2.example.id", health.GetProperty("successor").GetString());
        using var refused = await server.SendAsync(SignedEntry.Sign(
            new CloseStatement { Election = server.Definition.Id, At = RunningServer.Now, Sequence = server.Next(root), Reason = "again" }, root));
        var problem = await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("Its operator names https://pemilu-2.example.id/", problem, StringComparison.Ordinal);
    }

    private async Task<JsonElement> HealthAsync()
    {
        using var health = JsonDocument.Parse(await server.Http.GetStringAsync(new Uri("/healthz", UriKind.Relative), TestContext.Current.CancellationToken));
        Assert.Equal("ok", health.RootElement.GetProperty("status").GetString());
        return health.RootElement.GetProperty("closed").Clone();
    }
}
