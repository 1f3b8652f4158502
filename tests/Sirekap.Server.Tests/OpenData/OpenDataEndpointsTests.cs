using System.Net;
using System.Text.Json;
using Sirekap.Server.OpenData;
using Sirekap.Server.Tests.Fixtures;
using Sirekap.Testing;

namespace Sirekap.Server.Tests.OpenData;

public sealed class OpenDataEndpointsTests : IAsyncLifetime
{
    readonly Story _story = new(Elections.Small);
    OpenSite _site = null!;

    public async ValueTask InitializeAsync()
    {
        Night.CountTernate(_story);
        _story.Claim("kpu", Night.TernateStation, Night.Ppwp, ("IV.1", 90), ("IV.2", 160), ("IV.3", 60), ("V.A", 210));
        _story.Claim("kpu", "1101012001001", Night.Ppwp, ("IV.1", 1), ("IV.2", 1), ("IV.3", 1), ("V.A", 4));
        _story.Claim("kpu", "1101012001002", Night.Ppwp, ("IV.1", 1), ("IV.2", 1), ("IV.3", 1), ("V.A", 3));
        _story.Claim("saksi", "1101012001003", Night.Ppwp, ("V.A", 4), ("V.B", 1), ("V.C", 4));
        _site = await OpenSite.Open(_story);
    }

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        _story.Dispose();
    }

    [Fact]
    public async Task Stations_regions_and_totals_are_served_as_they_are_computed()
    {
        var (count, contest, tree) = (_story.Count, _story.Count.Contest("ppwp")!, _story.Definition.Regions);

        Assert.Equal(
            OpenPayloads.Station(count, contest, tree.FindStation(Night.TernateStation)!.Value, new PhotoLinks("https://pemilu.example.id")),
            await _site.Get("/api/v1/stations/8271021022008/ppwp"));
        Assert.Equal(OpenPayloads.Region(count, contest, tree.Nation), await _site.Get("/api/v1/regions/0/ppwp"));
        Assert.Equal(OpenPayloads.Totals(count, contest), await _site.Get("/api/v1/totals/ppwp.csv"));
    }

    [Theory]
    [InlineData("/api/v1/stations/8271021022999/ppwp", HttpStatusCode.NotFound, "station-unknown")]
    [InlineData("/api/v1/stations/8271021022008/pdpr", HttpStatusCode.NotFound, "contest-unknown")]
    [InlineData("/api/v1/regions/8299/ppwp", HttpStatusCode.NotFound, "region-unknown")]
    [InlineData("/api/v1/totals/pdpr.csv", HttpStatusCode.NotFound, "contest-unknown")]
    [InlineData("/api/v1/claims/contradictions?after=1", HttpStatusCode.NotFound, "station-unknown")]
    public async Task What_is_not_known_is_a_problem_with_a_stable_code(string path, HttpStatusCode status, string code)
    {
        var answer = await _site.Send(HttpMethod.Get, path);

        Assert.Equal(status, answer.StatusCode);
        var problem = JsonElement.Parse(await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal(code, problem.GetProperty("code").GetString());
        Assert.NotEmpty(problem.GetProperty("detail").GetString()!);
    }

    [Fact]
    public async Task Contradictions_are_those_with_a_form_or_with_themselves_by_source()
    {
        Assert.Equal(["1101012001001", "1101012001003", "8271021022008"], await Contradicting(""));
        Assert.Equal(["1101012001001", "8271021022008"], await Contradicting("&source=kpu"));

        var ternate = (await Pages("&source=kpu"))[^1];
        Assert.Equal("""{"IV.2":110,"IV.3":10}""", ternate.GetProperty("written").GetRawText());
        Assert.Equal("agreed", ternate.GetProperty("state").GetString());
    }

    [Fact]
    public async Task A_page_of_contradictions_begins_after_the_station_named()
    {
        var page = JsonElement.Parse(await _site.Get("/api/v1/claims/contradictions?after=1101012001001"));

        Assert.Equal(["1101012001003", "8271021022008"], page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("station").GetString()));
        Assert.Equal(JsonValueKind.Null, page.GetProperty("next").ValueKind);
    }

    [Fact]
    public async Task Rules_and_elections_say_what_a_verifier_needs()
    {
        var rules = JsonElement.Parse(await _site.Get("/api/v1/rules")).GetProperty("rules");
        var elections = OpenJson.Parse<ElectionsDocument>(await _site.Get("/api/v1/elections"));

        Assert.Equal(_story.Definition.Catalogue.Rules.Length, rules.GetArrayLength());
        Assert.Equal("https://pemilu.example.id/photos/", elections.Photos);
        var election = Assert.Single(elections.Elections);
        Assert.Equal(("pemilu-2024", "2024-02-14"), (election.Id, election.Day));
        Assert.Equal(["100025", "100026", "100027"], Assert.Single(election.Contests).Candidates.Select(candidate => candidate.Id));
        Assert.Equal(_story.Definition.Files["rules.json"], election.Files["rules.json"]);
    }

    [Fact]
    public async Task The_OpenAPI_document_describes_every_address()
    {
        var paths = JsonElement.Parse(await _site.Get("/openapi/v1.json")).GetProperty("paths");

        string[] described =
        [
            "/api/v1/stations/{station}/{contest}", "/api/v1/regions/{region}/{contest}", "/api/v1/claims/contradictions",
            "/api/v1/totals/{contest}.csv", "/api/v1/rules", "/api/v1/elections", "/pemilu/hhcw/{contest}.json", "/pemilu/{contest}.json",
        ];
        Assert.All(described, path => Assert.True(paths.TryGetProperty(path, out _), path));
        var station = paths.GetProperty(described[0]).GetProperty("get");
        Assert.True(station.GetProperty("responses").TryGetProperty("404", out _));
        Assert.Contains("StationDocument", station.GetProperty("responses").GetProperty("200").GetRawText(), StringComparison.Ordinal);
    }

    async Task<string[]> Contradicting(string query) =>
        [.. (await Pages(query)).Select(item => item.GetProperty("station").GetString()!)];

    async Task<List<JsonElement>> Pages(string query)
    {
        var items = new List<JsonElement>();
        for (var after = ""; ;)
        {
            var page = JsonElement.Parse(await _site.Get($"/api/v1/claims/contradictions?contest=ppwp{query}{after}"));
            items.AddRange(page.GetProperty("items").EnumerateArray());
            if (page.GetProperty("next").GetString() is not { } next)
                return items;
            after = $"&after={next}";
        }
    }
}
