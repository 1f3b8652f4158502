using Sirekap.Election;
using Sirekap.Election.Counting;
using Sirekap.Election.Regions;

namespace Sirekap.Server.OpenData;

/// <summary>
/// The bytes of our own open data, as functions of the count and nothing else: the site serves them, and
/// <c>sirekap verify</c> recomputes them from the log. See docs/api.md for the format.
/// </summary>
public static class OpenPayloads
{
    /// <summary>A station: <c>/api/v1/stations/{station}/{contest}</c>.</summary>
    public static byte[] Station(Count count, ContestCount contest, Station station, PhotoLinks photos) =>
        OpenJson.ToBytes(DescribeStation.Of(count, contest, station, photos));

    /// <summary>A region: <c>/api/v1/regions/{region}/{contest}</c>.</summary>
    public static byte[] Region(Count count, ContestCount contest, Region region) =>
        OpenJson.ToBytes(DescribeRegion.Of(count, contest, region));

    /// <summary>All regions of which the log says anything: <c>/api/v1/totals/{contest}.csv</c>.</summary>
    public static byte[] Totals(Count count, ContestCount contest) => TotalsCsv.Of(count, contest).ToBytes();

    /// <summary>A page of claims that contradict a form or themselves: <c>/api/v1/claims/contradictions</c>.</summary>
    /// <param name="count">The count.</param>
    /// <param name="contest">The contest.</param>
    /// <param name="source">Only this publisher's; null for all.</param>
    /// <param name="after">The station after which the page begins; null for the first page.</param>
    public static byte[] Contradictions(Count count, ContestCount contest, string? source, Station? after) =>
        OpenJson.ToBytes(DescribeContradictions.Of(count, contest, source, after));

    /// <summary>The newest attestations of where servers' endpoints are: <c>/api/v1/residency</c>.</summary>
    /// <param name="count">The count.</param>
    /// <param name="before">Only those before this log index; null for the newest.</param>
    public static byte[] Residency(Count count, long? before) => OpenJson.ToBytes(DescribeResidency.Of(count, before));

    /// <summary>The rule catalogue: <c>/api/v1/rules</c>.</summary>
    public static byte[] Rules(ElectionDefinition definition) => OpenJson.ToBytes(DescribeElection.Of(definition.Catalogue));

    /// <summary>The elections: <c>/api/v1/elections</c>.</summary>
    public static byte[] Elections(ElectionDefinition definition, PhotoLinks photos) =>
        OpenJson.ToBytes(DescribeElection.Of(definition, photos));
}
