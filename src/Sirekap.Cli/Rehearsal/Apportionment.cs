namespace Sirekap.Cli.Rehearsal;

/// <summary>Divides whole numbers so that nothing is lost: by largest remainders, as seats are.</summary>
internal static class Apportionment
{
    /// <summary>Divides a total by weights. The parts add up to the total exactly.</summary>
    /// <param name="total">What is divided; not negative.</param>
    /// <param name="weights">One for each part; not negative, and not all zero unless the total is.</param>
    public static long[] Divide(long total, ReadOnlySpan<double> weights)
    {
        var sum = 0.0;
        foreach (var weight in weights)
            sum += weight;
        var (parts, remainders, left) = (new long[weights.Length], new double[weights.Length], total);
        for (var part = 0; part < weights.Length; part++)
        {
            var exact = sum > 0 ? total * (weights[part] / sum) : 0;
            parts[part] = Math.Min((long)exact, left);
            remainders[part] = parts[part] - exact;
            left -= parts[part];
        }

        var order = Enumerable.Range(0, parts.Length).ToArray();
        // The weights themselves, not remainders alone: a part without weight gets nothing.
        Array.Sort(remainders, order);
        for (var next = 0; left > 0; next = (next + 1) % order.Length)
        {
            if (weights[order[next]] <= 0 && sum > 0)
                continue;
            parts[order[next]]++;
            left--;
        }

        return parts;
    }

    /// <summary>
    /// Divides the votes of candidates among stations of given sizes: every station gets its size, every candidate keeps its total, exactly.
    /// Shares vary around the candidates' own and stay within what is left.
    /// </summary>
    /// <param name="totals">The votes of each candidate.</param>
    /// <param name="sizes">The valid votes of each station; they add up to the votes of all candidates.</param>
    /// <param name="dice">Makes one station unlike the next.</param>
    /// <returns>The votes of each candidate, station by station.</returns>
    public static IEnumerable<long[]> Spread(IReadOnlyList<long> totals, IReadOnlyList<long> sizes, Random dice)
    {
        var left = totals.ToArray();
        if (left.Sum() != sizes.Sum())
            throw new ArgumentException($"The stations hold {sizes.Sum()} votes and the candidates have {left.Sum()}: they must be equal.", nameof(sizes));
        foreach (var size in sizes)
        {
            var votes = Fit(Divide(size, [.. left.Select(votes => votes * Unevenness(dice))]), left);
            for (var candidate = 0; candidate < left.Length; candidate++)
                left[candidate] -= votes[candidate];
            yield return votes;
        }
    }

    /// <summary>Takes back what a candidate does not have any more, and gives it to those who do.</summary>
    private static long[] Fit(long[] votes, long[] left)
    {
        var over = 0L;
        for (var candidate = 0; candidate < votes.Length; candidate++)
        {
            over += Math.Max(0, votes[candidate] - left[candidate]);
            votes[candidate] = Math.Min(votes[candidate], left[candidate]);
        }

        for (var candidate = 0; over > 0; candidate++)
        {
            var more = Math.Min(over, left[candidate] - votes[candidate]);
            votes[candidate] += more;
            over -= more;
        }

        return votes;
    }

    private static double Unevenness(Random dice) => 0.5 + dice.NextDouble();
}
