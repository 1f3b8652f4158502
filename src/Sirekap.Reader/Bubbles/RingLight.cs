using Sirekap.Reader.Imaging;

namespace Sirekap.Reader.Bubbles;

/// <summary>Measures the light around a ring's middle.</summary>
/// <param name="photo">The photograph.</param>
/// <param name="place">The ring's middle in it, and the steps of one mm to the right and down.</param>
internal readonly struct RingLight(Photo photo, (Pixel Centre, Pixel Right, Pixel Down) place)
{
    static readonly (double Cos, double Sin)[] s_directions = Circle.Directions(16);

    /// <summary>Mean brightness and mean red along a circle. mm.</summary>
    public (double Luma, double Red) Along(double radius)
    {
        double luma = 0, red = 0;
        foreach (var (cos, sin) in s_directions)
        {
            var at = place.Centre + (place.Right * (radius * cos)) + (place.Down * (radius * sin));
            var brightness = photo.Luma.At(at.X, at.Y);
            luma += brightness;
            red += photo.RedAt(at.X, at.Y, brightness);
        }

        return (luma / s_directions.Length, red / s_directions.Length);
    }

    /// <summary>Outline and fill of a bubble.</summary>
    /// <param name="radius">Of the ring's outer edge, mm.</param>
    /// <param name="print">The share of light that print takes away.</param>
    public BubbleFill Measure(double radius, double print)
    {
        var (paperLuma, paperRed) = Along(radius * 1.35);
        var (lineLuma, _) = Along(radius * 0.94);
        double luma = 0, red = 0, weight = 0;
        foreach (var share in (ReadOnlySpan<double>)[0.15, 0.35, 0.55, 0.7])
        {
            var (ringLuma, ringRed) = Along(radius * share);
            (luma, red, weight) = (luma + (ringLuma * share), red + (ringRed * share), weight + share);
        }

        var light = Math.Min(luma / weight / Math.Max(paperLuma, 1), red / weight / Math.Max(paperRed, 1));
        return new((1 - (lineLuma / Math.Max(paperLuma, 1))) / print, (1 - light) / print);
    }
}
