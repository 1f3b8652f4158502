using Sirekap.Reader.Imaging;

namespace Sirekap.Reader.Misuse;

/// <summary>The upright window inside a digit box's frame, and what its pixels come to.</summary>
/// <param name="Left">The first column.</param>
/// <param name="Top">The first row.</param>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
/// <param name="Variance">Of the brightness, squared grey levels.</param>
/// <param name="Bright">From this brightness on a pixel is paper.</param>
internal readonly record struct GlyphWindow(int Left, int Top, int Width, int Height, double Variance, int Bright)
{
    /// <summary>The share of a box's side that is left away on each side, so that the frame itself is not compared.</summary>
    const double Inset = 0.16;

    /// <summary>A smaller window cannot be compared, pixels.</summary>
    const int LeastSide = 12;

    /// <summary>A box with less contrast between its darkest and lightest places holds nothing to compare, grey levels.</summary>
    const int LeastContrast = 40;

    /// <summary>How many pixels.</summary>
    public double Count => Width * Height;

    /// <summary>The window; null where it is too small to compare, runs off the picture or holds nothing.</summary>
    public static GlyphWindow? Of(Plane luma, Quad frame)
    {
        var (a, b, c, d) = (frame.At(Inset, Inset), frame.At(1 - Inset, Inset), frame.At(1 - Inset, 1 - Inset), frame.At(Inset, 1 - Inset));
        var (left, top) = ((int)Math.Ceiling(Math.Max(a.X, d.X)), (int)Math.Ceiling(Math.Max(a.Y, b.Y)));
        var (right, bottom) = ((int)Math.Min(b.X, c.X), (int)Math.Min(c.Y, d.Y));
        return right - left < LeastSide || bottom - top < LeastSide || left < 0 || top < 0 || right > luma.Width || bottom > luma.Height
            ? null
            : Measured(luma, new(left, top, right - left, bottom - top, 0, 0));
    }

    /// <summary>Whether the window moved by whole pixels lies in the picture.</summary>
    public bool IsInside(Plane luma, int dx, int dy) =>
        Left + dx >= 0 && Top + dy >= 0 && Left + dx + Width <= luma.Width && Top + dy + Height <= luma.Height;

    /// <summary>One row of the window moved by whole pixels.</summary>
    public ReadOnlySpan<byte> Row(Plane luma, int row, int dx, int dy) =>
        luma.Pixels.AsSpan(((Top + row + dy) * luma.Width) + Left + dx, Width);

    static GlyphWindow? Measured(Plane luma, GlyphWindow window)
    {
        double sum = 0, squares = 0;
        byte darkest = 255, lightest = 0;
        for (var row = 0; row < window.Height; row++)
        {
            var pixels = window.Row(luma, row, 0, 0);
            var (rowSum, rowSquares) = PixelSums.Of(pixels);
            (sum, squares) = (sum + rowSum, squares + rowSquares);
            foreach (var light in pixels)
                (darkest, lightest) = (Math.Min(darkest, light), Math.Max(lightest, light));
        }

        var variance = (squares / window.Count) - (sum / window.Count * (sum / window.Count));
        return lightest - darkest < LeastContrast
            ? null
            : window with { Variance = variance, Bright = lightest - ((lightest - darkest) / 4) };
    }
}
