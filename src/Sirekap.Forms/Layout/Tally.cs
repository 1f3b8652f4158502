using Sirekap.Election.Forms;

namespace Sirekap.Forms.Layout;

/// <summary>A tally grid for 300 strokes, as on KPU's form: sixty cells of five, and a subtotal at the end of each row.</summary>
static class Tally
{
    /// <summary>Cells across and down that together make sixty.</summary>
    public static TallyGrid In(Sheet sheet, Box area, int rows, int columns, double subtotals)
    {
        const double Between = 6;
        var cells = new Box(area.X, area.Y, area.Width - Between - subtotals, area.Height).Rounded();
        var sums = new Box(area.Right - subtotals, area.Y, subtotals, area.Height).Rounded();
        foreach (var part in (Box[])[cells, sums])
        {
            sheet.Rule(part.X, part.Y, part.Right, part.Y, 0.7, 0.6);
            sheet.Rule(part.X, part.Bottom, part.Right, part.Bottom, 0.7, 0.6);
        }

        return new(cells, rows, columns, sums);
    }
}
