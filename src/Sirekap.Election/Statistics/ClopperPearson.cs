namespace Sirekap.Election.Statistics;

/// <summary>
/// How large a share may be in truth when so many of so many were seen (C. Clopper, E. Pearson, Biometrika 26, 1934). Only the four operations and
/// powers of two are used, so every machine gives the same bits.
/// </summary>
public static class ClopperPearson
{
    private const int Steps = 100;

    /// <summary>The exact interval: outside of it, what was seen is in at most (1 − confidence) of all runs so far from the truth.</summary>
    /// <param name="seen">How many had it.</param>
    /// <param name="of">How many were looked at.</param>
    /// <param name="confidence">Such as 0.95.</param>
    /// <returns>Both from 0 to 1; the whole range where nothing was looked at.</returns>
    public static (double Low, double High) Interval(long seen, long of, double confidence = 0.95)
    {
        var side = (1 + confidence) / 2;
        return (Lower(seen, of, side), Upper(seen, of, side));
    }

    /// <summary>
    /// The one-sided upper bound: if the true share were larger, so few or fewer would be seen in less than 5 % of all runs. For none of
    /// n it is close to 3/n.
    /// </summary>
    /// <param name="seen">How many had it.</param>
    /// <param name="of">How many were looked at.</param>
    /// <param name="confidence">Such as 0.95.</param>
    /// <returns>From 0 to 1; 1 where nothing was looked at.</returns>
    public static double Upper(long seen, long of, double confidence = 0.95)
    {
        Require(seen, of);
        return seen == of ? 1 : Search(share => AtMost(seen, of, share) > 1 - confidence).High;
    }

    /// <summary>The one-sided lower bound; 0 where nothing was seen.</summary>
    /// <param name="seen">How many had it.</param>
    /// <param name="of">How many were looked at.</param>
    /// <param name="confidence">Such as 0.95.</param>
    public static double Lower(long seen, long of, double confidence = 0.95)
    {
        Require(seen, of);
        return seen == 0 ? 0 : Search(share => AtMost(seen - 1, of, share) > confidence).Low;
    }

    private static void Require(long seen, long of)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(seen);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(seen, of);
    }

    /// <summary>Where the lower tail, which falls as the share grows, crosses the bound.</summary>
    private static (double Low, double High) Search(Func<double, bool> isAbove)
    {
        var (low, high) = (0.0, 1.0);
        for (var step = 0; step < Steps; step++)
        {
            var middle = (low + high) / 2;
            (low, high) = isAbove(middle) ? (middle, high) : (low, middle);
        }

        return (low, high);
    }

    /// <summary>The chance of at most <paramref name="seen"/> of <paramref name="of"/> when each has the share: the binomial's lower tail.</summary>
    private static double AtMost(long seen, long of, double share)
    {
        var term = Scaled.Power(1 - share, of);
        var (sum, odds) = (term, share / (1 - share));
        for (long count = 1; count <= seen; count++)
        {
            term = term.Times((of - count + 1) / (double)count * odds);
            sum = sum.Plus(term);
        }

        return sum.Value;
    }
}
