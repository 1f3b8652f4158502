using System.Numerics;

namespace Sirekap.Reader.Imaging;

/// <summary>A decoded photograph: brightness at full size, colour at half size as in a camera's JPEG.</summary>
/// <param name="Luma">Brightness (Y of JFIF).</param>
/// <param name="Colour">The colour differences; null in a grey picture.</param>
public sealed record Photo(Plane Luma, Chroma? Colour)
{
    /// <summary>Pixels in a row.</summary>
    public int Width => Luma.Width;

    /// <summary>Rows.</summary>
    public int Height => Luma.Height;

    /// <summary>
    /// How bright the red light is at a place, 0 to 255: blue ink is darkest there, black print is dark everywhere.
    /// </summary>
    /// <param name="x">Pixels from the left edge.</param>
    /// <param name="y">Pixels from the upper edge.</param>
    /// <param name="luma">The brightness at the same place.</param>
    public double RedAt(double x, double y, double luma) =>
        Colour is null ? luma : Math.Clamp(luma + (1.402 * (Colour.Red.At(x / 2, y / 2) - 128)), 0, 255);

    /// <summary>How bright the red light is at places in even steps, as <see cref="RedAt"/> gives it.</summary>
    /// <param name="from">The first place.</param>
    /// <param name="stride">From one place to the next.</param>
    /// <param name="luma">The brightness at the same places.</param>
    /// <param name="red">Receives one value a place.</param>
    internal void RedRow(Pixel from, Pixel stride, ReadOnlySpan<float> luma, Span<float> red)
    {
        if (Colour is null)
        {
            luma.CopyTo(red);
            return;
        }

        Colour.Red.SampleRow(from * 0.5, stride * 0.5, red);
        var done = 0;
        for (; done <= red.Length - Vector<float>.Count; done += Vector<float>.Count)
        {
            var light = new Vector<float>(luma[done..]) + (new Vector<float>(1.402f) * (new Vector<float>(red[done..]) - new Vector<float>(128)));
            Vector.Min(Vector.Max(light, Vector<float>.Zero), new Vector<float>(255)).CopyTo(red[done..]);
        }

        for (; done < red.Length; done++)
            red[done] = Math.Clamp(luma[done] + (1.402f * (red[done] - 128)), 0, 255);
    }
}

/// <summary>Colour differences at half the photograph's width and height, rounded up.</summary>
/// <param name="Blue">Cb of JFIF, 128 is none.</param>
/// <param name="Red">Cr of JFIF, 128 is none.</param>
public sealed record Chroma(Plane Blue, Plane Red);
