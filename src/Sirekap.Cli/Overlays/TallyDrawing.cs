using System.Globalization;
using Sirekap.Cli.Reading;
using Sirekap.Reader.Pages;
using Sirekap.Reader.Tally;
using SkiaSharp;

namespace Sirekap.Cli.Overlays;

/// <summary>Draws a tally grid: the cells as they were fitted, the strokes counted in each, and before each row what they come to.</summary>
/// <param name="pen">Draws on the photograph.</param>
/// <param name="letters">The typeface.</param>
internal sealed class TallyDrawing(Pen pen, Lettering letters)
{
    const float CellSize = 10, RowSize = 13;

    public void Draw(TallySketch tally)
    {
        foreach (var (cells, row) in tally.Rows.Zip(tally.Reading.Rows))
        {
            foreach (var cell in cells)
                Draw(cell);
            if (row.Count != 0)
                letters.LabelBefore(pen.Canvas, TallyText.Of(row), pen.At(cells[0].Frame.TopLeft) + new SKPoint(-5, RowSize + 3), RowSize, Colour(row));
        }
    }

    void Draw(CellSketch cell)
    {
        var colour = cell.Strokes switch
        {
            null => OverlayInk.Missing,
            0 => OverlayInk.Grid,
            _ => OverlayInk.Found,
        };
        pen.Outline(cell.Frame, colour, cell.Strokes == 0 ? 1 : 2);
        if (cell.Strokes != 0)
            letters.Label(pen.Canvas, cell.Strokes?.ToString(CultureInfo.InvariantCulture) ?? "?", pen.At(cell.Frame.TopLeft) + new SKPoint(3, CellSize), CellSize, colour);
    }

    /// <summary>A sum beside the row bears it out or speaks against it; without one the strokes stand alone.</summary>
    static SKColor Colour(TallyRow row) =>
        row.Count is null || (row.Subtotal is { IsSure: true, Value: var sum } && sum != row.Count) ? OverlayInk.Missing
        : row.Subtotal is { IsSure: true } ? OverlayInk.Found
        : OverlayInk.Doubt;
}
