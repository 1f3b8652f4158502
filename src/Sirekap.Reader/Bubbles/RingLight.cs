using Sirekap.Reader.Imaging;

namespace Sirekap.Reader.Bubbles;

/// <summary>Measures the light around a ring's middle.</summary>
/// <param name="photo">The photograph.</param>
/// <param name="place">The ring's middle in it, and the steps of one mm to the right and down.</param>
internal readonly struct RingLight(Photo photo, (Pixel Centre, Pixel Right, Pixel Down) place)
{
    /// <summary>Outside a ring, what is darker than this share of the middle brightness is a neighbour's ink.</summary>
    const double LeastPaper = 0.85;

    static readonly (double Cos, double Sin)[] s_directions = Circle.Directions(16);

    /// <summary>Mean brightness and mean red along a circle. mm.</summary>
    public (double Luma, double Red) Along(double radius)
    {
        double luma = 0, red = 0;
        foreach (var direction in s_directions)
        {
            var light = Light(direction, radius);
            (luma, red) = (luma + light.Luma, red + light.Red);
        }

        return (luma / s_directions.Length, red / s_directions.Length);
    }

    /// <summary>Outline and fill of a bubble, against the paper outside it where no blackened neighbour lies.</summary>
    /// <param name="radius">Of the ring's outer edge, mm.</param>
    /// <param name="print">The share of light that print takes away.</param>
    public BubbleFill Measure(double radius, double print)
    {
        var (paperLuma, paperRed, lineLuma) = Outside(radius);
        double luma = 0, red = 0, weight = 0;
        foreach (var share in (ReadOnlySpan<double>)[0.15, 0.35, 0.55, 0.7])
        {
            var (ringLuma, ringRed) = Along(radius * share);
            (luma, red, weight) = (luma + (ringLuma * share), red + (ringRed * share), weight + share);
        }

        var light = Math.Min(luma / weight / Math.Max(paperLuma, 1), red / weight / Math.Max(paperRed, 1));
        return new((1 - (lineLuma / Math.Max(paperLuma, 1))) / print, (1 - light) / print);
    }

    /// <summary>Mean brightness and red outside a ring, and brightness on its line, in the directions in which paper lies outside.</summary>
    (double Luma, double Red, double Line) Outside(double radius)
    {
        Span<(double Luma, double Red)> outside = stackalloc (double, double)[s_directions.Length];
        Span<double> sorted = stackalloc double[s_directions.Length];
        for (var index = 0; index < outside.Length; index++)
            sorted[index] = (outside[index] = Light(s_directions[index], radius * 1.35)).Luma;
        sorted.Sort();
        double luma = 0, red = 0, line = 0;
        var count = 0;
        for (var index = 0; index < outside.Length; index++)
        {
            if (outside[index].Luma < LeastPaper * sorted[sorted.Length / 2])
                continue;
            luma += outside[index].Luma;
            red += outside[index].Red;
            line += Light(s_directions[index], radius * 0.94).Luma;
            count++;
        }

        return (luma / count, red / count, line / count);
    }

    (double Luma, double Red) Light((double Cos, double Sin) direction, double radius)
    {
        var at = place.Centre + (place.Right * (radius * direction.Cos)) + (place.Down * (radius * direction.Sin));
        var luma = photo.Luma.At(at.X, at.Y);
        return (luma, photo.RedAt(at.X, at.Y, luma));
    }
}
