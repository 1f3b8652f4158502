using Sirekap.Election.Contests;
using Sirekap.Election.Regions;
using Sirekap.Server.Kpu;

namespace Sirekap.Server.Site.Visiting;

/// <summary>Where other rooms of the server keep what a page leads to: data, photographs, the log. The same in every language.</summary>
public static class DataPath
{
    /// <summary>A region in our own JSON.</summary>
    public static string Json(Region region, Contest contest) => $"/api/v1/regions/{region.Code}/{contest.Code}";

    /// <summary>A station in our own JSON.</summary>
    public static string Json(Station station, Contest contest) => $"/api/v1/stations/{station.Code}/{contest.Code}";

    /// <summary>The receipts of every statement about a station's form, in one file.</summary>
    public static string Receipts(Station station, Contest contest) => $"{Json(station, contest)}/receipts";

    /// <summary>A file of the copy of a station's C.Hasil.</summary>
    /// <param name="station">The station.</param>
    /// <param name="contest">The contest.</param>
    /// <param name="ending">Which file: <c>pdf</c>, <c>csv</c> or <c>json</c>.</param>
    public static string Copy(Station station, Contest contest, string ending) => $"/dokumen/{contest.Code}/{station.Code}.{ending}";

    /// <summary>What citizens report, as a table.</summary>
    public static string Reports(Contest contest) => $"/api/v1/reports/{contest.Code}.csv";

    /// <summary>A region as KPU arranges it.</summary>
    public static string Kpu(Region region, Contest contest) => region.Level == RegionLevel.Nation
        ? $"/pemilu/hhcw/{contest.Code}.json"
        : $"/pemilu/hhcw/{contest.Code}/{KpuPath.Of(region)}";

    /// <summary>A station as KPU arranges it.</summary>
    public static string Kpu(Station station, Contest contest) => $"/pemilu/hhcw/{contest.Code}/{KpuPath.Of(station)}";
}
