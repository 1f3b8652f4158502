using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Sirekap.Reader.Imaging;

/// <summary>One channel of a picture, eight bits a pixel, rows from the top without padding.</summary>
public sealed class Plane
{
    /// <summary>A black plane.</summary>
    /// <param name="width">Pixels in a row, at least 1.</param>
    /// <param name="height">Rows, at least 1.</param>
    public Plane(int width, int height)
        : this(width, height, new byte[width * height])
    {
    }

    /// <summary>A plane on borrowed memory, which may be longer than it needs; for use inside of the reader only.</summary>
    Plane(byte[] pixels, int width, int height) => (Width, Height, Pixels) = (width, height, pixels);

    /// <summary>Wraps pixels without copying them.</summary>
    /// <exception cref="ArgumentException">The pixels are not exactly <paramref name="width"/> × <paramref name="height"/>.</exception>
    public Plane(int width, int height, byte[] pixels)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        if (pixels.Length != width * height)
            throw new ArgumentException($"A plane of {width} × {height} needs {width * height} pixels, not {pixels.Length}.", nameof(pixels));
        (Width, Height, Pixels) = (width, height, pixels);
    }

    /// <summary>A plane with any pixels in it, on memory from the shared pool; whoever made it gives the memory back.</summary>
    internal static Plane Borrow(int width, int height) => new(ArrayPool<byte>.Shared.Rent(width * height), width, height);

    /// <summary>Pixels in a row.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>The pixels, row by row.</summary>
    public byte[] Pixels { get; }

    /// <summary>One pixel.</summary>
    public byte this[int x, int y] => Pixels[(y * Width) + x];

    /// <summary>The brightness at a place between pixels, bilinear; the centre of the first pixel is (0.5, 0.5), and the border goes on outside.</summary>
    public double At(double x, double y)
    {
        (x, y) = (x - 0.5, y - 0.5);
        if (!(x >= 0 && y >= 0 && x < Width - 1 && y < Height - 1))
            return AtBorder(x, y);
        unchecked
        {
            // All four pixels lie inside of the plane; checked conversions would be slow calls.
            var (left, top) = ((int)x, (int)y);
            var (fx, fy) = (x - left, y - top);
            ref var at = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(Pixels), (top * Width) + left);
            var upper = (at * (1 - fx)) + (Unsafe.Add(ref at, 1) * fx);
            var lower = (Unsafe.Add(ref at, Width) * (1 - fx)) + (Unsafe.Add(ref at, Width + 1) * fx);
            return (upper * (1 - fy)) + (lower * fy);
        }
    }

    double AtBorder(double x, double y)
    {
        (x, y) = (Math.Clamp(x, 0, Width - 1), Math.Clamp(y, 0, Height - 1));
        var (left, top) = ((int)x, (int)y);
        var (right, bottom) = (Math.Min(left + 1, Width - 1), Math.Min(top + 1, Height - 1));
        var (fx, fy) = (x - left, y - top);
        var upper = (Pixels[(top * Width) + left] * (1 - fx)) + (Pixels[(top * Width) + right] * fx);
        var lower = (Pixels[(bottom * Width) + left] * (1 - fx)) + (Pixels[(bottom * Width) + right] * fx);
        return (upper * (1 - fy)) + (lower * fy);
    }

    /// <summary>The brightness at places in even steps, as <see cref="At"/> gives it.</summary>
    /// <param name="from">The first place.</param>
    /// <param name="stride">From one place to the next.</param>
    /// <param name="brightness">Receives one value a place.</param>
    internal unsafe void SampleRow(Pixel from, Pixel stride, Span<float> brightness)
    {
        if (!IsWellInside(from) || !IsWellInside(from + (stride * (brightness.Length - 1))))
        {
            for (var index = 0; index < brightness.Length; index++)
                brightness[index] = (float)At(from.X + (stride.X * index), from.Y + (stride.Y * index));
            return;
        }

        fixed (byte* pixels = Pixels)
        fixed (float* values = brightness)
            InnerRow.Sample(pixels, Width, from, stride, values, brightness.Length);
    }

    /// <summary>The brightness at places in even steps, with the bits of <see cref="At"/>.</summary>
    /// <param name="origin">Where the steps are counted from.</param>
    /// <param name="direction">One step.</param>
    /// <param name="first">The first place, in steps.</param>
    /// <param name="step">Steps between places.</param>
    /// <param name="brightness">Receives one value a place.</param>
    internal unsafe void AtSteps(Pixel origin, Pixel direction, double first, double step, Span<double> brightness)
    {
        var done = 0;
        if (InnerRow.CanSampleFours && IsWellInside(origin + (direction * first)) && IsWellInside(origin + (direction * (first + (step * (brightness.Length - 1))))))
        {
            fixed (byte* pixels = Pixels)
            fixed (double* values = brightness)
                done = InnerRow.AtFours(pixels, Width, origin, direction, first, step, values, brightness.Length);
        }

        for (; done < brightness.Length; done++)
        {
            var place = origin + (direction * (first + (step * done)));
            brightness[done] = At(place.X, place.Y);
        }
    }

    bool IsWellInside(Pixel place) => place.X >= 1 && place.Y >= 1 && place.X <= Width - 2 && place.Y <= Height - 2;
}
