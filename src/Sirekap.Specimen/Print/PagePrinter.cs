using Sirekap.Election.Forms;
using SkiaSharp;

namespace Sirekap.Specimen.Print;

/// <summary>Prints an empty page from its definition onto a canvas whose unit is the millimetre.</summary>
static class PagePrinter
{
    public static readonly SKColor Black = new(35, 31, 32);

    const float FrameThickness = 1.06f;

    public static void Print(SKCanvas canvas, PageDefinition page, TypeCase type)
    {
        PrintTag(canvas, page.Tag);
        foreach (var corner in page.Corners)
            PrintCorner(canvas, corner);
        foreach (var rule in page.Rules)
            Line(canvas, rule.From, rule.To, rule.Thickness, rule.Ink);
        foreach (var line in page.Lines.Where(line => !line.Holds.StartsWith("words", StringComparison.Ordinal)))
            PrintDots(canvas, line);
        foreach (var text in page.Texts)
            PrintText(canvas, text, type);
        foreach (var field in page.Fields)
            FieldPrinter.Print(canvas, field, type);
    }

    public static void Frame(SKCanvas canvas, Box outer)
    {
        using var paint = Stroke(FrameThickness, 1);
        canvas.DrawRect(
            (float)outer.X + (FrameThickness / 2), (float)outer.Y + (FrameThickness / 2),
            (float)outer.Width - FrameThickness, (float)outer.Height - FrameThickness, paint);
    }

    public static void Line(SKCanvas canvas, Spot from, Spot to, double thickness, double ink)
    {
        using var paint = Stroke(thickness, ink);
        canvas.DrawLine((float)from.X, (float)from.Y, (float)to.X, (float)to.Y, paint);
    }

    public static SKPaint Stroke(double thickness, double ink) =>
        new() { Style = SKPaintStyle.Stroke, StrokeWidth = (float)thickness, Color = Tint(ink), IsAntialias = true };

    public static SKPaint Fill(double ink) => new() { Color = Tint(ink), IsAntialias = true };

    static SKColor Tint(double ink) => Black.WithAlpha((byte)Math.Round(255 * ink));

    static void PrintTag(SKCanvas canvas, TagDefinition tag)
    {
        var upright = AprilTag36h10.CodeOf(tag.Id) ?? throw new ArgumentException($"Tag {tag.Id} has no code in AprilTag36h10.", nameof(tag));
        var code = AprilTag36h10.Turn(upright, tag.QuarterTurns);
        var cell = (float)tag.Area.Width / AprilTag36h10.Cells;
        using var black = Fill(1);
        canvas.DrawRect((float)tag.Area.X, (float)tag.Area.Y, (float)tag.Area.Width, (float)tag.Area.Height, black);
        using var white = new SKPaint { Color = SKColors.White };
        for (var row = 0; row < AprilTag36h10.DataCells; row++)
        {
            for (var column = 0; column < AprilTag36h10.DataCells; column++)
            {
                if (AprilTag36h10.IsWhite(code, row, column))
                    canvas.DrawRect((float)tag.Area.X + ((column + 1) * cell), (float)tag.Area.Y + ((row + 1) * cell), cell, cell, white);
            }
        }
    }

    static void PrintCorner(SKCanvas canvas, CornerFiducial corner)
    {
        using var black = Fill(1);
        var (x, y, side) = ((float)corner.Centre.X, (float)corner.Centre.Y, (float)corner.Side);
        var up = corner.Dark == Diagonal.Falling ? -side : 0;
        canvas.DrawRect(x - side, y + up, side, side, black);
        canvas.DrawRect(x, y - side - up, side, side, black);
    }

    static void PrintDots(SKCanvas canvas, WritingLine line)
    {
        if (line.Holds.StartsWith("date", StringComparison.Ordinal))
            return; // A date has boxes, printed among the rules.
        using var paint = Stroke(0.7, 1);
        using var dots = SKPathEffect.CreateDash([0.7f, 1.7f], 0);
        paint.PathEffect = dots;
        canvas.DrawLine((float)line.At.X, (float)line.At.Y, (float)(line.At.X + line.Length), (float)line.At.Y, paint);
    }

    static void PrintText(SKCanvas canvas, PrintedText text, TypeCase type)
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
}
