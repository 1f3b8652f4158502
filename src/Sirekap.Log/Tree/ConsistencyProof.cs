using System.Collections.Immutable;
using System.Numerics;

namespace Sirekap.Log;

/// <summary>The proof that a tree only grew: RFC 6962, section 2.1.2.</summary>
/// <param name="OldSize">The earlier size.</param>
/// <param name="NewSize">The later size.</param>
/// <param name="Path">The hashes of the proof.</param>
public sealed record ConsistencyProof(long OldSize, long NewSize, ImmutableArray<LogHash> Path)
{
    /// <summary>Whether the tree with the old root is a prefix of the tree with the new root (RFC 9162, section 2.1.4.2).</summary>
    public bool Proves(LogHash oldRoot, LogHash newRoot)
    {
        if (OldSize < 0 || OldSize > NewSize)
            return false;
        if (OldSize == NewSize)
            return Path.IsEmpty && oldRoot == newRoot;
        if (OldSize == 0)
            return Path.IsEmpty && oldRoot == LogHash.EmptyTree;
        return !Path.IsEmpty && Walk(BitOperations.IsPow2(OldSize) ? Path.Insert(0, oldRoot) : Path, oldRoot, newRoot);
    }

    bool Walk(ImmutableArray<LogHash> path, LogHash oldRoot, LogHash newRoot)
    {
        var (node, last) = (OldSize - 1, NewSize - 1);
        for (; long.IsOddInteger(node); node >>= 1)
            last >>= 1;
        var (oldHash, newHash) = (path[0], path[0]);
        foreach (var next in path.AsSpan(1..))
        {
            if (last == 0)
                return false;
            if (long.IsOddInteger(node) || node == last)
            {
                (oldHash, newHash) = (LogHash.OfNode(next, oldHash), LogHash.OfNode(next, newHash));
                for (; long.IsEvenInteger(node) && node != 0; node >>= 1)
                    last >>= 1;
            }
            else
            {
                newHash = LogHash.OfNode(newHash, next);
            }
            (node, last) = (node >> 1, last >> 1);
        }
        return last == 0 && oldHash == oldRoot && newHash == newRoot;
    }
}
