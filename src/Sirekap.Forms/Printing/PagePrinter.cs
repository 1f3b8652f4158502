using Sirekap.Election.Forms;

namespace Sirekap.Forms.Printing;

/// <summary>Prints a page from its definition: the one printer of PDF files and of specimens.</summary>
public static class PagePrinter
{
    /// <summary>Prints an empty page.</summary>
    /// <param name="surface">The paper.</param>
    /// <param name="page">The page.</param>
    /// <param name="leaveOut">Whether a writing line is left without its dots because its words are printed too.</param>
    public static void Print(IPrintSurface surface, PageDefinition page, Predicate<WritingLine>? leaveOut = null)
    {
        foreach (var tag in page.Tags)
            PrintTag(surface, tag);
        foreach (var corner in page.Corners)
            PrintCorner(surface, corner);
        foreach (var rule in page.Rules)
            surface.Line(rule.From, rule.To, rule.Thickness, rule.Ink);
        foreach (var line in page.Lines.Where(line => HasDots(line) && leaveOut?.Invoke(line) != true))
            surface.Dots(line.At, line.Length);
        foreach (var text in page.Texts)
            surface.Text(text);
        foreach (var field in page.Fields)
            FieldPrinter.Print(surface, field);
    }

    /// <summary>Numbers in words and dates have rules or boxes of their own, printed among the page's lines.</summary>
    static bool HasDots(WritingLine line) =>
        !line.Holds.StartsWith("words", StringComparison.Ordinal) && !line.Holds.StartsWith("date", StringComparison.Ordinal);

    static void PrintTag(IPrintSurface surface, TagDefinition tag)
    {
        var upright = AprilTag36h10.CodeOf(tag.Id) ?? throw new ArgumentException($"Tag {tag.Id} has no code in AprilTag36h10.", nameof(tag));
        var code = AprilTag36h10.Turn(upright, tag.QuarterTurns);
        var cell = tag.Area.Width / AprilTag36h10.Cells;
        surface.Rectangle(tag.Area, 1);
        for (var row = 0; row < AprilTag36h10.DataCells; row++)
        {
            for (var column = 0; column < AprilTag36h10.DataCells; column++)
            {
                if (AprilTag36h10.IsWhite(code, row, column))
                    surface.Rectangle(new(tag.Area.X + ((column + 1) * cell), tag.Area.Y + ((row + 1) * cell), cell, cell), 0);
            }
        }
    }

    static void PrintCorner(IPrintSurface surface, CornerFiducial corner)
    {
        var (x, y, side) = (corner.Centre.X, corner.Centre.Y, corner.Side);
        var up = corner.Dark == Diagonal.Falling ? -side : 0;
        surface.Rectangle(new(x - side, y + up, side, side), 1);
        surface.Rectangle(new(x, y - side - up, side, side), 1);
    }
}
