using Sirekap.Reader.Pages;
using SkiaSharp;

namespace Sirekap.Cli.Overlays;

/// <summary>Draws over a photograph what the reader thought the page is.</summary>
internal static class OverlayPicture
{
    /// <summary>The longest side of the drawing, pixels: letters are readable whatever the photograph's own size.</summary>
    const float LongestSide = 2000;

    const float CaptionHeight = 96;
    const int Quality = 85;

    /// <summary>The drawing as a JPEG; null when the bytes are no picture.</summary>
    /// <param name="jpeg">The photograph as it was read.</param>
    /// <param name="reading">What the reader made of it.</param>
    /// <param name="title">What the caption calls it.</param>
    public static byte[]? Draw(ReadOnlySpan<byte> jpeg, PageReading reading, string title)
    {
        using var photo = Decode(jpeg);
        if (photo is null)
            return null;
        var scale = LongestSide / Math.Max(photo.Width, photo.Height);
        var (width, height) = ((int)(photo.Width * scale), (int)(photo.Height * scale));
        using var bitmap = new SKBitmap(new SKImageInfo(Math.Max(width, 900), height + (int)CaptionHeight, SKColorType.Bgra8888, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(bitmap);
        using var letters = new Lettering();
        canvas.Clear(OverlayInk.CaptionPaper);
        using (var image = SKImage.FromBitmap(photo))
            canvas.DrawImage(image, SKRect.Create(width, height), new SKSamplingOptions(SKCubicResampler.Mitchell));
        canvas.DrawRect(SKRect.Create(width, height), OverlayInk.Veil);
        canvas.Save();
        canvas.ClipRect(SKRect.Create(width, height));
        new PageDrawing(new Pen(canvas, scale), letters).Draw(reading);
        canvas.Restore();
        Caption.Draw(canvas, letters, reading, title, height);
        using var data = bitmap.Encode(SKEncodedImageFormat.Jpeg, Quality);
        return data.ToArray();
    }

    /// <summary>The stored pixels: like the reader, without heed to EXIF orientation.</summary>
    static SKBitmap? Decode(ReadOnlySpan<byte> jpeg)
    {
        using var data = SKData.CreateCopy(jpeg);
        using var codec = SKCodec.Create(data);
        return codec is null ? null : SKBitmap.Decode(codec);
    }
}
