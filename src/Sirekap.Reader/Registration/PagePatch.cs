using System.Buffers;
using Sirekap.Election.Forms;
using Sirekap.Reader.Imaging;

namespace Sirekap.Reader.Registration;

/// <summary>A piece of the photograph, sampled on an even grid of the paper, so that printed lines run along rows and columns. On borrowed memory: dispose of it.</summary>
internal sealed class PagePatch : IDisposable
{
    readonly float[] _values;
    readonly Quad _quad;

    PagePatch(Box area, double step, int width, int height, float[] values, Quad quad) =>
        (Area, Step, Width, Height, _values, _quad) = (area, step, width, height, values, quad);

    /// <summary>What the patch covers, mm.</summary>
    public Box Area { get; }

    /// <summary>The distance between samples, mm.</summary>
    public double Step { get; }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Brightness, row by row.</summary>
    public ReadOnlySpan<float> Values => _values.AsSpan(0, Width * Height);

    public float this[int column, int row] => _values[(row * Width) + column];

    /// <summary>Samples an area of the page.</summary>
    /// <param name="pixels">The photograph, or a smaller one of its pyramid.</param>
    /// <param name="map">Where the page lies in the photograph.</param>
    /// <param name="area">mm.</param>
    /// <param name="step">mm between samples.</param>
    /// <param name="level">By which power of two the pixels are smaller than the photograph.</param>
    public static PagePatch Sample(Plane pixels, PageMap map, Box area, double step, int level = 0)
    {
        var (width, height) = (Math.Max(2, (int)(area.Width / step)), Math.Max(2, (int)(area.Height / step)));
        var values = ArrayPool<float>.Shared.Rent(width * height);
        var quad = map.Map(new Box(area.X, area.Y, width * step, height * step));
        var smaller = 1.0 / (1 << level);
        for (var row = 0; row < height; row++)
        {
            var v = (row + 0.5) / height;
            var (left, right) = (quad.At(0.5 / width, v), quad.At(1 - (0.5 / width), v));
            var stride = (right - left) * (smaller / (width - 1));
            pixels.SampleRow(left * smaller, stride, values.AsSpan(row * width, width));
        }

        return new(area, step, width, height, values, quad);
    }

    /// <summary>Where a rectangle of the page (mm) lies in the photograph, as the patch was sampled.</summary>
    public Quad ToPhoto(Box box) => new(ToPixel(box.X, box.Y), ToPixel(box.Right, box.Y), ToPixel(box.Right, box.Bottom), ToPixel(box.X, box.Bottom));

    Pixel ToPixel(double x, double y) => _quad.At((x - Area.X) / (Width * Step), (y - Area.Y) / (Height * Step));

    /// <summary>The paper's brightness: the 80th percentile.</summary>
    public double Paper() => Percentile.BrightestFifth(Values) + 0.5;

    public void Dispose() => ArrayPool<float>.Shared.Return(_values);
}
