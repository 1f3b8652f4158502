namespace Sirekap.Reader.Bubbles;

/// <summary>
/// The rings of a column as a chain that gives way from ring to ring but does not break: for paper so folded that rings lie further off than
/// half of their distance, where each alone could be taken for its neighbour. Of all chains the one with the clearest rings is taken. A ring seen
/// beyond the last speaks against it, as bare paper under its last ring does: so it seldom lies one ring off, and whether it may is for
/// <see cref="MeasuredColumn.IsPlaced"/> to say. It hangs on the boxes above: a first ring that is off costs as much as a step in the chain.
/// </summary>
internal static class RingChain
{
    /// <summary>Samples between the places that are tried, and how many steps the whole chain and one ring after another may be off.</summary>
    const int Grain = 2, ReachX = 16, ReachY = 24, GiveX = 2, GiveY = 3;

    /// <summary>What a step away from the ring before costs, as a share of a clear ring.</summary>
    const float Stretch = 0.03f;

    /// <summary>How much a ring beyond the last speaks against a chain: less than the last one speaks for it, or the chain would flee from other print there.</summary>
    const float Doubt = 0.5f;

    const int Width = (2 * ReachX) + 1, Height = (2 * ReachY) + 1;

    /// <summary>How far off rings may be looked for, in samples.</summary>
    public const int Reach = Grain * ReachY;

    /// <summary>Follows the rings.</summary>
    /// <param name="search">The column.</param>
    /// <param name="places">Where the rings would lie on flat paper; at least two, evenly apart.</param>
    /// <returns>How far off each is, in samples.</returns>
    public static (int Dx, int Dy)[] Follow(RingSearch search, ReadOnlySpan<(int Column, int Row)> places)
    {
        var rings = places.Length;
        var scores = new float[rings][];
        for (var ring = 0; ring < rings; ring++)
            scores[ring] = Clarities(search, places[ring]);
        var beyond = Clarities(search, (places[^1].Column, (2 * places[^1].Row) - places[^2].Row));
        var clear = Usual(scores);
        foreach (var clarities in scores)
            Level(clarities, clear);
        Level(beyond, clear);
        for (var state = 0; state < beyond.Length; state++)
            scores[^1][state] -= Doubt * beyond[state];
        for (var state = 0; state < beyond.Length; state++)
            scores[0][state] -= Stretch * (Math.Abs((state % Width) - ReachX) + Math.Abs((state / Width) - ReachY));
        var from = new int[rings][];
        for (var ring = 1; ring < rings; ring++)
            from[ring] = Join(scores[ring - 1], scores[ring]);
        var chain = new (int Dx, int Dy)[rings];
        var at = IndexOfGreatest(scores[^1]);
        for (var ring = rings - 1; ring >= 0; ring--)
        {
            chain[ring] = (((at % Width) - ReachX) * Grain, ((at / Width) - ReachY) * Grain);
            at = ring > 0 ? from[ring][at] : at;
        }

        return chain;
    }

    /// <summary>How clear a ring is at every place.</summary>
    static float[] Clarities(RingSearch search, (int Column, int Row) place)
    {
        var clarities = new float[Width * Height];
        for (var state = 0; state < clarities.Length; state++)
            clarities[state] = search.Clarity([place], ((state % Width) - ReachX) * Grain, ((state / Width) - ReachY) * Grain);
        return clarities;
    }

    /// <summary>What the middle ring comes to at its clearest place; above 0.</summary>
    static float Usual(float[][] rings)
    {
        var clearest = rings.Select(clarities => clarities[IndexOfGreatest(clarities)]).Order().ToArray();
        return Math.Max(clearest[clearest.Length / 2], 1);
    }

    /// <summary>Shares of a clear ring, at most one, so that a blackened ring, which is clearest of all, does not outweigh the others.</summary>
    static void Level(float[] clarities, float clear)
    {
        foreach (ref var clarity in clarities.AsSpan())
            clarity = Math.Clamp(clarity / clear, 0, 1);
    }

    /// <summary>Adds to each place of a ring the best that leads to it from the ring before, and tells from where.</summary>
    static int[] Join(float[] before, float[] here)
    {
        var from = new int[here.Length];
        for (var state = 0; state < here.Length; state++)
        {
            var (x, y) = (state % Width, state / Width);
            var (best, origin) = (float.MinValue, 0);
            for (var row = Math.Max(0, y - GiveY); row <= Math.Min(Height - 1, y + GiveY); row++)
            {
                for (var column = Math.Max(0, x - GiveX); column <= Math.Min(Width - 1, x + GiveX); column++)
                {
                    var score = before[(row * Width) + column] - (Stretch * (Math.Abs(row - y) + Math.Abs(column - x)));
                    if (score > best)
                        (best, origin) = (score, (row * Width) + column);
                }
            }

            here[state] += best;
            from[state] = origin;
        }

        return from;
    }

    static int IndexOfGreatest(float[] values)
    {
        var greatest = 0;
        for (var index = 1; index < values.Length; index++)
        {
            if (values[index] > values[greatest])
                greatest = index;
        }

        return greatest;
    }
}
