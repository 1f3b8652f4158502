using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Sirekap.Election.Contests;
using Sirekap.Election.Counting;
using Sirekap.Election.Regions;
using Sirekap.Election.Statements.Kinds;

namespace Sirekap.Server.OpenData;

/// <summary>All regions of which the log says anything, one line each (RFC 4180, UTF-8, LF), in tree order.</summary>
internal sealed class TotalsCsv
{
    private readonly Contest _contest;
    private readonly ImmutableArray<(Region Region, RegionTotals Totals)> _rows;

    private TotalsCsv(Contest contest, ImmutableArray<(Region, RegionTotals)> rows) => (_contest, _rows) = (contest, rows);

    /// <summary>Takes the rows out of the count.</summary>
    public static TotalsCsv Of(Count count, ContestCount contest)
    {
        var rows = ImmutableArray.CreateBuilder<(Region, RegionTotals)>();
        Collect(contest, count.Definition.Regions.Nation, rows);
        return new(contest.Contest, [.. rows.OrderBy(row => row.Item1.Index)]);
    }

    /// <summary>The file.</summary>
    public byte[] ToBytes()
    {
        var output = new ArrayBufferWriter<byte>(64 * 1024);
        var line = new StringBuilder("code,level,name,stations,counted");
        foreach (var state in FormStates.All)
            line.Append(',').Append(state.Code());
        line.Append(",changed");
        foreach (var field in _contest.Fields)
            line.Append(',').Append(field.Id);
        Flush(line, output);
        foreach (var (region, totals) in _rows)
        {
            line.Append(region.Code).Append(',').Append(Codes.Name(region.Level)).Append(',').Append(Quote(region.Name))
                .Append(CultureInfo.InvariantCulture, $",{totals.All},{totals.Counted}");
            foreach (var forms in totals.Forms)
                line.Append(CultureInfo.InvariantCulture, $",{forms}");
            line.Append(',').Append(totals.Changed?.ToString());
            // Not counted is not zero: without a counted form the totals stay empty.
            foreach (var figure in totals.Figures)
                line.Append(',').Append(totals.Counted == 0 ? "" : figure.ToString(CultureInfo.InvariantCulture));
            Flush(line, output);
        }

        return output.WrittenSpan.ToArray();
    }

    // What has come in below has come in above, so a region without anything is skipped with all that it holds.
    private static void Collect(ContestCount contest, Region region, ImmutableArray<(Region, RegionTotals)>.Builder rows)
    {
        var totals = contest.TotalsOf(region);
        if (totals.Changed is null)
            return;
        rows.Add((region, totals));
        foreach (var child in region.Children)
            Collect(contest, child, rows);
    }

    /// <summary>A text as a cell.</summary>
    internal static string Quote(string text) =>
        text.AsSpan().ContainsAny(",\"\n\r") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;

    private static void Flush(StringBuilder line, ArrayBufferWriter<byte> output)
    {
        line.Append('\n');
        foreach (var chunk in line.GetChunks())
            Encoding.UTF8.GetBytes(chunk.Span, output);
        line.Clear();
    }
}
