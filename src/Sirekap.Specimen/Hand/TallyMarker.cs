using System.Globalization;
using Sirekap.Election.Forms;

namespace Sirekap.Specimen.Hand;

/// <summary>Fills a tally grid: five strokes a cell, the row's sum at its end, and a Z over what stays empty.</summary>
sealed class TallyMarker(Pen pen)
{
    public void Mark(TallyGrid grid, int votes)
    {
        var (cellWidth, cellHeight) = (grid.Area.Width / grid.Columns, grid.Area.Height / grid.Rows);
        var left = Math.Min(votes, grid.Rows * grid.Columns * 5);
        var usedRows = 0;
        for (var row = 0; row < grid.Rows && left > 0; row++)
        {
            var rowVotes = Math.Min(left, grid.Columns * 5);
            left -= rowVotes;
            for (var column = 0; column * 5 < rowVotes; column++)
            {
                var cell = new Box(grid.Area.X + (column * cellWidth), grid.Area.Y + (row * cellHeight), cellWidth, cellHeight);
                Bundle(cell, Math.Min(5, rowVotes - (column * 5)));
            }

            Subtotal(grid, row, rowVotes);
            usedRows = row + 1;
        }

        StrikeOut(grid.Area, usedRows, grid.Rows, (Math.Min(votes, grid.Rows * grid.Columns * 5) - (Math.Max(usedRows - 1, 0) * grid.Columns * 5) + 4) / 5 * cellWidth);
        StrikeOut(grid.Subtotals, usedRows, grid.Rows, grid.Subtotals.Width);
    }

    /// <summary>Four uprights and a stroke through them.</summary>
    void Bundle(Box cell, int strokes)
    {
        var dice = pen.Dice;
        var (step, top, bottom) = (cell.Width * 0.17, cell.Y + (cell.Height * 0.18), cell.Y + (cell.Height * 0.82));
        var start = cell.X + (cell.Width * 0.2);
        for (var stroke = 0; stroke < Math.Min(strokes, 4); stroke++)
        {
            var x = start + (stroke * step) + dice.Bell(0.4);
            pen.Line(x + (pen.Writer.Slant * 4), top + dice.Bell(0.8), x, bottom + dice.Bell(0.8), weight: 0.8);
        }

        if (strokes == 5)
            pen.Line(start - (0.4 * step) + dice.Bell(0.5), top + 1.5 + dice.Bell(0.8), start + (3.5 * step) + dice.Bell(0.5), bottom - 1.5 + dice.Bell(0.8), weight: 0.8);
    }

    void Subtotal(TallyGrid grid, int row, int votes)
    {
        var digits = votes.ToString(CultureInfo.InvariantCulture);
        var (width, height) = (grid.Subtotals.Width / 2, grid.Subtotals.Height / grid.Rows);
        for (var place = 0; place < digits.Length; place++)
        {
            var column = place + 2 - digits.Length;
            var digit = digits[place] - '0';
            var area = new Box(
                grid.Subtotals.X + ((column + 0.25) * width), grid.Subtotals.Y + ((row + 0.2) * height), width * (digit == 1 ? 0.3 : 0.5), height * 0.6);
            pen.Write(DigitShapes.Freehand(digit, pen.Writer.Shapes[digit]), area);
        }
    }

    /// <summary>One line along the rest of the last row that is in use, a diagonal, and one along the foot.</summary>
    void StrikeOut(Box area, int usedRows, int rows, double usedWidth)
    {
        if (usedRows >= rows)
            return;
        var rowHeight = area.Height / rows;
        var startsInUsedRow = usedRows > 0 && usedWidth < area.Width * 0.9;
        var top = area.Y + ((startsInUsedRow ? usedRows - 0.5 : usedRows + 0.4) * rowHeight) + pen.Dice.Bell(1);
        var from = startsInUsedRow ? area.X + usedWidth + 3 : area.X + 3;
        var (right, foot) = (area.Right - pen.Dice.Between(2, 8), area.Bottom - pen.Dice.Between(2, 6));
        pen.Line(from, top, right, top + pen.Dice.Bell(1), 0.003, 0.7);
        pen.Line(right, top, area.X + pen.Dice.Between(2, 8), foot, 0.003, 0.7);
        pen.Line(area.X + 4, foot, right, foot + pen.Dice.Bell(1), 0.003, 0.7);
    }
}
