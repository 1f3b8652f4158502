using Sirekap.Reader.Imaging;

namespace Sirekap.Reader.Tags;

/// <summary>The four sides of a dark square: roughly from its blob, then exactly from the photograph.</summary>
internal static class TagOutline
{
    /// <summary>The corners of a blob that is about as square as a tag in perspective can be; otherwise null.</summary>
    public static Quad? Of(Blob blob)
    {
        var points = Border(blob);
        var middle = new Pixel((blob.Left + blob.Right) / 2.0, (blob.Top + blob.Bottom) / 2.0);
        var first = points.MaxBy(middle.DistanceTo);
        var third = points.MaxBy(first.DistanceTo);
        var second = points.MaxBy(point => Side(first, third, point));
        var fourth = points.MinBy(point => Side(first, third, point));
        var quad = new Quad(first, second, third, fourth);
        var area = Area(quad);
        return quad.Side >= 10 && blob.Area > 0.35 * area && blob.Area < 1.1 * area && SidesAreAlike(quad) ? quad : null;
    }

    /// <summary>Moves each side onto the change from white to black in the photograph.</summary>
    /// <param name="luma">The photograph.</param>
    /// <param name="rough">The corners so far, clockwise.</param>
    /// <param name="reach">How far off a side may be, pixels.</param>
    public static Quad? Refine(Plane luma, Quad rough, double reach)
    {
        var quad = rough;
        for (var round = 0; round < 2; round++, reach = Math.Max(1.5, reach / 2))
        {
            if (EdgeLine.Fit(luma, quad.TopLeft, quad.TopRight, quad.Centre, reach) is not { } top
                || EdgeLine.Fit(luma, quad.TopRight, quad.BottomRight, quad.Centre, reach) is not { } right
                || EdgeLine.Fit(luma, quad.BottomRight, quad.BottomLeft, quad.Centre, reach) is not { } bottom
                || EdgeLine.Fit(luma, quad.BottomLeft, quad.TopLeft, quad.Centre, reach) is not { } left)
                return null;
            if (left.Meet(top) is not { } a || top.Meet(right) is not { } b || right.Meet(bottom) is not { } c || bottom.Meet(left) is not { } d)
                return null;
            quad = new(a, b, c, d);
        }

        return SidesAreAlike(quad) ? quad : null;
    }

    /// <summary>The same corners in a picture larger by a factor.</summary>
    public static Quad Scaled(this Quad quad, int factor) =>
        new(quad.TopLeft * factor, quad.TopRight * factor, quad.BottomRight * factor, quad.BottomLeft * factor);

    static List<Pixel> Border(Blob blob)
    {
        var points = new List<Pixel>(blob.Runs.Count * 4);
        foreach (var run in blob.Runs)
        {
            points.Add(new(run.Start, run.Row));
            points.Add(new(run.Start, run.Row + 1));
            points.Add(new(run.End, run.Row));
            points.Add(new(run.End, run.Row + 1));
        }

        return points;
    }

    /// <summary>Negative on the right of the way from one point to another (y goes down), so the quad runs clockwise.</summary>
    static double Side(Pixel from, Pixel to, Pixel point) => -(((to.X - from.X) * (point.Y - from.Y)) - ((to.Y - from.Y) * (point.X - from.X)));

    static double Area(Quad quad)
    {
        var (p, q) = (quad.BottomRight - quad.TopLeft, quad.BottomLeft - quad.TopRight);
        return Math.Abs((p.X * q.Y) - (p.Y * q.X)) / 2;
    }

    static bool SidesAreAlike(Quad quad)
    {
        double[] sides =
        [
            quad.TopLeft.DistanceTo(quad.TopRight), quad.TopRight.DistanceTo(quad.BottomRight),
            quad.BottomRight.DistanceTo(quad.BottomLeft), quad.BottomLeft.DistanceTo(quad.TopLeft),
        ];
        return sides.Max() < 2.5 * sides.Min();
    }
}
