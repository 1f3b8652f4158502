using Sirekap.Election.Counting;
using Sirekap.Election.Recaps;
using Sirekap.Election.Regions;

namespace Sirekap.Server.OpenData.Recaps;

/// <summary>
/// The bytes of a recapitulation's files, as functions of the count and nothing else: the site serves them, and <c>sirekap verify</c> recomputes them.
/// A village has none. See docs/recap.md for the format.
/// </summary>
public static class RecapPayloads
{
    /// <summary>The data file: <c>/dokumen/{contest}/{region}.json</c>.</summary>
    public static byte[] Data(Count count, ContestCount contest, Region region) => RecapSheet.Of(count, contest, region).ToBytes();

    /// <summary>The table: <c>/dokumen/{contest}/{region}.csv</c>.</summary>
    public static byte[] Table(Count count, ContestCount contest, Region region) => RecapCsv.ToBytes(RecapSheet.Of(count, contest, region));
}
