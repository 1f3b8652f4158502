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
    /// <summary>A fill of at least this counts as a mark; below <see cref="Empty"/> as none; between as a doubt. A printed digit alone comes to 0.15.</summary>
    const double Mark = 0.4, Empty = 0.28;

    /// <summary>The outline must be at least this clear in half of a column, or its rings were not found.</summary>
    const double LeastOutline = 0.05;

    /// <summary>Reads all columns of a field.</summary>
    /// <param name="photo">The photograph.</param>
    /// <param name="map">Where the page lies.</param>
    /// <param name="grid">The bubbles on paper.</param>
    /// <param name="print">The share of light that print takes away.</param>
    public static BubbleReading Read(Photo photo, PageMap map, BubbleGrid grid, double print)
    {
        var fills = ImmutableArray.CreateBuilder<BubbleFill>();
        var columns = ImmutableArray.CreateBuilder<int?>();
        int marks = 0, doubts = 0;
        foreach (var column in grid.Columns)
        {
            var measured = ReadColumn(photo, map, column, grid, print);
            fills.AddRange(measured);
            var found = measured.Count(bubble => bubble.Fill >= Mark);
            var unclear = measured.Count(bubble => bubble.Fill is > Empty and < Mark) + (OutlinesAreSeen(measured) ? 0 : 1);
            columns.Add(found == 1 && unclear == 0 ? Array.FindIndex(measured, bubble => bubble.Fill >= Mark) : null);
            (marks, doubts) = (marks + found, doubts + unclear);
        }

        var state = columns.All(digit => digit is not null) ? BubbleState.Marked
            : marks == 0 && doubts == 0 ? BubbleState.Blank
            : BubbleState.Doubtful;
        return new(columns.ToImmutable(), state, fills.ToImmutable());
    }

    static BubbleFill[] ReadColumn(Photo photo, PageMap map, double column, BubbleGrid grid, double print)
    {
        var radius = grid.Diameter / 2;
        var (dx, dy) = RingFitter.Fit(photo.Luma, map, grid.Rows.Select(row => new Spot(column, row)), radius, reach: 2.5);
        var bubbles = new BubbleFill[grid.Rows.Length];
        for (var row = 0; row < bubbles.Length; row++)
        {
            var rough = new Spot(column + dx, grid.Rows[row] + dy);
            var (ownX, ownY) = RingFitter.Fit(photo.Luma, map, [rough], radius, reach: 0.8);
            bubbles[row] = Measure(photo, map, new(rough.X + ownX, rough.Y + ownY), radius, print);
        }

        return bubbles;
    }

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
