using Sirekap.Election.Forms;
using Sirekap.Forms.Printing;
using SkiaSharp;

namespace Sirekap.Specimen.Print;

/// <summary>Prints onto a canvas whose unit is the millimetre.</summary>
sealed class CanvasSurface(SKCanvas canvas, TypeCase type) : IPrintSurface
{
    static readonly SKColor s_black = new(35, 31, 32);

    public void Rectangle(Box area, double ink)
    {
        using var paint = ink == 0 ? new SKPaint { Color = SKColors.White } : Fill(ink);
        canvas.DrawRect((float)area.X, (float)area.Y, (float)area.Width, (float)area.Height, paint);
    }

    public void Frame(Box outer, double thickness)
    {
        using var paint = Stroke(thickness, 1);
        var (x, y, half) = (outer.X + (thickness / 2), outer.Y + (thickness / 2), thickness);
        canvas.DrawRect((float)x, (float)y, (float)(outer.Width - half), (float)(outer.Height - half), paint);
    }

    public void Line(Spot from, Spot to, double thickness, double ink)
    {
        using var paint = Stroke(thickness, ink);
        canvas.DrawLine((float)from.X, (float)from.Y, (float)to.X, (float)to.Y, paint);
    }

    public void Dots(Spot from, double length)
    {
        using var paint = Stroke(0.7, 1);
        using var dots = SKPathEffect.CreateDash([0.7f, 1.7f], 0);
        paint.PathEffect = dots;
        canvas.DrawLine((float)from.X, (float)from.Y, (float)(from.X + length), (float)from.Y, paint);
    }

    public void Ring(Spot centre, double diameter, double thickness)
    {
        using var paint = Stroke(thickness, 1);
        canvas.DrawCircle((float)centre.X, (float)centre.Y, (float)((diameter - thickness) / 2), paint);
    }

    public void Text(PrintedText text)
    {
        using var font = new SKFont(text.Bold ? type.Bold : type.Regular, (float)text.Height) { Subpixel = true, LinearMetrics = true, Hinting = SKFontHinting.None };
        var natural = font.MeasureText(text.Text);
        if (text.Width > 0)
            font.ScaleX = (float)text.Width / natural;
        var x = text.Centred ? text.At.X - (natural * font.ScaleX / 2) : text.At.X;
        using var paint = Fill(text.Ink);
        paint.Style = SKPaintStyle.StrokeAndFill;
        paint.StrokeWidth = 0.12f; // Ink spreads on poster paper.
        canvas.DrawText(text.Text, (float)x, (float)text.At.Y, SKTextAlign.Left, font, paint);
    }

    static SKPaint Stroke(double thickness, double ink) =>
        new() { Style = SKPaintStyle.Stroke, StrokeWidth = (float)thickness, Color = Tint(ink), IsAntialias = true };

    static SKPaint Fill(double ink) => new() { Color = Tint(ink), IsAntialias = true };

    static SKColor Tint(double ink) => s_black.WithAlpha((byte)Math.Round(255 * ink));
}
