using Sirekap.Election.Forms;

namespace Sirekap.Specimen.Hand;

/// <summary>Strikes out the part of a grid that stays unused, so that nobody adds to it later.</summary>
sealed class TallyStrike(Pen pen, StrikeOut kind)
{
    const double Straight = 0.003;

    /// <summary>Draws the lines.</summary>
    /// <param name="area">The cells, mm.</param>
    /// <param name="rows">Rows of cells.</param>
    /// <param name="usedRows">Rows in which something is written.</param>
    /// <param name="usedWidth">How much of the last of these is used, mm.</param>
    public void Draw(Box area, int rows, int usedRows, double usedWidth)
    {
        var restOfRow = usedRows > 0 && usedWidth < area.Width * 0.9;
        if (kind == StrikeOut.None || (usedRows >= rows && !restOfRow))
            return;
        var rowHeight = area.Height / rows;
        var first = restOfRow ? usedRows - 1 : usedRows;
        var from = restOfRow ? area.X + usedWidth + pen.Dice.Between(1, 6) : area.X + pen.Dice.Between(2, 6);
        var right = area.Right - pen.Dice.Between(2, 8);
        if (kind == StrikeOut.Rows)
        {
            for (var row = first; row < rows; row++)
                Line(row == first ? from : area.X + pen.Dice.Between(2, 8), Middle(area, row, rowHeight), right, Middle(area, row, rowHeight));
            return;
        }

        var (top, foot) = (Middle(area, first, rowHeight), area.Bottom - pen.Dice.Between(2, 7));
        var left = area.X + pen.Dice.Between(2, 8);
        if (kind == StrikeOut.Z || first == rows - 1)
            Line(from, top, right, top + pen.Dice.Bell(1));
        if (first == rows - 1)
            return;
        Line(right, top, left, foot);
        if (kind == StrikeOut.Z)
            Line(left, foot, right, foot + pen.Dice.Bell(1));
    }

    double Middle(Box area, int row, double height) => area.Y + ((row + 0.5) * height) + pen.Dice.Bell(height * 0.12);

    void Line(double x1, double y1, double x2, double y2) => pen.Line(x1, y1, x2, y2, Straight, 0.7);
}
