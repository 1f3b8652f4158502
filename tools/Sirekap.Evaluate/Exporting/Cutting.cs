using Sirekap.Reader.Imaging;
using SkiaSharp;

namespace Sirekap.Evaluate.Exporting;

/// <summary>Straight grey pictures of parts of a photograph, for other programs.</summary>
internal static class Cutting
{
    /// <summary>A rectangle as PNG.</summary>
    /// <param name="photo">The photograph.</param>
    /// <param name="width">Pixels across.</param>
    /// <param name="height">Pixels down.</param>
    /// <param name="place">The place in the photograph for shares of width and height.</param>
    public static byte[] Png(Photo photo, int width, int height, Func<double, double, Pixel> place)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Gray8, SKAlphaType.Opaque));
        var pixels = bitmap.GetPixelSpan();
        for (var row = 0; row < height; row++)
        {
            for (var column = 0; column < width; column++)
            {
                var at = place((column + 0.5) / width, (row + 0.5) / height);
                pixels[(row * bitmap.RowBytes) + column] = (byte)Math.Round(photo.Luma.At(at.X, at.Y));
            }
        }

        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }
}
