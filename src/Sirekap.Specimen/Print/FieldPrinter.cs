using Sirekap.Election.Forms;
using SkiaSharp;

namespace Sirekap.Specimen.Print;

/// <summary>Prints one field's boxes, guides, bubbles and tally cells.</summary>
static class FieldPrinter
{
    const double GuideInk = 0.3;

    const double GridInk = 0.42;

    public static void Print(SKCanvas canvas, FieldLayout field, TypeCase type)
    {
        if (field.Tally is { } tally)
        {
            PrintGrid(canvas, tally.Area, tally.Rows, tally.Columns);
            PrintGrid(canvas, tally.Subtotals, tally.Rows, 2);
        }

        foreach (var box in field.Digits)
        {
            if (field.Guide is { } guide)
                PrintGuide(canvas, box, guide);
            PagePrinter.Frame(canvas, box);
        }

        if (field.Bubbles is { } bubbles)
            PrintBubbles(canvas, bubbles, type);
    }

    static void PrintGrid(SKCanvas canvas, Box area, int rows, int columns)
    {
        for (var row = 1; row < rows; row++)
        {
            var y = area.Y + (area.Height * row / rows);
            PagePrinter.Line(canvas, new(area.X, y), new(area.Right, y), 0.53, GridInk);
        }

        for (var column = 0; column <= columns; column++)
        {
            var x = area.X + (area.Width * column / columns);
            PagePrinter.Line(canvas, new(x, area.Y), new(x, area.Bottom), 0.53, GridInk);
        }
    }

    /// <summary>Five columns and nine rows of dots, of which the inner ones stand on the middle row and column only.</summary>
    static void PrintGuide(SKCanvas canvas, Box box, SegmentGuide guide)
    {
        using var paint = PagePrinter.Fill(GuideInk);
        var (left, top) = (box.CentreX - (guide.Width / 2), box.CentreY - (guide.Height / 2));
        for (var row = 0; row <= 8; row++)
        {
            for (var column = 0; column <= 4; column++)
            {
                if (row % 4 != 0 && column % 2 != 0)
                    continue;
                var x = left + ((guide.Width - guide.Dot) * column / 4);
                var y = top + ((guide.Height - guide.Dot) * row / 8);
                canvas.DrawRect((float)x, (float)y, (float)guide.Dot, (float)guide.Dot, paint);
            }
        }
    }

    static void PrintBubbles(SKCanvas canvas, BubbleGrid bubbles, TypeCase type)
    {
        const double Thickness = 0.35;
        using var ring = PagePrinter.Stroke(Thickness, 1);
        using var ink = PagePrinter.Fill(1);
        using var font = new SKFont(type.Regular, (float)(bubbles.Diameter * 0.57)) { Subpixel = true, Hinting = SKFontHinting.None };
        foreach (var x in bubbles.Columns)
        {
            for (var digit = 0; digit < bubbles.Rows.Length; digit++)
            {
                var y = bubbles.Rows[digit];
                canvas.DrawCircle((float)x, (float)y, (float)((bubbles.Diameter - Thickness) / 2), ring);
                canvas.DrawText(
                    ((char)('0' + digit)).ToString(), (float)x, (float)(y + (bubbles.Diameter * 0.205)), SKTextAlign.Center, font, ink);
            }
        }
    }
}
