using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Logging;
using Sirekap.Election;
using Sirekap.Election.Counting;
using Sirekap.Election.Statements;
using Sirekap.Server.Claims;
using Sirekap.Server.OpenData;
using Sirekap.Server.Tests.Fixtures;
using Sirekap.Testing;

namespace Sirekap.Server.Tests.Claims;

/// <summary>The importer against a small server that folds what it is sent, as the real one does.</summary>
public sealed class ClaimImporterTests : IAsyncLifetime
{
    readonly Story _story = new(Elections.Small);
    readonly string _folder = Directory.CreateTempSubdirectory("sirekap-claims").FullName;
    WebApplication _app = null!;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseTestServer();
        _app = builder.Build();
        _app.MapGet("/api/v1/keys/{key}", (string key) => _story.Count.NextSequence(KeyId.Parse(key)) is { } next
            ? Results.Json(new { key, role = "importer", region = "0", next, revoked = false })
            : Results.Problem("Key is not enrolled.", statusCode: 404, extensions: new Dictionary<string, object?> { ["code"] = "not-found" }));
        _app.MapGet("/api/v1/stations/{station}/{contest}", (string station, string contest) =>
            Results.Bytes(OpenPayloads.Station(_story.Count, _story.Count.Contest(contest)!, _story.Definition.Regions.FindStation(station)!.Value, new PhotoLinks()), "application/json"));
        _app.MapPost("/api/v1/statements", async (HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            return _story.Count.Apply(_story.Count.Size, body.ToArray()) is { } refusal
                ? Results.Problem(refusal.Sentence, statusCode: 422, extensions: new Dictionary<string, object?> { ["code"] = refusal.Code })
                : Results.Created();
        });
        await _app.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _story.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_second_import_finds_everything_recorded_already()
    {
        Put("82/8271/827102/8271021022/8271021022008.json", Payload(90, 160, 60));
        Put("tps/1101012001001.json", Payload(1, 2, 3));
        Put("tps/notes.json", "{}");

        Assert.Equal([ClaimOutcome.Recorded, ClaimOutcome.Recorded], await Import());
        Assert.Equal([ClaimOutcome.Unchanged, ClaimOutcome.Unchanged], await Import());

        var claim = Assert.Single(_story.Count.Contest("ppwp")!.DossierOf(_story.Definition.Regions.FindStation(Night.TernateStation)!.Value)!.Claims);
        Assert.Equal(160, claim.Figures["IV.2"]!.Value.Value);
    }

    [Fact]
    public async Task A_changed_payload_is_recorded_again_and_the_old_claim_stays_in_the_history()
    {
        Put("tps/8271021022008.json", Payload(90, 160, 60));
        await Import();
        Put("tps/8271021022008.json", Payload(90, 110, 10));

        Assert.Equal([ClaimOutcome.Recorded], await Import());

        var dossier = _story.Count.Contest("ppwp")!.DossierOf(_story.Definition.Regions.FindStation(Night.TernateStation)!.Value)!;
        Assert.Equal(110, Assert.Single(dossier.Claims).Figures["IV.2"]!.Value.Value);
        Assert.Equal(2, dossier.History.Count);
    }

    [Fact]
    public async Task Nothing_published_is_no_claim_but_figures_withdrawn_are()
    {
        const string nothing = """{"chart":null,"images":[null,null,null],"administrasi":null,"psu":null,"ts":"2024-03-05 20:00:00"}""";
        Put("8271021022008.json", nothing);
        Assert.Equal([ClaimOutcome.Empty], await Import());
        Put("8271021022008.json", Payload(90, 160, 60));
        await Import();
        Put("8271021022008.json", nothing);

        Assert.Equal([ClaimOutcome.Recorded], await Import());
    }

    [Fact]
    public async Task A_bad_file_is_refused_and_the_others_go_on()
    {
        Put("tps/1101012001001.json", "<html>502 Bad Gateway</html>");
        Put("tps/8271021022008.json", Payload(90, 160, 60));

        Assert.Equal([ClaimOutcome.Refused, ClaimOutcome.Recorded], await Import());
    }

    [Fact]
    public async Task A_key_that_is_not_enrolled_stops_the_import_at_once()
    {
        using var stranger = new TestKey();

        var refused = await Assert.ThrowsAsync<RefusedException>(() => Import(stranger));

        Assert.Equal("not-found", refused.Refusal.Code);
    }

    Task<List<ClaimOutcome>> Import() => Import(_story.Importer);

    async Task<List<ClaimOutcome>> Import(ISigner key)
    {
        var outcomes = new List<ClaimOutcome>();
        using var client = _app.GetTestClient();
        var importer = new ClaimImporter(
            _story.Definition, _story.Definition.FindContest("ppwp")!, new ClaimServer(client, TimeProvider.System), key, TimeProvider.System);
        await foreach (var result in importer.Import(ClaimFolder.Find(_folder), TestContext.Current.CancellationToken))
            outcomes.Add(result.Outcome);
        return outcomes;
    }

    void Put(string path, string payload)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_folder, path))!);
        File.WriteAllText(Path.Combine(_folder, path), payload);
    }

    static string Payload(int first, int second, int third) =>
        $$"""{"chart":{"null":null,"100025":{{first}},"100026":{{second}},"100027":{{third}}},"images":[null,null,null],"administrasi":null,"psu":null,"ts":"2024-02-15 12:00:28","status_suara":true,"status_adm":false}""";
}
