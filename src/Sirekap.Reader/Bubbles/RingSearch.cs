using Sirekap.Election.Forms;
using Sirekap.Reader.Imaging;
using Sirekap.Reader.Registration;

namespace Sirekap.Reader.Bubbles;

/// <summary>
/// Finds the printed rings of one bubble column by their outline alone: bright just outside, dark on the line. Works on one even sample of
/// the column, on borrowed memory: dispose of it. Places and shifts are in whole samples.
/// </summary>
internal sealed class RingSearch : IDisposable
{
    /// <summary>mm between samples.</summary>
    const double Step = 0.35;

    /// <summary>Points of a ring.</summary>
    const int Points = 16;

    /// <summary>How far outside the paper is looked at, and where on the ring its line is, as shares of the radius.</summary>
    const double Outside = 1.3, OnLine = 0.94;

    readonly PagePatch _patch;
    readonly Quad _corners;
    readonly int[] _outside, _line;

    /// <summary>Samples a column.</summary>
    /// <param name="luma">The photograph.</param>
    /// <param name="map">Where the page lies.</param>
    /// <param name="x">The column's middle, mm.</param>
    /// <param name="top">The middle of the first ring, mm.</param>
    /// <param name="bottom">The middle of the last ring, mm.</param>
    /// <param name="radius">Of the outer edge of the rings, mm.</param>
    /// <param name="reach">How far off the rings may be looked for, all searches together, in samples.</param>
    public RingSearch(Plane luma, PageMap map, double x, double top, double bottom, double radius, int reach)
    {
        var margin = (radius * Outside) + ((reach + 3) * Step);
        _patch = PagePatch.Sample(luma, map, new(x - margin, top - margin, 2 * margin, bottom - top + (2 * margin)), Step);
        _corners = map.Map(new Box(_patch.Area.X, _patch.Area.Y, _patch.Width * Step, _patch.Height * Step));
        (_outside, _line) = (Ring(radius * Outside), Ring(radius * OnLine));
    }

    /// <summary>A length in samples, rounded up.</summary>
    public static int Samples(double millimetres) => (int)Math.Ceiling(millimetres / Step);

    /// <summary>The sample at a place of the page.</summary>
    public (int Column, int Row) At(double x, double y) => ((int)((x - _patch.Area.X) / Step), (int)((y - _patch.Area.Y) / Step));

    /// <summary>A sample's middle in the photograph, and the steps of one mm to the right and down around it.</summary>
    public (Pixel Centre, Pixel Right, Pixel Down) InPhoto(int column, int row)
    {
        var (u, v) = ((column + 0.5) / _patch.Width, (row + 0.5) / _patch.Height);
        var (across, along) = (1 / (_patch.Width * Step), 1 / (_patch.Height * Step));
        var centre = _corners.At(u, v);
        return (centre, _corners.At(u + across, v) - centre, _corners.At(u, v + along) - centre);
    }

    /// <summary>The one shift at which the rings around all places are clearest.</summary>
    /// <param name="places">The rings' middles, as far as known.</param>
    /// <param name="reach">How far off they may be, in samples.</param>
    public (int Dx, int Dy) Fit(ReadOnlySpan<(int Column, int Row)> places, int reach)
    {
        // Two steps to each side, and half a step and less after that, come to the reach.
        var (dx, dy) = (0, 0);
        for (var (step, cells) = (Math.Max(1, reach * 3 / 7), 2); step > 0; (step, cells) = (step / 2, 1))
        {
            var (bestX, bestY, best) = (dx, dy, double.MinValue);
            for (var row = -cells; row <= cells; row++)
            {
                for (var column = -cells; column <= cells; column++)
                {
                    var clarity = Clarity(places, dx + (column * step), dy + (row * step));
                    if (clarity > best)
                        (bestX, bestY, best) = (dx + (column * step), dy + (row * step), clarity);
                }
            }

            (dx, dy) = (bestX, bestY);
        }

        return (dx, dy);
    }

    public void Dispose() => _patch.Dispose();

    /// <summary>How clear the rings around all places are when moved: brightness outside less brightness on the line, summed up. Where a blackened neighbour
    /// darkens the outside it says nothing, rather than that there is no ring.</summary>
    public float Clarity(ReadOnlySpan<(int Column, int Row)> places, int dx, int dy)
    {
        var values = _patch.Values;
        var sum = 0f;
        foreach (var (column, row) in places)
        {
            var centre = ((row + dy) * _patch.Width) + column + dx;
            for (var point = 0; point < Points; point++)
                sum += Math.Max(0, values[centre + _outside[point]] - values[centre + _line[point]]);
        }

        return sum;
    }

    int[] Ring(double radius) =>
    [
        .. Circle.Directions(Points).Select(direction =>
            ((int)Math.Round(radius * direction.Sin / Step) * _patch.Width) + (int)Math.Round(radius * direction.Cos / Step)),
    ];
}
