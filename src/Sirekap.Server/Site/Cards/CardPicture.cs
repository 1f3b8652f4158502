using System.Globalization;
using Sirekap.Forms.Printing;
using SkiaSharp;

namespace Sirekap.Server.Site.Cards;

/// <summary>Draws a card as a PNG of 1200 × 630 pixels, the size that all who show such pictures agree on.</summary>
internal static class CardPicture
{
    /// <summary>The width in pixels.</summary>
    public const int Width = 1200;

    /// <summary>The height in pixels.</summary>
    public const int Height = 630;

    private const float Left = 64, Right = Width - 64;

    private static readonly SKTypeface _regular = Load(PrintFont.Regular), _bold = Load(PrintFont.Bold);

    private static readonly SKColor _paper = SKColor.Parse("#fcfbf8"), _ink = SKColor.Parse("#1b1d22"), _soft = SKColor.Parse("#565a63"), _sheet = SKColor.Parse("#e6e3da");

    public static byte[] Draw(ShareCard card)
    {
        using var surface = SKSurface.Create(new SKImageInfo(Width, Height));
        var canvas = surface.Canvas;
        canvas.Clear(_paper);
        Text(canvas, "Sirekap Terbuka", _bold, 30, Left, 70, _ink);
        Text(canvas, card.Contest, _regular, 26, Right, 70, _soft, SKTextAlign.Right, Right - Left - 300);
        Box(canvas, Left, 92, Right - Left, 4, _ink);
        Text(canvas, card.Place, _bold, 62, Left, 170, _ink, widest: Right - Left);
        Text(canvas, card.Progress, _regular, 28, Left, 216, _soft, widest: Right - Left);
        Box(canvas, Left, 234, Right - Left, 12, _sheet);
        Box(canvas, Left, 234, (float)((Right - Left) * card.Counted), 12, _ink);

        const float First = 270, Last = 560;
        var step = Math.Min(96, (Last - First) / card.Lines.Length);
        for (var place = 0; place < card.Lines.Length; place++)
            Line(canvas, card.Lines[place], First + (place * step), step);

        Box(canvas, Left, 574, Right - Left, 2, _ink);
        Text(canvas, card.Version, _regular, 22, Left, 606, _soft, widest: Right - Left);
        using var image = surface.Snapshot();
        using var bytes = image.Encode(SKEncodedImageFormat.Png, 100);
        return bytes.ToArray();
    }

    private static void Line(SKCanvas canvas, CardLine line, float top, float step)
    {
        var size = step * 0.32f;
        var baseLine = top + (step * 0.42f);
        Text(canvas, line.Number.ToString(CultureInfo.InvariantCulture), _bold, size, Left, baseLine, _ink);
        Text(canvas, line.Name, _regular, size, Left + 60, baseLine, _ink, widest: Right - Left - 320);
        Text(canvas, line.Share, _bold, size * 1.2f, Right, baseLine, _ink, SKTextAlign.Right);
        Box(canvas, Left + 60, top + (step * 0.58f), Right - Left - 60, step * 0.2f, _sheet);
        Box(canvas, Left + 60, top + (step * 0.58f), (float)((Right - Left - 60) * Math.Clamp(line.Part, 0, 1)), step * 0.2f, SKColor.Parse(line.Color));
    }

    private static void Box(SKCanvas canvas, float left, float top, float width, float height, SKColor color)
    {
        using var paint = new SKPaint { Color = color };
        canvas.DrawRect(left, top, width, height, paint);
    }

    /// <summary>A text; where it would be wider than it may it is written smaller, down to six tenths, and then cut with three dots.</summary>
    private static void Text(
        SKCanvas canvas, string text, SKTypeface face, float size, float x, float y, SKColor color, SKTextAlign align = SKTextAlign.Left, float widest = float.MaxValue)
    {
        using var font = new SKFont(face, size) { Subpixel = true };
        using var paint = new SKPaint { Color = color, IsAntialias = true };
        if (font.MeasureText(text) > widest)
        {
            // Widths do not shrink quite as sizes do.
            font.Size = size * Math.Max(0.6f, 0.97f * widest / font.MeasureText(text));
            // A hair is left to rounding.
            var isCut = font.MeasureText(text) > widest + 1;
            while (isCut && text.Length > 1 && font.MeasureText(text + "…") > widest)
                text = text[..^1];
            text = isCut ? text.TrimEnd() + "…" : text;
        }

        canvas.DrawText(text, x, y, align, font, paint);
    }

    private static SKTypeface Load(PrintFont font)
    {
        using var data = SKData.CreateCopy(font.File.Span);
        return SKTypeface.FromData(data) ?? throw new InvalidOperationException($"Font {font.Name} cannot be read.");
    }
}
