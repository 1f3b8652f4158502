using SkiaSharp;

namespace Sirekap.Specimen.Tests;

/// <summary>A decoded picture whose greys can be asked for.</summary>
sealed class Picture
{
    readonly SKColor[] _pixels;

    public Picture(byte[] encoded)
    {
        using var bitmap = SKBitmap.Decode(encoded);
        (_pixels, Width, Height) = (bitmap.Pixels, bitmap.Width, bitmap.Height);
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>The mean grey of the five by five pixels around a point.</summary>
    public double Grey(double x, double y)
    {
        double sum = 0;
        for (var dy = -2; dy <= 2; dy++)
        {
            for (var dx = -2; dx <= 2; dx++)
                sum += At((int)Math.Floor(x) + dx, (int)Math.Floor(y) + dy);
        }

        return sum / 25;
    }

    public int At(int x, int y) => _pixels[(Math.Clamp(y, 0, Height - 1) * Width) + Math.Clamp(x, 0, Width - 1)].Green;

    /// <summary>How much neighbours differ, over the whole picture.</summary>
    public double Sharpness()
    {
        double sum = 0;
        for (var y = 0; y < Height; y += 3)
        {
            for (var x = 1; x < Width; x++)
                sum += Math.Pow(At(x, y) - At(x - 1, y), 2);
        }

        return sum / (Width * (Height / 3.0));
    }
}
