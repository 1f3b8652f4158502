namespace Sirekap.Specimen.Photo;

/// <summary>A perspective map of the plane.</summary>
sealed class Homography
{
    readonly double[] _m;

    Homography(double[] matrix) => _m = matrix;

    /// <summary>The map that takes the corners of a rectangle (from its upper left, clockwise) to four points.</summary>
    public static Homography FromRectangle(double width, double height, ReadOnlySpan<PhotoSpot> to)
    {
        // The unit square's map in closed form (Heckbert 1989), then the rectangle's scale.
        var (p, q, r, s) = (to[0], to[1], to[2], to[3]);
        var (dx1, dy1, dx2, dy2) = (q.X - r.X, q.Y - r.Y, s.X - r.X, s.Y - r.Y);
        var (sx, sy) = (p.X - q.X + r.X - s.X, p.Y - q.Y + r.Y - s.Y);
        var d = (dx1 * dy2) - (dx2 * dy1);
        var g = ((sx * dy2) - (dx2 * sy)) / d;
        var h = ((dx1 * sy) - (sx * dy1)) / d;
        return new(
        [
            (q.X - p.X + (g * q.X)) / width, (s.X - p.X + (h * s.X)) / height, p.X,
            (q.Y - p.Y + (g * q.Y)) / width, (s.Y - p.Y + (h * s.Y)) / height, p.Y,
            g / width, h / height, 1,
        ]);
    }

    public (double X, double Y) Map(double x, double y)
    {
        var w = (_m[6] * x) + (_m[7] * y) + _m[8];
        return (((_m[0] * x) + (_m[1] * y) + _m[2]) / w, ((_m[3] * x) + (_m[4] * y) + _m[5]) / w);
    }

    public Homography Inverse()
    {
        var (a, b, c, d, e, f, g, h, i) = (_m[0], _m[1], _m[2], _m[3], _m[4], _m[5], _m[6], _m[7], _m[8]);
        return new(
        [
            (e * i) - (f * h), (c * h) - (b * i), (b * f) - (c * e),
            (f * g) - (d * i), (a * i) - (c * g), (c * d) - (a * f),
            (d * h) - (e * g), (b * g) - (a * h), (a * e) - (b * d),
        ]);
    }
}
