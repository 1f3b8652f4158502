using Sirekap.Reader.Imaging;

namespace Sirekap.Reader.Tags;

/// <summary>Measures blur where black and white are known: at the tag's outer edge.</summary>
internal static class Sharpness
{
    /// <summary>The width of the change from white to black, in pixels: the full difference over the steepest slope; the median of many places.</summary>
    public static double EdgeWidth(Plane luma, TagSighting tag)
    {
        var widths = new List<double>();
        var corners = tag.Corners;
        foreach (var (from, to) in ((Pixel, Pixel)[])
            [(corners.TopLeft, corners.TopRight), (corners.TopRight, corners.BottomRight), (corners.BottomRight, corners.BottomLeft), (corners.BottomLeft, corners.TopLeft)])
        {
            for (var place = 1; place < 10; place++)
                widths.Add((tag.Paper - tag.Ink) / Slope(luma, from + ((to - from) * (place / 10.0)), corners.Centre));
        }

        widths.Sort();
        return widths[widths.Count / 2];
    }

    /// <summary>The steepest fall of brightness per pixel on the way inward.</summary>
    static double Slope(Plane luma, Pixel edge, Pixel centre)
    {
        var inward = (centre - edge) * (1 / Math.Max(centre.DistanceTo(edge), 1));
        double steepest = 0.1;
        for (var distance = -3.0; distance <= 3; distance += 0.25)
        {
            var (before, after) = (edge + (inward * (distance - 0.5)), edge + (inward * (distance + 0.5)));
            steepest = Math.Max(steepest, luma.At(before.X, before.Y) - luma.At(after.X, after.Y));
        }

        return steepest;
    }
}
