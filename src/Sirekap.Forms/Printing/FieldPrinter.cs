using Sirekap.Election.Forms;

namespace Sirekap.Forms.Printing;

/// <summary>Prints one field's boxes, guides, bubbles and tally cells.</summary>
static class FieldPrinter
{
    const double FrameThickness = 1.06;

    const double GuideInk = 0.3;

    const double GridInk = 0.42;

    public static void Print(IPrintSurface surface, FieldLayout field)
    {
        if (field.Tally is { } tally)
        {
            PrintGrid(surface, tally.Area, tally.Rows, tally.Columns);
            PrintGrid(surface, tally.Subtotals, tally.Rows, 2);
        }

        foreach (var box in field.Digits)
        {
            if (field.Guide is { } guide)
                PrintGuide(surface, box, guide);
            surface.Frame(box, FrameThickness);
        }

        if (field.Bubbles is { } bubbles)
            PrintBubbles(surface, bubbles);
    }

    static void PrintGrid(IPrintSurface surface, Box area, int rows, int columns)
    {
        for (var row = 1; row < rows; row++)
        {
            var y = area.Y + (area.Height * row / rows);
            surface.Line(new(area.X, y), new(area.Right, y), 0.53, GridInk);
        }

        for (var column = 0; column <= columns; column++)
        {
            var x = area.X + (area.Width * column / columns);
            surface.Line(new(x, area.Y), new(x, area.Bottom), 0.53, GridInk);
        }
    }

    /// <summary>Five columns and nine rows of dots, of which the inner ones stand on the middle row and column only.</summary>
    static void PrintGuide(IPrintSurface surface, Box box, SegmentGuide guide)
    {
        var (left, top) = (box.CentreX - (guide.Width / 2), box.CentreY - (guide.Height / 2));
        for (var row = 0; row <= 8; row++)
        {
            for (var column = 0; column <= 4; column++)
            {
                if (row % 4 != 0 && column % 2 != 0)
                    continue;
                var x = left + ((guide.Width - guide.Dot) * column / 4);
                var y = top + ((guide.Height - guide.Dot) * row / 8);
                surface.Rectangle(new(x, y, guide.Dot, guide.Dot), GuideInk);
            }
        }
    }

    static void PrintBubbles(IPrintSurface surface, BubbleGrid bubbles)
    {
        const double Thickness = 0.35;
        foreach (var x in bubbles.Columns)
        {
            for (var digit = 0; digit < bubbles.Rows.Length; digit++)
            {
                var y = bubbles.Rows[digit];
                surface.Ring(new(x, y), bubbles.Diameter, Thickness);
                surface.Text(new(((char)('0' + digit)).ToString(), new(x, y + (bubbles.Diameter * 0.205)), bubbles.Diameter * 0.57, Centred: true, Ink: bubbles.Ink));
            }
        }
    }
}
