using System.Collections.Immutable;
using System.Globalization;
using Sirekap.Election.Forms;

namespace Sirekap.Specimen.Hand;

/// <summary>Fills a tally grid as officers do: groups of five along the rows, each row's sum at its end, and a line through what stays unused.</summary>
sealed class TallyMarker(Pen pen, TallyHand hand)
{
    /// <summary>In place of strokes: a group that only a person may judge.</summary>
    public const int Spoilt = -1;

    const int Full = 5;

    readonly TallyGroup _group = new(pen, hand);

    /// <summary>Tallies a figure.</summary>
    public TallyLabel Mark(string field, TallyGrid grid, int votes) => hand.Tallies
        ? Mark(field, grid, Cells(grid, votes))
        : new(field, [.. new int?[grid.Rows * grid.Columns].Select(_ => (int?)0)], [.. new int?[grid.Rows]]);

    /// <summary>Draws given strokes.</summary>
    /// <param name="field">The field.</param>
    /// <param name="grid">Where its cells lie.</param>
    /// <param name="strokes">0 to 5 for each cell, row by row; <see cref="Spoilt"/> for a group that went wrong.</param>
    public TallyLabel Mark(string field, TallyGrid grid, ImmutableArray<int> strokes)
    {
        var (width, height) = (grid.Area.Width / grid.Columns, grid.Area.Height / grid.Rows);
        var cells = ImmutableArray.CreateBuilder<int?>(strokes.Length);
        var subtotals = ImmutableArray.CreateBuilder<int?>(grid.Rows);
        int usedRows = 0, usedColumns = 0;
        for (var row = 0; row < grid.Rows; row++)
        {
            var sum = 0;
            for (var column = 0; column < grid.Columns; column++)
            {
                var count = strokes[(row * grid.Columns) + column];
                var cell = new Box(grid.Area.X + (column * width), grid.Area.Y + (row * height), width, height);
                cells.Add(Fill(cell, count, hand.Drift * height * ((column / (double)grid.Columns) - 0.5)));
                if (count != 0)
                    (usedRows, usedColumns) = (row + 1, column + 1);
                sum += Math.Max(count, 0);
            }

            subtotals.Add(sum > 0 && hand.WritesSubtotals ? sum : null);
            if (subtotals[^1] is { } written)
                Subtotal(grid, row, written);
        }

        var strike = new TallyStrike(pen, hand.Strike);
        strike.Draw(grid.Area, grid.Rows, usedRows, usedColumns * width);
        if (hand.WritesSubtotals)
            strike.Draw(grid.Subtotals, grid.Rows, usedRows, grid.Subtotals.Width);
        return new(field, cells.MoveToImmutable(), subtotals.MoveToImmutable());
    }

    /// <summary>Full groups row by row, the rest in the last cell that is used.</summary>
    static ImmutableArray<int> Cells(TallyGrid grid, int votes) =>
        [.. Enumerable.Range(0, grid.Rows * grid.Columns).Select(cell => Math.Clamp(votes - (cell * Full), 0, Full))];

    int? Fill(Box cell, int strokes, double climb)
    {
        if (strokes == 0)
            return 0;
        if (strokes == Spoilt || pen.Dice.Chance(hand.Carelessness))
        {
            _group.Spoil(cell);
            return null;
        }

        _group.Draw(cell, strokes, climb);
        return strokes;
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
}
