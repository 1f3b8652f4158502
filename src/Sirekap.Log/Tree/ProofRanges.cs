namespace Sirekap.Log;

/// <summary>Which subtrees a proof is made of, as runs of leaves <c>[start, end)</c>: RFC 6962, section 2.1.</summary>
static class ProofRanges
{
    /// <summary>The siblings on the way from a leaf up to the root, the lowest first.</summary>
    public static List<(long Start, long End)> Inclusion(long index, long size)
    {
        var ranges = new List<(long, long)>();
        var (start, end) = (0L, size);
        while (end - start > 1)
        {
            var middle = start + MerkleFold.SplitOf(end - start);
            ranges.Add(index < middle ? (middle, end) : (start, middle));
            (start, end) = index < middle ? (start, middle) : (middle, end);
        }
        ranges.Reverse();
        return ranges;
    }

    /// <summary>The subtrees that prove a tree of the old size to be a prefix; none when a size is 0 or both are equal.</summary>
    public static List<(long Start, long End)> Consistency(long oldSize, long newSize)
    {
        var ranges = new List<(long, long)>();
        if (oldSize == 0)
            return ranges;
        var (start, end) = (0L, newSize);
        while (end != oldSize)
        {
            var middle = start + MerkleFold.SplitOf(end - start);
            ranges.Add(oldSize <= middle ? (middle, end) : (start, middle));
            (start, end) = oldSize <= middle ? (start, middle) : (middle, end);
        }
        // The verifier already has the old root when the old tree is itself this last subtree.
        if (start != 0)
            ranges.Add((start, end));
        ranges.Reverse();
        return ranges;
    }
}
