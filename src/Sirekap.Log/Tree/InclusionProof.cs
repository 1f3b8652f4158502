using System.Collections.Immutable;

namespace Sirekap.Log;

/// <summary>The audit path from a leaf to a root: RFC 6962, section 2.1.1, the leaf's sibling first.</summary>
/// <param name="Index">The leaf's place, from 0.</param>
/// <param name="Size">The size of the tree whose root is reached.</param>
/// <param name="Path">The siblings on the way up.</param>
public sealed record InclusionProof(long Index, long Size, ImmutableArray<LogHash> Path)
{
    /// <summary>Whether the leaf stands at <see cref="Index"/> of the tree with this root (RFC 9162, section 2.1.3.2).</summary>
    public bool Proves(LogHash leaf, LogHash root) => Walk(leaf) == root;

    /// <summary>The root that this path leads to from a leaf; it proves nothing until a signature over it is checked.</summary>
    /// <exception cref="LogDataException">The path is not as long as index and size demand.</exception>
    internal LogHash RootOver(LogHash leaf) => Walk(leaf) ?? throw new LogDataException($"The path does not lead from entry {Index} to the root of {Size} entries.");

    LogHash? Walk(LogHash leaf)
    {
        if (Index < 0 || Index >= Size)
            return null;
        var (node, last, hash) = (Index, Size - 1, leaf);
        foreach (var sibling in Path)
        {
            if (last == 0)
                return null;
            if (long.IsOddInteger(node) || node == last)
            {
                hash = LogHash.OfNode(sibling, hash);
                for (; long.IsEvenInteger(node) && node != 0; node >>= 1)
                    last >>= 1;
            }
            else
            {
                hash = LogHash.OfNode(hash, sibling);
            }
            (node, last) = (node >> 1, last >> 1);
        }
        return last == 0 ? hash : null;
    }
}
