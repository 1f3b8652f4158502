using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Sirekap.Election.Rules;
using Sirekap.Election.Statistics.Sheets;
using Sirekap.Server.OpenData;
using Sirekap.Server.OpenData.Stations;
using Sirekap.Server.OpenData.Statistics;
using Sirekap.Server.Tests.Fixtures;
using Sirekap.Testing;

namespace Sirekap.Server.Tests.OpenData.Statistics;

public sealed class StatisticsTests(OddVillage told) : IClassFixture<OddVillage>
{
    /// <summary>The same code reads the published CSV here as in <c>sirekap statistics</c>.</summary>
    [Theory]
    [InlineData("0")]
    [InlineData("11")]
    [InlineData("82")]
    public async Task Whoever_computes_them_from_the_published_table_has_the_bytes_of_the_edition_and_of_the_api(string region)
    {
        var edition = OpenJson.Parse<EditionsDocument>(await told.Site.Get($"/data/ppwp/{region}")).Editions[0];
        var contest = told.Story.Definition.Contests[0];
        using var csv = new StringReader(Encoding.UTF8.GetString(await told.Site.Get($"/data/ppwp/{region}/{edition.Size}.csv")));

        var bytes = OpenJson.ToBytes(StatisticsFiles.OfTable(
            StatisticsSheet.Of(contest, told.Story.Definition.Catalogue, TableRows.Read(csv, contest)), region, edition.Size));

        Assert.Equal(bytes, await told.Site.Get($"/data/ppwp/{region}/{edition.Size}.statistics.json"));
        Assert.Equal(bytes, await told.Site.Get($"/api/v1/statistics/ppwp/{region}"));
        Assert.Contains(edition.Files, file => file.Url == $"/data/ppwp/{region}/{edition.Size}.statistics.json");
    }

    [Fact]
    public async Task The_soft_rules_are_those_of_the_stations_own_documents()
    {
        var codes = new List<string>();
        foreach (var dossier in told.Story.Count.Contest("ppwp")!.Dossiers)
        {
            var document = JsonElement.Parse(await told.Site.Get($"/api/v1/stations/{dossier.Station.Code}/ppwp"));
            codes.AddRange(document.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("code").GetString()!).Distinct());
        }

        var rules = OpenJson.Parse<StatisticsDocument>(await told.Site.Get("/api/v1/statistics/ppwp/0")).Rules;
        Assert.NotEqual(0, rules.Single(rule => rule.Rule == BuiltInRules.FarFromVillage).Forms);
        Assert.All(rules, rule => Assert.Equal(codes.Count(code => code == rule.Rule), rule.Forms));
    }

    [Fact]
    public async Task The_station_that_is_unlike_its_village_is_named()
    {
        var outliers = OpenJson.Parse<StatisticsDocument>(await told.Site.Get("/api/v1/statistics/ppwp/11")).Outliers;

        Assert.Equal(told.Village.Stations.First().Code, outliers.Furthest[0].Station);
        Assert.Equal(outliers.Found, outliers.Furthest.Length);
        Assert.Empty(OpenJson.Parse<StatisticsDocument>(await told.Site.Get("/api/v1/statistics/ppwp/82")).Outliers.Furthest);
    }

    [Theory]
    [InlineData("rules", "province,counted,rule,forms")]
    [InlineData("fingerprint", "turnout_from,share_from,step,stations")]
    [InlineData("digits", "field,digit,seen,expected")]
    [InlineData("outliers", "station,candidate,votes,valid,others,usual_ppm,scatter_ppm,one_in")]
    public async Task Each_part_is_a_table_too(string table, string header)
    {
        var lines = Encoding.UTF8.GetString(await told.Site.Get($"/api/v1/statistics/ppwp/0/{table}.csv")).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(header, lines[0]);
        Assert.True(lines.Length > 1, "The table is empty.");
    }

    [Fact]
    public async Task They_are_not_made_anew_for_every_statement()
    {
        using var later = new Story(Elections.Small);
        Night.Count(later, "8271021022001", OddVillage.Form(10, 20));
        await using var site = await OpenSite.Open(later);
        var before = await site.Get("/api/v1/statistics/ppwp/0");
        Night.Count(later, "8271021022002", OddVillage.Form(10, 20));
        site.Follow(later);

        Assert.Equal(before, await site.Get("/api/v1/statistics/ppwp/0"));
    }

    [Theory]
    [InlineData("/api/v1/statistics/pdpr/0", "contest-unknown")]
    [InlineData("/api/v1/statistics/ppwp/12", "region-unknown")]
    [InlineData("/api/v1/statistics/ppwp/8271", "region-unknown")]
    [InlineData("/api/v1/statistics/ppwp/0/benford.csv", "table-unknown")]
    public async Task What_is_not_there_is_a_problem_with_a_stable_code(string path, string code)
    {
        var answer = await told.Site.Send(HttpMethod.Get, path);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(code, JsonElement.Parse(await answer.Content.ReadAsByteArrayAsync()).GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("station,village\n", "no column \"province\"")]
    [InlineData("\"station", "cut off")]
    public void A_file_that_is_no_such_table_is_refused_with_a_sentence(string csv, string sentence)
    {
        using var text = new StringReader(csv);
        var refused = Assert.Throws<FormatException>(() => TableRows.Read(text, told.Story.Definition.Contests[0]).ToList());

        Assert.Contains(sentence, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_that_is_cut_off_or_changed_is_refused_with_its_row()
    {
        var size = OpenJson.Parse<EditionsDocument>(await told.Site.Get("/data/ppwp/82")).Editions[0].Size;
        var csv = Encoding.UTF8.GetString(await told.Site.Get(string.Create(CultureInfo.InvariantCulture, $"/data/ppwp/82/{size}.csv")));
        using var cut = new StringReader(csv[..^30]);
        using var changed = new StringReader(csv.Replace(",90,110,10,", ",90,-110,10,", StringComparison.Ordinal));

        Assert.Contains("cells", Refusal(cut), StringComparison.Ordinal);
        Assert.Contains("\"-110\"", Refusal(changed), StringComparison.Ordinal);
    }

    string Refusal(TextReader csv) => Assert.Throws<FormatException>(() => TableRows.Read(csv, told.Story.Definition.Contests[0]).ToList()).Message;
}
