using System.Collections.Immutable;
using Sirekap.Election.Forms;
using Sirekap.Reader.Imaging;
using Sirekap.Reader.Registration;

namespace Sirekap.Reader.Bubbles;

/// <summary>
/// Reads bubbles. Each printed ring is found by its outline alone and only then is the fill measured: a search for the best fill would
/// invent marks.
/// </summary>
internal static class BubbleReader
{
    /// <summary>
    /// A bubble is marked when it is this much darker inside than the middle one of its column, and no other comes near: neither a fixed
    /// darkness nor half of the mark's. Ghosts of what was rubbed out, and strokes that pass through, come to 0.17; marks of the faintest
    /// pens to 0.3; between is a doubt, as are ticks and thin crosses.
    /// </summary>
    const double Mark = 0.24, Empty = 0.1, MostOther = 0.2;

    /// <summary>Where the pen is so faint that the middle one of a field's marks is below <see cref="Mark"/> over this share, that share of it is enough, down to the least.</summary>
    const double ShareOfFaint = 0.65, LeastMark = 0.15;

    /// <summary>A ring is seen if its outline is at least this clear, and this share of what is usual in its field.</summary>
    const double LeastOutline = 0.03, ShareOfOutline = 0.5;

    /// <summary>Rings of a column that may be unseen, in a fold or under a blot.</summary>
    const int MostUnseen = 2;

    /// <summary>Reads all columns of a field.</summary>
    /// <param name="photo">The photograph.</param>
    /// <param name="map">Where the page lies.</param>
    /// <param name="grid">The bubbles on paper.</param>
    /// <param name="print">The share of light that print takes away.</param>
    public static BubbleReading Read(Photo photo, PageMap map, BubbleGrid grid, double print)
    {
        var columns = grid.Columns.Select(column => new BubbleColumn(photo, map, grid, column, print)).ToArray();
        var measured = columns.Select(column => column.Measure()).ToArray();
        var least = LeastSeen(measured);
        for (var index = 0; index < columns.Length; index++)
        {
            if (Doubts(measured[index], least) > 0 && columns[index].Follow() is var followed && Doubts(followed, least) < Doubts(measured[index], least))
                measured[index] = followed;
        }

        return Judge(measured, Math.Max(least, LeastSeen(measured)));
    }

    static BubbleReading Judge(MeasuredColumn[] columns, double leastSeen)
    {
        var mark = LeastFill(columns);
        var digits = ImmutableArray.CreateBuilder<int?>(columns.Length);
        var blanks = 0;
        foreach (var column in columns)
        {
            var (digit, blank) = Judge(column, mark, leastSeen);
            digits.Add(digit);
            blanks += blank ? 1 : 0;
        }

        var state = digits.All(digit => digit is not null) ? BubbleState.Marked
            : blanks == columns.Length ? BubbleState.Blank
            : BubbleState.Doubtful;
        return new(digits.MoveToImmutable(), state, [.. columns.SelectMany(column => column.Rings)]);
    }

    /// <summary>The one mark of a column; or whether it has none at all; neither where that is in doubt.</summary>
    static (int? Mark, bool Blank) Judge(MeasuredColumn column, double mark, double leastSeen)
    {
        if (Doubts(column, leastSeen) > MostUnseen)
            return (null, false);
        var order = column.Rings.Select((bubble, row) => (bubble.Fill, Row: row)).OrderByDescending(bubble => bubble.Fill).ToArray();
        var middle = order[order.Length / 2].Fill;
        var (first, second) = (order[0].Fill - middle, order[1].Fill - middle);
        return (first >= mark && second <= Math.Min(MostOther, first / 2) ? order[0].Row : null, first <= Empty);
    }

    /// <summary>From which fill on a bubble is marked, by the pen that wrote this field.</summary>
    static double LeastFill(MeasuredColumn[] columns)
    {
        var marks = columns.Select(Contrast).Where(contrast => contrast > Empty).Order().ToArray();
        return marks.Length < 2 ? Mark : Math.Clamp(ShareOfFaint * marks[marks.Length / 2], LeastMark, Mark);
    }

    /// <summary>How much darker the darkest bubble is than the middle one.</summary>
    static double Contrast(MeasuredColumn column)
    {
        var fills = column.Rings.Select(bubble => bubble.Fill).Order().ToArray();
        return fills[^1] - fills[fills.Length / 2];
    }

    /// <summary>From which outline on a ring of the field is seen; usual is what six of ten rings are at most.</summary>
    static double LeastSeen(MeasuredColumn[] columns)
    {
        var outlines = columns.SelectMany(column => column.Rings).Select(bubble => bubble.Outline).Order().ToArray();
        return Math.Max(LeastOutline, ShareOfOutline * outlines[outlines.Length * 6 / 10]);
    }

    /// <summary>The rings that are not seen; where the column may lie one ring off, more than may be.</summary>
    static int Doubts(MeasuredColumn column, double leastSeen) => column.Unseen(leastSeen) + (column.IsPlaced(leastSeen) ? 0 : MostUnseen + 1);
}
