using Sirekap.Election.Contests;
using Sirekap.Election.Counting;
using Sirekap.Election.Regions;
using Sirekap.Server.OpenData;

namespace Sirekap.Server.Kpu;

/// <summary>
/// The bytes of every KPU-compatible payload, as functions of the count and nothing else: the site serves them, and
/// <c>sirekap verify</c> recomputes them from the log. See docs/kpu-json.md for the format.
/// </summary>
public static class KpuPayloads
{
    /// <summary>The regions, or a village's stations, directly below a region: <c>/wilayah/pemilu/{contest}/….json</c>.</summary>
    public static byte[] Regions(Region above) => KpuObject.ToBytes(KpuRegions.Below(above));

    /// <summary>The candidates: <c>/pemilu/{contest}.json</c>.</summary>
    public static byte[] Candidates(Count count, Contest contest) =>
        KpuCandidates.Of(contest, KpuTime.Text(KpuTime.Beginning(count))).ToBytes();

    /// <summary>The count of a region from the nation down to a village: <c>/pemilu/hhcw/{contest}….json</c>.</summary>
    public static byte[] Aggregate(Count count, ContestCount contest, Region region) =>
        KpuAggregate.Of(count, contest, region).ToBytes();

    /// <summary>One station: <c>/pemilu/hhcw/{contest}/{p}/{k}/{c}/{v}/{t}.json</c>.</summary>
    public static byte[] Station(Count count, ContestCount contest, Station station, PhotoLinks photos) =>
        KpuStation.Of(count, contest, station, photos).ToBytes();
}
