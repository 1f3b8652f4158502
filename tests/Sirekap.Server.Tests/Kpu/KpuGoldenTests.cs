using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Sirekap.Election.Regions;
using Sirekap.Server.Kpu;
using Sirekap.Server.OpenData;
using Sirekap.Server.Tests.Fixtures;
using Sirekap.Testing;

namespace Sirekap.Server.Tests.Kpu;

/// <summary>Rebuilds KPU's own payloads of 2024 byte by byte, from the same figures told as signed statements.</summary>
public sealed partial class KpuGoldenTests
{
    static readonly string[] Candidates = ["100025", "100026", "100027"];

    public static TheoryData<string> RegionFiles()
    {
        var folder = Path.Combine(Files.KpuDefinitions, "wilayah/pemilu/ppwp");
        return [.. Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(folder, path)).Order(StringComparer.Ordinal)];
    }

    [Theory]
    [MemberData(nameof(RegionFiles))]
    public void Every_region_payload_is_rebuilt_byte_by_byte(string path)
    {
        var tree = Elections.Whole.Regions;
        var region = path == "0.json" ? tree.Nation : KpuPath.FindRegion(tree, path)!.Value;

        var built = Encoding.UTF8.GetString(KpuPayloads.Regions(region));

        Assert.Equal(Fixtures.Json.Minified(File.ReadAllBytes(Path.Combine(Files.KpuDefinitions, "wilayah/pemilu/ppwp", path))), built);
    }

    [Fact]
    public void The_candidates_are_KPUs_own_but_for_the_time()
    {
        using var story = new Story(Elections.Small);

        var built = Encoding.UTF8.GetString(KpuPayloads.Candidates(story.Count, story.Definition.FindContest("ppwp")!));

        Assert.Equal(
            WithTime(Fixtures.Json.Minified(File.ReadAllBytes(Path.Combine(Files.KpuDefinitions, "pemilu/ppwp.json"))), "2024-02-14 15:00:01"), built);
    }

    [Theory]
    [InlineData("11/1101/110101/1101012001")]
    [InlineData("11/1101/110101/1101012002")]
    [InlineData("11/1101/110101")]
    [InlineData("11/1101/110102")]
    [InlineData("11/1101")]
    [InlineData("11/1102")]
    public void A_region_with_the_same_figures_gives_the_same_bytes(string path)
    {
        var sample = Files.KpuCount($"pemilu/hhcw/ppwp/{path}.json");
        using var story = new Story(Elections.Small);
        Retell(story, sample);
        var region = KpuPath.FindRegion(story.Definition.Regions, $"{path}.json")!.Value;
        var contest = story.Count.Contest("ppwp")!;

        var built = Encoding.UTF8.GetString(KpuPayloads.Aggregate(story.Count, contest, region));

        var changed = contest.TotalsOf(region).Changed!.Value.Moment.AddHours(7).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        Assert.Equal(WithTime(Fixtures.Json.Minified(sample), changed), built);
    }

    [Theory]
    [InlineData("1101012001001")]
    [InlineData("1101012001002")]
    [InlineData("1101012001003")]
    public void A_station_with_the_same_figures_gives_the_same_bytes_but_for_pictures_and_time(string code)
    {
        var sample = Files.KpuCount($"pemilu/hhcw/ppwp/11/1101/110101/1101012001/{code}.json");
        using var story = new Story(Elections.Small);
        using var payload = JsonDocument.Parse(sample);
        var contest = story.Count.Contest("ppwp")!;
        var station = story.Definition.Regions.FindStation(code)!.Value;
        var names = contest.Contest.Candidates.Select(candidate => (candidate.Id, candidate.Field))
            .Concat(contest.Contest.KpuFields.Select(kpu => (kpu.Name, kpu.Field))).ToDictionary();
        Night.Count(story, code, payload.RootElement.GetProperty("chart").EnumerateObject()
            .Concat(payload.RootElement.GetProperty("administrasi").EnumerateObject())
            .Where(member => member.Value.ValueKind == JsonValueKind.Number)
            .Select(member => KeyValuePair.Create(names[member.Name], member.Value.GetInt32())));

        var built = Encoding.UTF8.GetString(KpuPayloads.Station(story.Count, contest, station, new PhotoLinks("https://pemilu.example.id")));

        var dossier = contest.DossierOf(station)!;
        var expected = Fixtures.Json.Minified(sample);
        foreach (var (page, reading) in dossier.Readings)
            expected = expected.Replace(payload.RootElement.GetProperty("images")[page - 1].GetString()!, $"https://pemilu.example.id/photos/{reading.Statement.PublicCopy}.jpg", StringComparison.Ordinal);
        // KPU's older payloads lack the mode.
        if (!expected.StartsWith("""{"mode":""", StringComparison.Ordinal))
            expected = $$"""{"mode":"hhcw",{{expected[1..]}}""";
        Assert.Equal(WithTime(expected, dossier.History[^1].At.Moment.AddHours(7).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)), built);
    }

    // Gives each row of the payload the same votes and as many counted stations: the first takes all votes, the others none.
    static void Retell(Story story, byte[] payload)
    {
        using var document = JsonDocument.Parse(payload);
        foreach (var row in document.RootElement.GetProperty("table").EnumerateObject())
        {
            var stations = StationsOf(story.Definition.Regions, row.Name);
            var counted = (int)Math.Round(row.Value.GetProperty("persen").GetDouble() * stations.Length / 100, MidpointRounding.AwayFromZero);
            for (var index = 0; index < counted; index++)
            {
                Night.Count(story, stations[index].Code, Candidates.Select((id, place) => KeyValuePair.Create(
                    $"IV.{place + 1}", index == 0 ? row.Value.GetProperty(id).GetInt32() : 0)));
            }
        }
    }

    static Station[] StationsOf(RegionTree tree, string code) =>
        tree.FindStation(code) is { } station ? [station] : [.. tree.FindRegion(code)!.Value.Stations];

    static string WithTime(string json, string time) => Time().Replace(json, $"\"ts\":\"{time}\"");

    [GeneratedRegex("\"ts\":\"[^\"]*\"", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Time();
}
