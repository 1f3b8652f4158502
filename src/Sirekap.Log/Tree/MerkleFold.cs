using System.Numerics;

namespace Sirekap.Log;

/// <summary>The recursive definition of the tree's root: RFC 6962, section 2.1.</summary>
static class MerkleFold
{
    /// <summary>The root over hashes that are themselves leaves or roots of equally large complete subtrees.</summary>
    public static LogHash Root(ReadOnlySpan<LogHash> hashes)
    {
        if (hashes.Length <= 1)
            return hashes.IsEmpty ? LogHash.EmptyTree : hashes[0];
        var split = (int)SplitOf(hashes.Length);
        return LogHash.OfNode(Root(hashes[..split]), Root(hashes[split..]));
    }

    /// <summary>The largest power of two below a number of at least 2: where a tree of that size parts.</summary>
    public static long SplitOf(long size) => 1L << BitOperations.Log2((ulong)(size - 1));
}
