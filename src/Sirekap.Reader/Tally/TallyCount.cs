namespace Sirekap.Reader.Tally;

/// <summary>
/// What was seen in all cells of a grid, and which number that comes to. Counting makes full groups one after another, one last group,
/// then nothing: so every number has one way to be tallied, and each is as likely as its cells look. A cell that speaks against all of
/// these is a slip or a correction, and only a person can tell which. Multiplications only, so that every machine comes to the same bits.
/// </summary>
/// <param name="rows">Rows of the grid.</param>
/// <param name="columns">Cells in a row.</param>
internal sealed class TallyCount(int rows, int columns)
{
    const int Full = 5;

    /// <summary>How often officers leave a group that is not five, or correct one: the price of each such cell.</summary>
    const double Slip = 0.002;

    /// <summary>Nothing is less likely than this in one cell; sixty of them are still above the least double.</summary>
    const double Least = 1e-5;

    readonly double[] _seen = EmptyCells(rows * columns);

    int Cells => rows * columns;

    /// <summary>Notes what the net says of a cell, one probability for each of its classes; cells that are not noted are empty paper.</summary>
    /// <param name="cell">From 0, row by row.</param>
    /// <param name="probabilities">In the order of the classes.</param>
    public void Note(int cell, ReadOnlySpan<float> probabilities)
    {
        for (var strokes = 0; strokes < StrokeNet.Classes; strokes++)
            _seen[(cell * StrokeNet.Classes) + strokes] = Math.Max(probabilities[strokes], Least);
    }

    /// <summary>The strokes that a cell looks like; null where it holds something else.</summary>
    public int? Strokes(int cell) => Likeliest(cell) is < StrokeNet.Other and var strokes ? strokes : null;

    /// <summary>Whether a cell looks like a full group.</summary>
    public bool IsFull(int cell) => Likeliest(cell) == Full;

    /// <summary>The likeliest number.</summary>
    /// <returns>The number, and its probability among all numbers and all slips.</returns>
    public (int Value, double Confidence) Judge()
    {
        var nothingAfter = new double[Cells + 1];
        nothingAfter[Cells] = 1;
        for (var cell = Cells - 1; cell >= 0; cell--)
            nothingAfter[cell] = nothingAfter[cell + 1] * Of(cell, 0);
        var (value, most, all, fullBefore) = (0, nothingAfter[0], nothingAfter[0], 1.0);
        for (var cell = 0; cell < Cells; cell++)
        {
            for (var strokes = 1; strokes <= Full; strokes++)
            {
                var likelihood = fullBefore * Of(cell, strokes) * nothingAfter[cell + 1];
                all += likelihood;
                if (likelihood > most)
                    (value, most) = ((cell * Full) + strokes, likelihood);
            }

            fullBefore *= Of(cell, Full);
        }

        all += Irregular(value);
        return (value, all > 0 ? most / all : 0);
    }

    /// <summary>The strokes that are seen in a row, cell by cell; null where one holds something else.</summary>
    public int? RowCount(int row)
    {
        var sum = 0;
        for (var column = 0; column < columns; column++)
        {
            if (Strokes((row * columns) + column) is not { } strokes)
                return null;
            sum += strokes;
        }

        return sum;
    }

    /// <summary>The probability that every cell of a row is what it looks like.</summary>
    public double RowConfidence(int row)
    {
        double product = 1;
        for (var cell = row * columns; cell < (row + 1) * columns; cell++)
            product *= Of(cell, Likeliest(cell));
        return product;
    }

    /// <summary>How likely all cells are what they look like, where that is not the tally of a number; 0 where it is.</summary>
    double Irregular(int value)
    {
        var (product, slips) = (1.0, 0);
        for (var cell = 0; cell < Cells; cell++)
        {
            var seen = Likeliest(cell);
            var isSlip = seen != Math.Clamp(value - (cell * Full), 0, Full);
            product *= Of(cell, seen) * (isSlip ? Slip : 1);
            slips += isSlip ? 1 : 0;
        }

        return slips == 0 ? 0 : product;
    }

    int Likeliest(int cell)
    {
        var best = 0;
        for (var strokes = 1; strokes < StrokeNet.Classes; strokes++)
            best = Of(cell, strokes) > Of(cell, best) ? strokes : best;
        return best;
    }

    double Of(int cell, int strokes) => _seen[(cell * StrokeNet.Classes) + strokes];

    static double[] EmptyCells(int cells)
    {
        var seen = new double[cells * StrokeNet.Classes];
        Array.Fill(seen, Least);
        for (var cell = 0; cell < cells; cell++)
            seen[cell * StrokeNet.Classes] = 1;
        return seen;
    }
}
