using Sirekap.Election.Contests;
using Sirekap.Election.Counting;
using Sirekap.Election.Regions;
using Sirekap.Server.Kpu;
using Sirekap.Server.OpenData;
using Sirekap.Server.OpenData.Copies;
using Sirekap.Server.OpenData.Recaps;
using Sirekap.Server.OpenData.Reports;
using Sirekap.Server.OpenData.Takedowns;

namespace Sirekap.Cli.Verification.Published;

/// <summary>A file that the site publishes and that follows from the log alone.</summary>
/// <param name="Path">Its URL path without a leading slash.</param>
/// <param name="Compute">Its bytes at the count's present size.</param>
internal sealed record PublishedFile(string Path, Func<Count, byte[]> Compute)
{
    /// <summary>What is published once for the whole election.</summary>
    public static IEnumerable<PublishedFile> OfElection(Count count, PhotoLinks photos)
    {
        yield return new(ElectionsPath, now => OpenPayloads.Elections(now.Definition, photos));
        yield return new("api/v1/rules", now => OpenPayloads.Rules(now.Definition));
        if (count.Attestations.Count > 0)
            yield return new("api/v1/residency", now => OpenPayloads.Residency(now, null));
        if (count.Takedowns.All.Count > 0)
        {
            yield return new("api/v1/takedowns", TakedownFiles.Json);
            yield return new("api/v1/takedowns.csv", TakedownFiles.Table);
        }

        foreach (var contest in count.Definition.Contests)
        {
            yield return new($"pemilu/{contest.Code}.json", now => KpuPayloads.Candidates(now, contest));
            yield return new($"api/v1/totals/{contest.Code}.csv", now => OpenPayloads.Totals(now, Votes(now, contest)));
            yield return new($"api/v1/reports/{contest.Code}", now => ReportPayloads.Document(now, Votes(now, contest), null));
            yield return new($"api/v1/reports/{contest.Code}.csv", now => ReportPayloads.Table(now, Votes(now, contest)));
        }
    }

    /// <summary>What is published of a region.</summary>
    public static IEnumerable<PublishedFile> Of(Contest contest, Region region)
    {
        var isNation = region.Level == RegionLevel.Nation;
        var place = isNation ? ".json" : "/" + KpuPath.Of(region);
        yield return new($"pemilu/hhcw/{contest.Code}{place}", count => KpuPayloads.Aggregate(count, Votes(count, contest), region));
        yield return new(
            $"wilayah/pemilu/{contest.Code}/{(isNation ? "0.json" : KpuPath.Of(region))}", _ => KpuPayloads.Regions(region));
        yield return new($"api/v1/regions/{region.Code}/{contest.Code}", count => OpenPayloads.Region(count, Votes(count, contest), region));
        if (region.Level == RegionLevel.Village)
            yield break;
        yield return new($"dokumen/{contest.Code}/{region.Code}.json", count => RecapPayloads.Data(count, Votes(count, contest), region));
        yield return new($"dokumen/{contest.Code}/{region.Code}.csv", count => RecapPayloads.Table(count, Votes(count, contest), region));
    }

    /// <summary>What is published of a station.</summary>
    public static IEnumerable<PublishedFile> Of(Contest contest, Station station, PhotoLinks photos)
    {
        yield return new(
            $"pemilu/hhcw/{contest.Code}/{KpuPath.Of(station)}", count => KpuPayloads.Station(count, Votes(count, contest), station, photos));
        yield return new(
            $"api/v1/stations/{station.Code}/{contest.Code}", count => OpenPayloads.Station(count, Votes(count, contest), station, photos));
        yield return new($"dokumen/{contest.Code}/{station.Code}.json", count => CopyPayloads.Data(count, Votes(count, contest), station));
        yield return new($"dokumen/{contest.Code}/{station.Code}.csv", count => CopyPayloads.Table(count, Votes(count, contest), station));
    }

    /// <summary>Where the election is described; it also says where photographs are served.</summary>
    public const string ElectionsPath = "api/v1/elections";

    private static ContestCount Votes(Count count, Contest contest) => count.Contest(contest.Code)!;
}
