using Sirekap.Reader.Imaging;

namespace Sirekap.Reader.Tags;

/// <summary>A straight edge in the photograph: a·x + b·y = c with a² + b² = 1.</summary>
internal readonly record struct EdgeLine(double A, double B, double C)
{
    const int Places = 16;

    /// <summary>Steps at most: a tag is looked for within 12 mm, some 200 pixels to each side.</summary>
    const int Most = 2000;

    /// <summary>Fits the line along which white turns to black, going inward.</summary>
    /// <param name="luma">The photograph.</param>
    /// <param name="from">One end of the rough side.</param>
    /// <param name="to">The other end.</param>
    /// <param name="inside">A point on the dark side.</param>
    /// <param name="reach">How far to look on both sides, pixels.</param>
    public static EdgeLine? Fit(Plane luma, Pixel from, Pixel to, Pixel inside, double reach)
    {
        var length = from.DistanceTo(to);
        if (length < 4)
            return null;
        var normal = new Pixel((to.Y - from.Y) / length, (from.X - to.X) / length);
        if (((inside.X - from.X) * normal.X) + ((inside.Y - from.Y) * normal.Y) < 0)
            normal *= -1;
        Span<Pixel> points = stackalloc Pixel[Places];
        for (var place = 0; place < Places; place++)
        {
            var share = 0.1 + (0.8 * place / (Places - 1));
            var at = from + ((to - from) * share);
            points[place] = at + (normal * Steepest(luma, at, normal, reach));
        }

        return Through(points, normal);
    }

    /// <summary>Where two lines cross, if they do.</summary>
    public Pixel? Meet(EdgeLine other)
    {
        var determinant = (A * other.B) - (B * other.A);
        return Math.Abs(determinant) < 0.1
            ? null
            : new Pixel(((C * other.B) - (B * other.C)) / determinant, ((A * other.C) - (C * other.A)) / determinant);
    }

    /// <summary>The distance along the normal at which brightness falls most, to a quarter pixel.</summary>
    static double Steepest(Plane luma, Pixel at, Pixel normal, double reach)
    {
        const double Step = 0.25, Span = 1.0;
        const int Apart = (int)(2 * Span / Step);
        var steps = unchecked((int)Math.Min(2 * reach / Step, Most)); // Bounded before; 0 where the page's scale is no number.
        Span<double> brightness = stackalloc double[steps + 1 + Apart];
        luma.AtSteps(at, normal, -reach - Span, Step, brightness);
        double best = 0, bestFall = double.MinValue;
        for (var index = 0; index < brightness.Length - Apart; index++)
        {
            var fall = brightness[index] - brightness[index + Apart];
            if (fall > bestFall)
                (best, bestFall) = ((Step * index) - reach, fall);
        }

        return best;
    }

    /// <summary>A line through points, after the points furthest from the median were left away.</summary>
    static EdgeLine Through(ReadOnlySpan<Pixel> points, Pixel normal)
    {
        Span<double> offsets = stackalloc double[points.Length];
        var (along, middle) = (new Pixel(-normal.Y, normal.X), points[points.Length / 2]);
        double slope = 0, offset = 0;
        for (var round = 0; round < 3; round++)
        {
            double n = 0, st = 0, sd = 0, stt = 0, std = 0;
            for (var index = 0; index < points.Length; index++)
            {
                var (t, d) = (Dot(points[index] - middle, along), Dot(points[index] - middle, normal));
                offsets[index] = Math.Abs(d - offset - (slope * t));
                var weight = round == 0 ? 1 : 1 / (1 + (offsets[index] * offsets[index] * 4));
                (n, st, sd, stt, std) = (n + weight, st + (weight * t), sd + (weight * d), stt + (weight * t * t), std + (weight * t * d));
            }

            slope = ((n * std) - (st * sd)) / Math.Max((n * stt) - (st * st), 1e-9);
            offset = (sd - (slope * st)) / n;
        }

        var scale = Math.Sqrt(1 + (slope * slope));
        var (a, b) = ((normal.X - (slope * along.X)) / scale, (normal.Y - (slope * along.Y)) / scale);
        var on = middle + (normal * offset);
        return new(a, b, (a * on.X) + (b * on.Y));
    }

    static double Dot(Pixel left, Pixel right) => (left.X * right.X) + (left.Y * right.Y);
}
