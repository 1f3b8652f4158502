using Sirekap.Election.Forms;
using Sirekap.Reader.Imaging;
using Sirekap.Reader.Registration;

namespace Sirekap.Reader.Bubbles;

/// <summary>Finds and measures the rings of one column.</summary>
/// <param name="photo">The photograph.</param>
/// <param name="map">Where the page lies.</param>
/// <param name="grid">The bubbles on paper.</param>
/// <param name="column">The column's middle, mm.</param>
/// <param name="print">The share of light that print takes away.</param>
internal readonly struct BubbleColumn(Photo photo, PageMap map, BubbleGrid grid, double column, double print)
{
    /// <summary>Rings that are found together, with one more on each side: between so few, folded paper is nearly flat.</summary>
    const int Part = 2;

    /// <summary>How far rings may be off: a column from the page, a part from its column, a ring from its part; in samples of the search.</summary>
    const int WholeReach = 7, PartReach = 5, OwnReach = 2;

    /// <summary>Finds the column, then its parts, as paper may be folded between them, and then each ring.</summary>
    public MeasuredColumn Measure()
    {
        using var search = Search(RingSearch.Samples(grid.Rows[1] - grid.Rows[0]) + WholeReach + PartReach + OwnReach);
        var places = Places(search);
        Move(places, search.Fit(places, WholeReach));
        for (var first = 0; first < places.Length; first += Part)
        {
            var last = Math.Min(first + Part, places.Length);
            Move(places.AsSpan()[first..last], search.Fit(places.AsSpan()[Math.Max(0, first - 1)..Math.Min(places.Length, last + 1)], PartReach));
        }

        return Measure(search, places);
    }

    /// <summary>Follows the rings one after another, however the paper is folded. Slower.</summary>
    public MeasuredColumn Follow()
    {
        using var search = Search((2 * RingSearch.Samples(grid.Rows[1] - grid.Rows[0])) + RingChain.Reach + OwnReach);
        var places = Places(search);
        var chain = RingChain.Follow(search, places);
        for (var row = 0; row < places.Length; row++)
            places[row] = (places[row].Column + chain[row].Dx, places[row].Row + chain[row].Dy);
        return Measure(search, places);
    }

    RingSearch Search(int reach) => new(photo.Luma, map, column, grid.Rows[0], grid.Rows[^1], grid.Diameter / 2, reach);

    (int Column, int Row)[] Places(RingSearch search)
    {
        var x = column;
        return [.. grid.Rows.Select(row => search.At(x, row))];
    }

    /// <summary>Measures each ring where it is clearest near its place, and where one more would lie at both ends.</summary>
    MeasuredColumn Measure(RingSearch search, (int Column, int Row)[] places)
    {
        var rings = new BubbleFill[places.Length];
        for (var row = 0; row < rings.Length; row++)
            rings[row] = Measure(search, places[row]);
        var step = RingSearch.Samples(grid.Rows[1] - grid.Rows[0]);
        return new(
            rings,
            Measure(search, (places[0].Column, places[0].Row - step)).Outline,
            Measure(search, (places[^1].Column, places[^1].Row + step)).Outline);
    }

    BubbleFill Measure(RingSearch search, (int Column, int Row) place)
    {
        (int Column, int Row)[] own = [place];
        Move(own, search.Fit(own, OwnReach));
        return new RingLight(photo, search.InPhoto(own[0].Column, own[0].Row)).Measure(grid.Diameter / 2, print);
    }

    static void Move(Span<(int Column, int Row)> places, (int Dx, int Dy) by)
    {
        foreach (ref var place in places)
            place = (place.Column + by.Dx, place.Row + by.Dy);
    }
}
