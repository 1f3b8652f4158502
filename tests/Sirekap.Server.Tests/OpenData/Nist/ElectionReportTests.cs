using System.IO.Compression;
using System.Text.Json;
using Json.Schema;
using Sirekap.Server.OpenData;
using Sirekap.Server.OpenData.Stations;
using Sirekap.Server.Tests.Fixtures;
using Sirekap.Server.Tests.OpenData.Stations;
using Sirekap.Testing;

namespace Sirekap.Server.Tests.OpenData.Nist;

public sealed class ElectionReportTests(TwoForms told) : IClassFixture<TwoForms>
{
    static readonly JsonSchema Schema = JsonSchema.FromText(File.ReadAllText(Path.Combine(Files.Root, "tests/Sirekap.Server.Tests/OpenData/Nist/election-report.schema.json")));

    [Theory]
    [InlineData("0", "summary-contest")]
    [InlineData("82", "precinct-level")]
    public async Task A_report_is_valid_and_every_identifier_in_it_leads_to_something(string region, string format)
    {
        var report = await Report(region);

        Assert.Empty(Errors(report));
        Assert.Equal(format, report.GetProperty("Format").GetString());
        var ids = Values(report, "@id").ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        foreach (var name in new[] { "GpUnitId", "ElectionScopeId", "ElectionDistrictId", "CandidateIds", "ComposingGpUnitIds" })
            Assert.Empty(Values(report, name).Except(ids));
    }

    [Theory]
    [InlineData("\"not-processed\"", "\"awaited\"")]
    [InlineData("\"BallotsCast\"", "\"TotalVotes\"")]
    [InlineData("\"VendorApplicationId\"", "\"Vendor\"")]
    [InlineData("2024-02-14", "14.02.2024")]
    [InlineData("Z\",\"Issuer\"", ".5Z\",\"Issuer\"")]
    [InlineData("\"ElectionDistrictId\"", "\"ElectoralDistrictId\"")]
    [InlineData("\"ContestSelection\"", "\"BallotSelection\"")]
    [InlineData("\"BallotCounts\"", "\"SummaryCounts\"")]
    [InlineData("\"ElectionResults.BallotCounts\"", "\"ElectionResults.SummaryCounts\"")]
    [InlineData("\"@type\":\"ElectionResults.CandidateSelection\",", "")]
    [InlineData("\"@type\":\"ElectionResults.LanguageString\",", "")]
    public async Task The_schema_refuses_what_the_standard_does_not_know(string ours, string other)
    {
        var text = (await Report("0")).GetRawText();

        Assert.Contains(ours, text, StringComparison.Ordinal);
        Assert.NotEmpty(Errors(JsonElement.Parse(text.Replace(ours, other, StringComparison.Ordinal))));
    }

    [Fact]
    public async Task A_unit_s_name_is_a_text_in_Indonesian()
    {
        var name = (await Report("82")).GetProperty("GpUnit").EnumerateArray().Single(unit => unit.GetProperty("@id").GetString() == "gp-82").GetProperty("Name");

        Assert.Equal("ElectionResults.InternationalizedText", name.GetProperty("@type").GetString());
        Assert.Equal(("id", told.Story.Region("82").Name), (Assert.Single(Values(name, "Language")), Assert.Single(Values(name, "Content"))));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("82")]
    public async Task Its_counts_are_those_of_our_own_documents(string region)
    {
        var report = await Report(region);
        var (contest, ballots) = (Contest(report), report.GetProperty("Election")[0].GetProperty("BallotCounts"));
        foreach (var unit in Values(contest, "GpUnitId").Distinct().Where(unit => unit.Length < 13))
        {
            var own = OpenJson.Parse<RegionDocument>(await told.Site.Get($"/api/v1/regions/{unit[3..]}/ppwp"));
            foreach (var selection in contest.GetProperty("ContestSelection").EnumerateArray())
            {
                var number = selection.GetProperty("SequenceOrder").GetInt32();
                Assert.Equal(own.Totals![$"IV.{number}"], Of(selection.GetProperty("VoteCounts"), unit).GetProperty("Count").GetInt64());
            }

            Assert.Equal(own.Totals!["V.C"], Of(ballots, unit).GetProperty("BallotsCast").GetInt64());
            Assert.Equal(own.Totals!["V.B"], Of(ballots, unit).GetProperty("BallotsRejected").GetInt64());
        }
    }

    [Fact]
    public async Task A_station_that_is_not_counted_has_a_status_and_no_count()
    {
        var report = await Report("82");
        var units = report.GetProperty("GpUnit").EnumerateArray().ToDictionary(unit => unit.GetProperty("@id").GetString()!);

        Assert.Equal("not-processed", units["gp-8271021022001"].GetProperty("CountStatus")[0].GetProperty("Status").GetString());
        Assert.Equal("completed", units["gp-" + Night.TernateStation].GetProperty("CountStatus")[0].GetProperty("Status").GetString());
        Assert.Equal(289, units["gp-" + Night.TernateStation].GetProperty("VotersRegistered").GetInt32());
        Assert.Equal("in-process", units["gp-8271021022"].GetProperty("CountStatus")[0].GetProperty("Status").GetString());
        Assert.False(units["gp-8271021022"].TryGetProperty("VotersRegistered", out _), "A part of a village would pass for all of it.");
        Assert.DoesNotContain("gp-8271021022001", Values(report, "GpUnitId"));
        Assert.Equal(units.Keys.Count(id => id.Length == 16), told.Story.Region("82").StationCount);
    }

    [Fact]
    public async Task The_evidence_has_every_unit_with_written_and_recomputed_totals_photographs_and_places_in_the_log()
    {
        var (report, evidence) = (await Report("11"), await Document("11", "nist-evidence"));
        var units = evidence.GetProperty("units");

        Assert.Equal(
            report.GetProperty("GpUnit").EnumerateArray().Select(unit => unit.GetProperty("@id").GetString()!).Where(id => id != "gp-0"),
            units.EnumerateObject().Select(unit => unit.Name));
        var station = units.GetProperty("gp-1101012001001").GetProperty("contest-ppwp");
        Assert.Equal((9, 7), (station.GetProperty("written").GetProperty("valid").GetInt32(), station.GetProperty("recomputed").GetProperty("valid").GetInt32()));
        var own = JsonElement.Parse(await told.Site.Get("/api/v1/stations/1101012001001/ppwp"));
        Assert.Equal(own.GetProperty("pages")[0].GetProperty("photo").GetString(), station.GetProperty("pages")[0].GetProperty("photo").GetString());
        Assert.Equal(own.GetProperty("decision").GetProperty("log").GetInt64(), station.GetProperty("decision").GetProperty("log").GetInt64());
        Assert.Equal("decided", station.GetProperty("state").GetString());
    }

    static IEnumerable<string> Errors(JsonElement report) =>
        Schema.Evaluate(report, new EvaluationOptions { OutputFormat = OutputFormat.List, RequireFormatValidation = true }) is { IsValid: false } wrong
            ? (wrong.Details ?? []).Where(detail => detail.Errors is not null).Select(detail => $"{detail.InstanceLocation}: {string.Join(' ', detail.Errors!.Values)}").DefaultIfEmpty("invalid")
            : [];

    static JsonElement Contest(JsonElement report) => report.GetProperty("Election")[0].GetProperty("Contest")[0];

    static JsonElement Of(JsonElement counts, string unit) => counts.EnumerateArray().Single(count => count.GetProperty("GpUnitId").GetString() == unit);

    /// <summary>The texts under a name, wherever it stands.</summary>
    static IEnumerable<string> Values(JsonElement within, string name) => within.ValueKind switch
    {
        JsonValueKind.Array => within.EnumerateArray().SelectMany(item => Values(item, name)),
        JsonValueKind.Object => within.EnumerateObject().SelectMany(property => property.Name != name ? Values(property.Value, name)
            : property.Value.ValueKind == JsonValueKind.Array ? property.Value.EnumerateArray().Select(item => item.GetString()!)
            : [property.Value.GetString()!]),
        _ => [],
    };

    Task<JsonElement> Report(string region) => Document(region, "nist");

    async Task<JsonElement> Document(string region, string name)
    {
        var edition = OpenJson.Parse<EditionsDocument>(await told.Site.Get($"/data/ppwp/{region}")).Editions[0];
        await using var text = new GZipStream(new MemoryStream(await told.Site.Get($"/data/ppwp/{region}/{edition.Size}.{name}.json.gz")), CompressionMode.Decompress);
        using var read = new MemoryStream();
        await text.CopyToAsync(read, TestContext.Current.CancellationToken);
        return JsonElement.Parse(read.ToArray());
    }
}
