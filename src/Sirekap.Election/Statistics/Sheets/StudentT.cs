namespace Sirekap.Election.Statistics.Sheets;

/// <summary>
/// Student's distribution: how seldom a value so far from the middle comes about by chance. Only the four operations, roots and powers of two are used, so
/// every machine gives the same bits.
/// </summary>
public static class StudentT
{
    /// <summary>The largest answer of <see cref="OneIn"/>: beyond it only the order of magnitude would be known.</summary>
    public const long Most = 1_000_000_000_000_000;

    private const double Enough = 1e-17;

    /// <summary>One in how many such values lies as far out, on either side; rounded down, at least 1, at most <see cref="Most"/>.</summary>
    /// <param name="squared">The square of the value; not negative.</param>
    /// <param name="freedom">The degrees of freedom; at least 1.</param>
    public static long OneIn(double squared, int freedom)
    {
        var tail = Tail(squared, freedom);
        return tail <= 1.0 / Most ? Most : Math.Max(1, (long)(1 / tail));
    }

    /// <summary>The chance of a value as far out, on either side: from 0 to 1.</summary>
    /// <param name="squared">The square of the value; not negative.</param>
    /// <param name="freedom">The degrees of freedom; at least 1.</param>
    public static double Tail(double squared, int freedom)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(squared);
        ArgumentOutOfRangeException.ThrowIfLessThan(freedom, 1);
        if (squared == 0)
            return 1;
        // The incomplete beta function I_x(a, 1/2) as a series of positive terms: nothing cancels in the tail.
        var half = freedom / 2.0;
        var x = freedom / (freedom + squared);
        var (sum, term) = (1.0, 1.0);
        for (var step = 0; term > Enough * sum; step++)
        {
            term *= (half + 0.5 + step) / (half + 1 + step) * x;
            sum += term;
        }

        return Math.Min(1, Scaled.Power(Math.Sqrt(x), freedom).Times(Math.Sqrt(squared / (freedom + squared)) * sum / Scale(freedom)).Value);
    }

    /// <summary>a · B(a, 1/2) for a = freedom / 2.</summary>
    private static double Scale(int freedom)
    {
        var (at, beta) = freedom % 2 == 0 ? (1.0, 2.0) : (0.5, Math.PI);
        for (; at < freedom / 2.0; at++)
            beta *= at / (at + 0.5);
        return at * beta;
    }
}
