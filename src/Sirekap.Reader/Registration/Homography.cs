using Sirekap.Reader.Imaging;

namespace Sirekap.Reader.Registration;

/// <summary>A perspective map between planes: what a camera does to flat paper.</summary>
public readonly record struct Homography
{
    readonly double _a, _b, _c, _d, _e, _f, _g, _h;

    Homography(ReadOnlySpan<double> p) => (_a, _b, _c, _d, _e, _f, _g, _h) = (p[0], p[1], p[2], p[3], p[4], p[5], p[6], p[7]);

    /// <summary>Maps a point of the first plane into the second.</summary>
    public Pixel Map(double x, double y)
    {
        var w = (_g * x) + (_h * y) + 1;
        return new(((_a * x) + (_b * y) + _c) / w, ((_d * x) + (_e * y) + _f) / w);
    }

    /// <summary>Fits the map that takes points nearest to their images, by weighted least squares.</summary>
    /// <param name="from">At least four points, no three of the first four on a line.</param>
    /// <param name="to">Their images.</param>
    /// <param name="weights">How much each pair counts.</param>
    /// <returns>Null when the points do not determine a map.</returns>
    public static Homography? Fit(ReadOnlySpan<Pixel> from, ReadOnlySpan<Pixel> to, ReadOnlySpan<double> weights)
    {
        // Both sides are moved and scaled to the unit square first, so that the normal equations are well conditioned.
        var (source, target) = (Frame.Around(from), Frame.Around(to));
        var normal = new double[8, 9];
        Span<double> row = stackalloc double[9];
        for (var index = 0; index < from.Length; index++)
        {
            var (p, q, weight) = (source.Inward(from[index]), target.Inward(to[index]), weights[index]);
            Set(row, [p.X, p.Y, 1, 0, 0, 0, -p.X * q.X, -p.Y * q.X, q.X]);
            LinearSystem.Add(normal, row, weight);
            Set(row, [0, 0, 0, p.X, p.Y, 1, -p.X * q.Y, -p.Y * q.Y, q.Y]);
            LinearSystem.Add(normal, row, weight);
        }

        return LinearSystem.Solve(normal) is { } solution ? Compose(solution, source, target) : null;
    }

    /// <summary>A map without perspective: x' = x[0]·x + x[1]·y + x[2], and y' likewise.</summary>
    public static Homography Affine(ReadOnlySpan<double> x, ReadOnlySpan<double> y) => new([x[0], x[1], x[2], y[0], y[1], y[2], 0, 0]);

    /// <summary>The exact map of the unit square's corners (0,0), (1,0), (1,1), (0,1), times a size, to a quad.</summary>
    public static Homography? OfSquare(double size, Quad quad) => Fit(
        [new(0, 0), new(size, 0), new(size, size), new(0, size)],
        [quad.TopLeft, quad.TopRight, quad.BottomRight, quad.BottomLeft],
        [1, 1, 1, 1]);

    static void Set(Span<double> row, ReadOnlySpan<double> values) => values.CopyTo(row);

    static Homography? Compose(double[] s, Frame source, Frame target)
    {
        // target⁻¹ · S · source as 3 × 3 matrices, then scaled so that the last element is 1.
        ReadOnlySpan<double> inner = [s[0], s[1], s[2], s[3], s[4], s[5], s[6], s[7], 1];
        Span<double> right = stackalloc double[9];
        for (var row = 0; row < 3; row++)
        {
            var (x, y, w) = (inner[row * 3], inner[(row * 3) + 1], inner[(row * 3) + 2]);
            right[row * 3] = x * source.Scale;
            right[(row * 3) + 1] = y * source.Scale;
            right[(row * 3) + 2] = w - (source.Scale * ((x * source.Middle.X) + (y * source.Middle.Y)));
        }

        Span<double> whole = stackalloc double[9];
        for (var column = 0; column < 3; column++)
        {
            whole[column] = (right[column] / target.Scale) + (target.Middle.X * right[6 + column]);
            whole[3 + column] = (right[3 + column] / target.Scale) + (target.Middle.Y * right[6 + column]);
            whole[6 + column] = right[6 + column];
        }

        if (Math.Abs(whole[8]) < 1e-12)
            return null;
        for (var index = 0; index < 8; index++)
            whole[index] /= whole[8];
        return new(whole);
    }

    /// <summary>The move and scale that brings points around the origin.</summary>
    readonly record struct Frame(Pixel Middle, double Scale)
    {
        public static Frame Around(ReadOnlySpan<Pixel> points)
        {
            var middle = new Pixel(0, 0);
            foreach (var point in points)
                middle += point * (1.0 / points.Length);
            double spread = 0;
            foreach (var point in points)
                spread += middle.DistanceTo(point) / points.Length;
            return new(middle, 1 / Math.Max(spread, 1e-9));
        }

        public Pixel Inward(Pixel point) => (point - Middle) * Scale;
    }
}
