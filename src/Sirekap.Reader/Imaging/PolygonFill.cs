using System.Collections.Immutable;

namespace Sirekap.Reader.Imaging;

/// <summary>Paints polygons.</summary>
internal static class PolygonFill
{
    /// <summary>Sets every pixel whose square the polygon's rows touch between its crossings.</summary>
    /// <param name="plane">The plane that is painted on.</param>
    /// <param name="outline">The corners in order; the last is joined to the first. Parts outside the plane are dropped.</param>
    /// <param name="value">The brightness.</param>
    public static void Fill(Plane plane, ImmutableArray<Pixel> outline, byte value)
    {
        var first = (int)Math.Clamp(outline.Min(point => point.Y), 0, plane.Height);
        var last = (int)Math.Clamp(Math.Ceiling(outline.Max(point => point.Y)), 0, plane.Height);
        var crossings = new List<double>();
        for (var row = first; row < last; row++)
        {
            crossings.Clear();
            for (var index = 0; index < outline.Length; index++)
                AddCrossing(crossings, outline[index], outline[(index + 1) % outline.Length], row + 0.5);
            crossings.Sort();
            for (var index = 0; index + 1 < crossings.Count; index += 2)
                FillRow(plane, row, crossings[index], crossings[index + 1], value);
        }
    }

    static void AddCrossing(List<double> crossings, Pixel from, Pixel to, double y)
    {
        if (from.Y <= y != to.Y <= y)
            crossings.Add(from.X + ((y - from.Y) / (to.Y - from.Y) * (to.X - from.X)));
    }

    static void FillRow(Plane plane, int row, double from, double to, byte value)
    {
        var left = (int)Math.Clamp(from, 0, plane.Width);
        var right = (int)Math.Clamp(Math.Ceiling(to), left, plane.Width);
        plane.Pixels.AsSpan((row * plane.Width) + left, right - left).Fill(value);
    }
}
