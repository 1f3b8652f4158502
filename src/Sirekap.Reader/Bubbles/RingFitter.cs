using Sirekap.Election.Forms;
using Sirekap.Reader.Imaging;
using Sirekap.Reader.Registration;

namespace Sirekap.Reader.Bubbles;

/// <summary>Finds printed rings by their outline: bright just outside, dark on the line.</summary>
internal static class RingFitter
{
    const int Points = 24;

    static readonly (double Cos, double Sin)[] Directions =
        [.. Enumerable.Range(0, Points).Select(point => ExactMath.CosSin(point * Math.Tau / Points))];

    /// <summary>The one shift, in mm, at which the rings around all places are clearest.</summary>
    public static (double Dx, double Dy) Fit(Plane luma, PageMap map, IEnumerable<Spot> places, double radius, double reach)
    {
        var rings = places.Select(place => new LocalMap(map, place)).ToArray();
        double dx = 0, dy = 0;
        for (var step = reach / 2.5; step > 0.15; step /= 2)
        {
            var (bestX, bestY, best) = (dx, dy, double.MinValue);
            var cells = step == reach / 2.5 ? 2 : 1;
            for (var row = -cells; row <= cells; row++)
            {
                for (var column = -cells; column <= cells; column++)
                {
                    var (x, y) = (dx + (column * step), dy + (row * step));
                    var clarity = Clarity(luma, rings, x, y, radius);
                    if (clarity > best)
                        (bestX, bestY, best) = (x, y, clarity);
                }
            }

            (dx, dy) = (bestX, bestY);
        }

        return (dx, dy);
    }

    /// <summary>Mean brightness and mean red along a circle.</summary>
    public static (double Luma, double Red) Mean(Photo photo, PageMap map, Spot centre, double radius)
    {
        var local = new LocalMap(map, centre);
        double luma = 0, red = 0;
        foreach (var (cos, sin) in Directions)
        {
            var at = local.At(radius * cos, radius * sin);
            var brightness = photo.Luma.At(at.X, at.Y);
            luma += brightness;
            red += photo.RedAt(at.X, at.Y, brightness);
        }

        return (luma / Points, red / Points);
    }

    static double Clarity(Plane luma, LocalMap[] rings, double dx, double dy, double radius)
    {
        double sum = 0;
        foreach (var ring in rings)
        {
            foreach (var (cos, sin) in Directions)
            {
                var outside = ring.At(dx + (radius * 1.3 * cos), dy + (radius * 1.3 * sin));
                var line = ring.At(dx + (radius * 0.94 * cos), dy + (radius * 0.94 * sin));
                sum += luma.At(outside.X, outside.Y) - luma.At(line.X, line.Y);
            }
        }

        return sum;
    }

    /// <summary>The map around one place, taken as affine: paper does not bend within a bubble.</summary>
    readonly struct LocalMap
    {
        readonly Pixel _origin;
        readonly Pixel _right;
        readonly Pixel _down;

        public LocalMap(PageMap map, Spot place)
        {
            _origin = map.Map(place.X, place.Y);
            (_right, _down) = ((map.Map(place.X + 5, place.Y) - _origin) * 0.2, (map.Map(place.X, place.Y + 5) - _origin) * 0.2);
        }

        /// <summary>The pixel at an offset in mm.</summary>
        public Pixel At(double dx, double dy) => _origin + (_right * dx) + (_down * dy);
    }
}
