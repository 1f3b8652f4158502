using System.Globalization;
using System.Text;
using Sirekap.Election.Copies;
using Sirekap.Election.Counting;
using Sirekap.Election.Regions;

namespace Sirekap.Server.OpenData.Copies;

/// <summary>
/// The bytes of a copied form's files, as functions of the count and nothing else: the site serves them, and <c>sirekap verify</c> recomputes them.
/// See docs/recap.md for the format.
/// </summary>
public static class CopyPayloads
{
    /// <summary>The data file: <c>/dokumen/{contest}/{station}.json</c>.</summary>
    public static byte[] Data(Count count, ContestCount contest, Station station) => StationSheet.Of(count, contest, station).ToBytes();

    /// <summary>The table: <c>/dokumen/{contest}/{station}.csv</c>.</summary>
    public static byte[] Table(Count count, ContestCount contest, Station station) => ToCsv(StationSheet.Of(count, contest, station));

    /// <summary>A line for each field (RFC 4180, UTF-8, LF): what the officer typed, what is counted, and the entry that changed it.</summary>
    internal static byte[] ToCsv(StationSheet sheet)
    {
        var lines = new StringBuilder("field,officer,counted,changed_by\n");
        foreach (var line in sheet.Lines)
            lines.Append(CultureInfo.InvariantCulture, $"{line.Field.Id},{line.Officer},{line.Counted},{(line.IsCorrected ? sheet.Decision?.Index : null)}\n");
        return Encoding.UTF8.GetBytes(lines.ToString());
    }
}
