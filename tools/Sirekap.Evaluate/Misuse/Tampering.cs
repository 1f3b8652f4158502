using Sirekap.Reader.Imaging;
using SkiaSharp;

namespace Sirekap.Evaluate.Misuse;

/// <summary>What can be done to a photograph on its way.</summary>
internal static class Tampering
{
    /// <summary>Compressed again.</summary>
    public static byte[] Compressed(byte[] jpeg, int quality)
    {
        using var bitmap = SKBitmap.Decode(jpeg);
        return Jpeg(bitmap, quality);
    }

    /// <summary>Made smaller or larger.</summary>
    public static byte[] Scaled(byte[] jpeg, double factor)
    {
        using var bitmap = SKBitmap.Decode(jpeg);
        using var scaled = bitmap.Resize(
            new SKSizeI((int)(bitmap.Width * factor), (int)(bitmap.Height * factor)), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        return Jpeg(scaled, 80);
    }

    /// <summary>Cut by a share of its width on each side, by odd numbers of pixels so that blocks no longer fall on blocks.</summary>
    public static byte[] Cut(byte[] jpeg, double share)
    {
        using var bitmap = SKBitmap.Decode(jpeg);
        var edge = (int)(bitmap.Width * share) | 1;
        using var part = new SKBitmap();
        bitmap.ExtractSubset(part, new SKRectI(edge, edge, bitmap.Width - edge, bitmap.Height - edge));
        using var copy = part.Copy();
        return Jpeg(copy, 80);
    }

    /// <summary>The inside of one box laid over another, as in a drawing program.</summary>
    public static byte[] Pasted(byte[] jpeg, Quad from, Quad to)
    {
        using var bitmap = SKBitmap.Decode(jpeg);
        const double Inset = 0.1;
        var (a, b) = (from.At(Inset, Inset), from.At(1 - Inset, 1 - Inset));
        var source = SKRectI.Create((int)a.X, (int)a.Y, (int)(b.X - a.X), (int)(b.Y - a.Y));
        var (dx, dy) = ((int)Math.Round(to.Centre.X - from.Centre.X), (int)Math.Round(to.Centre.Y - from.Centre.Y));
        using var piece = new SKBitmap();
        bitmap.ExtractSubset(piece, source);
        using var copy = piece.Copy();
        using (var canvas = new SKCanvas(bitmap))
            canvas.DrawBitmap(copy, source.Left + dx, source.Top + dy, new SKSamplingOptions(SKFilterMode.Nearest));
        return Jpeg(bitmap, 85);
    }

    /// <summary>An even pattern over the picture: a simulated screen, weaker and simpler than most real ones.</summary>
    /// <param name="jpeg">The picture.</param>
    /// <param name="wavelength">Pixels from one line of the pattern to the next.</param>
    /// <param name="depth">How much darker its dark lines are, 0 to 1.</param>
    public static byte[] OnScreen(byte[] jpeg, double wavelength, double depth)
    {
        using var bitmap = SKBitmap.Decode(jpeg);
        var pixels = bitmap.GetPixelSpan();
        for (var y = 0; y < bitmap.Height; y++)
        {
            for (var x = 0; x < bitmap.Width; x++)
            {
                // A grid turned by five degrees, as nobody holds a phone straight.
                var (u, v) = ((x * 0.9962) + (y * 0.0872), (y * 0.9962) - (x * 0.0872));
                var light = 1 - (depth / 2 * (1 + ((Math.Cos(u * Math.Tau / wavelength) + Math.Cos(v * Math.Tau / wavelength)) / 2)));
                for (var channel = 0; channel < 3; channel++)
                {
                    ref var value = ref pixels[(y * bitmap.RowBytes) + (x * bitmap.BytesPerPixel) + channel];
                    value = (byte)(value * light);
                }
            }
        }

        return Jpeg(bitmap, 80);
    }

    static byte[] Jpeg(SKBitmap bitmap, int quality)
    {
        using var data = bitmap.Encode(SKEncodedImageFormat.Jpeg, quality);
        return data.ToArray();
    }
}
