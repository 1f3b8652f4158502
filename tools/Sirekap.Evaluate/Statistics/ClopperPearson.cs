namespace Sirekap.Evaluate.Statistics;

/// <summary>How large a share may be in truth when so many of so many were seen (C. Clopper, E. Pearson, Biometrika 26, 1934).</summary>
internal static class ClopperPearson
{
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
        ArgumentOutOfRangeException.ThrowIfNegative(seen);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(seen, of);
        if (seen == of)
            return 1;
        var (low, high) = (0.0, 1.0);
        for (var step = 0; step < 100; step++)
        {
            var middle = (low + high) / 2;
            (low, high) = AtMost(seen, of, middle) > 1 - confidence ? (middle, high) : (low, middle);
        }

        return high;
    }

    /// <summary>The chance of at most <paramref name="seen"/> of <paramref name="of"/> when each has the share: the binomial's lower tail.</summary>
    static double AtMost(long seen, long of, double share)
    {
        // In logarithms, term by term: 2,000 pages have terms far below the least double.
        var term = of * Math.Log(1 - share);
        var sum = Math.Exp(term);
        for (long count = 1; count <= seen; count++)
        {
            term += Math.Log((of - count + 1) / (double)count) + Math.Log(share / (1 - share));
            sum += Math.Exp(term);
        }

        return sum;
    }
}
