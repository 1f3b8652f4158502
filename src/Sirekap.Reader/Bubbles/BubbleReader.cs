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

    /// <summary>The outline must be at least this clear in half of a column, or its rings were not found.</summary>
    const double LeastOutline = 0.05;

    /// <summary>Rings that are found together, with one more on each side: between so few, folded paper is nearly flat.</summary>
    const int Part = 2;

    /// <summary>Reads all columns of a field.</summary>
    /// <param name="photo">The photograph.</param>
    /// <param name="map">Where the page lies.</param>
    /// <param name="grid">The bubbles on paper.</param>
    /// <param name="print">The share of light that print takes away.</param>
    public static BubbleReading Read(Photo photo, PageMap map, BubbleGrid grid, double print)
    {
        var fills = ImmutableArray.CreateBuilder<BubbleFill>();
        var columns = ImmutableArray.CreateBuilder<int?>();
        var blanks = 0;
        foreach (var column in grid.Columns)
        {
            var measured = ReadColumn(photo, map, column, grid, print);
            fills.AddRange(measured);
            var (mark, blank) = Judge(measured);
            columns.Add(mark);
            blanks += blank ? 1 : 0;
        }

        var state = columns.All(digit => digit is not null) ? BubbleState.Marked
            : blanks == columns.Count ? BubbleState.Blank
            : BubbleState.Doubtful;
        return new(columns.ToImmutable(), state, fills.ToImmutable());
    }

    /// <summary>The one mark of a column; or whether it has none at all; neither where that is in doubt.</summary>
    static (int? Mark, bool Blank) Judge(BubbleFill[] column)
    {
        if (!OutlinesAreSeen(column))
            return (null, false);
        var order = column.Select((bubble, row) => (bubble.Fill, Row: row)).OrderByDescending(bubble => bubble.Fill).ToArray();
        var middle = order[order.Length / 2].Fill;
        var (first, second) = (order[0].Fill - middle, order[1].Fill - middle);
        return (first >= Mark && second <= Math.Min(MostOther, first / 2) ? order[0].Row : null, first <= Empty);
    }

    /// <summary>Finds the column, then its parts, as paper may be folded between them, and then each ring.</summary>
    static BubbleFill[] ReadColumn(Photo photo, PageMap map, double column, BubbleGrid grid, double print)
    {
        var radius = grid.Diameter / 2;
        var whole = RingFitter.Fit(photo.Luma, map, Shifted(grid.Rows.AsSpan(), default), radius, reach: 2.5);
        var bubbles = new BubbleFill[grid.Rows.Length];
        for (var first = 0; first < bubbles.Length; first += Part)
        {
            var last = Math.Min(first + Part, bubbles.Length);
            var (beside, below) = (Math.Max(0, first - 1), Math.Min(bubbles.Length, last + 1));
            var part = Sum(whole, RingFitter.Fit(photo.Luma, map, Shifted(grid.Rows.AsSpan()[beside..below], whole), radius, reach: 1.5));
            for (var row = first; row < last; row++)
            {
                var own = Sum(part, RingFitter.Fit(photo.Luma, map, Shifted(grid.Rows.AsSpan(row, 1), part), radius, reach: 0.8));
                bubbles[row] = Measure(photo, map, new(column + own.Dx, grid.Rows[row] + own.Dy), radius, print);
            }
        }

        return bubbles;
        Spot[] Shifted(ReadOnlySpan<double> rows, (double Dx, double Dy) by)
        {
            var spots = new Spot[rows.Length];
            for (var row = 0; row < spots.Length; row++)
                spots[row] = new(column + by.Dx, rows[row] + by.Dy);
            return spots;
        }
    }

    static (double Dx, double Dy) Sum((double Dx, double Dy) left, (double Dx, double Dy) right) => (left.Dx + right.Dx, left.Dy + right.Dy);

    static bool OutlinesAreSeen(BubbleFill[] column) => column.Count(bubble => bubble.Outline >= LeastOutline) * 2 >= column.Length;

    static BubbleFill Measure(Photo photo, PageMap map, Spot centre, double radius, double print)
    {
        var (paperLuma, paperRed) = RingFitter.Mean(photo, map, centre, radius * 1.35);
        var (lineLuma, _) = RingFitter.Mean(photo, map, centre, radius * 0.94);
        double luma = 0, red = 0, weight = 0;
        foreach (var share in (ReadOnlySpan<double>)[0.15, 0.35, 0.55, 0.7])
        {
            var (ringLuma, ringRed) = RingFitter.Mean(photo, map, centre, radius * share);
            (luma, red, weight) = (luma + (ringLuma * share), red + (ringRed * share), weight + share);
        }

        var light = Math.Min(luma / weight / Math.Max(paperLuma, 1), red / weight / Math.Max(paperRed, 1));
        return new((1 - (lineLuma / Math.Max(paperLuma, 1))) / print, (1 - light) / print);
    }
}
