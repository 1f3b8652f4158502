using System.Net;
using System.Text.Json;
using Sirekap.Election.Statements;
using Sirekap.Residency.Collection.Tests.Fakes;
using Sirekap.Residency.Guarding;
using Sirekap.Server.Hosting;
using Sirekap.Server.Residency;
using Sirekap.Server.Tests.Intake;
using Sirekap.Storage;
using Sirekap.Storage.Tests.Blobs;

namespace Sirekap.Server.Tests.Residency;

/// <summary>A whole server whose photographs lie in a store behind a name; where that name leads, the test decides.</summary>
public sealed class HomeGuardTests : IDisposable
{
    private const string Station = "8271021022008", Name = "simpan.contoh.id", Home = "36.95.1.1", Abroad = "170.33.13.55";

    private readonly FakeS3 _store = new(anyHost: true);
    private readonly TestWorld _world = new TestWorld().Stands(Home, "ID", "127.0.0.1").Stands(Abroad, "SG", "127.0.0.1").Leads(Name, Home);

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task A_server_with_a_store_abroad_refuses_to_start_and_greets_nobody()
    {
        _world.Leads(Name, Abroad);
        var server = Server();
        var refused = await Assert.ThrowsAsync<StartRefusedException>(server.StartAsync);
        Assert.Matches("^The endpoint \"photos\" \\(personal data, simpan\\.contoh\\.id:\\d+\\) is outside Indonesia, where alone it may be \\(rule G\\.11\\)", refused.Message);
        Assert.Contains("170.33.13.55", refused.Message, StringComparison.Ordinal);
        Assert.Contains("R.12", refused.Message, StringComparison.Ordinal);
        Assert.Empty(_world.Dialed);
        Assert.Empty(_store.Objects);
    }

    [Fact]
    public async Task A_store_that_moves_abroad_stops_the_intake_and_nothing_else()
    {
        await using var server = Server();
        await server.StartAsync();
        var officer = await server.OfficerAsync(Station);
        Assert.NotEmpty(_store.Objects);
        Assert.Equal("ok", (await HealthAsync(server)).GetProperty("status").GetString());

        _world.Leads(Name, Abroad);
        await server.Service<HomeGuard>().Endpoints.CheckAsync(TestContext.Current.CancellationToken);
        var refusal = await RunningServer.RefusalAsync(await server.SendAsync(SignedEntry.Sign(server.Form(Station, officer, [1], [2], [3]), officer)));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "residency-stopped"), refusal);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "residency-stopped"), await RunningServer.RefusalAsync(await server.SendPhotoAsync([1])));
        var health = await HealthAsync(server);
        Assert.Equal(("degraded", true), (health.GetProperty("status").GetString(), health.GetProperty("intakeStopped").GetBoolean()));
        Assert.Contains("is outside Indonesia", health.GetProperty("refused")[0].GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await server.Http.GetAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);

        _world.Leads(Name, Home);
        await server.Service<HomeGuard>().Endpoints.CheckAsync(TestContext.Current.CancellationToken);
        using var taken = await server.SendAsync(SignedEntry.Sign(server.Form(Station, officer, [1], [2], [3]), officer));
        Assert.Equal(HttpStatusCode.Created, taken.StatusCode);
    }

    private RunningServer Server() => new()
    {
        World = OutsideWorld.Real with { Names = _world, Dialer = _world, Book = _world.Book(DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime)) },
        Configure = options => options.S3 = _store.Settings with { Endpoint = _store.Url.Replace("127.0.0.1", Name, StringComparison.Ordinal) },
    };

    private static async Task<JsonElement> HealthAsync(RunningServer server)
    {
        using var answer = await server.Http.GetAsync(new Uri("/healthz", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var document = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return document.RootElement.Clone();
    }
}
