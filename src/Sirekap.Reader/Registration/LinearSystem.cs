namespace Sirekap.Reader.Registration;

/// <summary>Small least-squares systems by normal equations.</summary>
internal static class LinearSystem
{
    /// <summary>Adds one weighted equation to an n × (n + 1) system of normal equations.</summary>
    /// <param name="normal">The system.</param>
    /// <param name="equation">n coefficients and the right side.</param>
    /// <param name="weight">How much the equation counts.</param>
    public static void Add(double[,] normal, ReadOnlySpan<double> equation, double weight)
    {
        for (var row = 0; row < normal.GetLength(0); row++)
        {
            for (var column = 0; column < normal.GetLength(1); column++)
                normal[row, column] += weight * equation[row] * equation[column];
        }
    }

    /// <summary>Solves the system in place (Gauss, the largest pivot first). Null when it has no single solution.</summary>
    public static double[]? Solve(double[,] system)
    {
        var size = system.GetLength(0);
        for (var pivot = 0; pivot < size; pivot++)
        {
            SwapRows(system, pivot, LargestBelow(system, pivot));
            if (!(Math.Abs(system[pivot, pivot]) > 1e-12))
                return null;
            for (var row = 0; row < size; row++)
            {
                if (row == pivot)
                    continue;
                var factor = system[row, pivot] / system[pivot, pivot];
                for (var column = pivot; column <= size; column++)
                    system[row, column] -= factor * system[pivot, column];
            }
        }

        var solution = new double[size];
        for (var row = 0; row < size; row++)
            solution[row] = system[row, size] / system[row, row];
        return solution;
    }

    static int LargestBelow(double[,] system, int pivot)
    {
        var best = pivot;
        for (var row = pivot + 1; row < system.GetLength(0); row++)
        {
            if (Math.Abs(system[row, pivot]) > Math.Abs(system[best, pivot]))
                best = row;
        }

        return best;
    }

    static void SwapRows(double[,] system, int first, int second)
    {
        for (var column = 0; first != second && column < system.GetLength(1); column++)
            (system[first, column], system[second, column]) = (system[second, column], system[first, column]);
    }
}
