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

    /// <summary>How far rings may be off: a column from the page, a part from its column, a ring from its part; in samples of the search.</summary>
    const int WholeReach = 7, PartReach = 5, OwnReach = 2;

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
        using var search = new RingSearch(photo.Luma, map, column, grid.Rows[0], grid.Rows[^1], radius, WholeReach + PartReach + OwnReach);
        var places = grid.Rows.Select(row => search.At(column, row)).ToArray();
        Move(places, search.Fit(places, WholeReach));
        var bubbles = new BubbleFill[places.Length];
        for (var first = 0; first < bubbles.Length; first += Part)
        {
            var last = Math.Min(first + Part, bubbles.Length);
            var shift = search.Fit(places.AsSpan()[Math.Max(0, first - 1)..Math.Min(bubbles.Length, last + 1)], PartReach);
            for (var row = first; row < last; row++)
            {
                (int Column, int Row)[] own = [places[row]];
                Move(own, shift);
                Move(own, search.Fit(own, OwnReach));
                bubbles[row] = new RingLight(photo, search.InPhoto(own[0].Column, own[0].Row)).Measure(radius, print);
            }
        }

        return bubbles;
    }

    static void Move(Span<(int Column, int Row)> places, (int Dx, int Dy) by)
    {
        foreach (ref var place in places)
            place = (place.Column + by.Dx, place.Row + by.Dy);
    }

    static bool OutlinesAreSeen(BubbleFill[] column) => column.Count(bubble => bubble.Outline >= LeastOutline) * 2 >= column.Length;
}
