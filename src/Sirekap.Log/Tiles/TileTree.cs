using System.Collections.Immutable;

namespace Sirekap.Log;

/// <summary>
/// A published tree of a fixed size, read from its tiles. The tiles are taken at their word: whoever does not own them
/// checks the results against a signed root. Not safe for use by several threads.
/// </summary>
public sealed class TileTree
{
    readonly ITileSource _source;
    readonly Dictionary<TilePath, HashTile> _read = [];

    /// <summary>Looks at the first <paramref name="size"/> leaves of the log behind a source.</summary>
    public TileTree(ITileSource source, long size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        (_source, Size) = (source, size);
    }

    /// <summary>How many leaves the tree has.</summary>
    public long Size { get; }

    /// <summary>The root over all leaves.</summary>
    /// <exception cref="LogDataException">A tile is missing or malformed.</exception>
    public ValueTask<LogHash> RootAsync(CancellationToken cancellation = default) => PrefixRootAsync(Size, cancellation);

    /// <summary>The root that the first leaves had while there were no others.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer leaves than that.</exception>
    /// <exception cref="LogDataException">A tile is missing or malformed.</exception>
    public ValueTask<LogHash> PrefixRootAsync(long size, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, Size);
        return size == 0 ? ValueTask.FromResult(LogHash.EmptyTree) : RangeAsync(0, size, cancellation);
    }

    /// <summary>Makes the proof that a leaf is in this tree.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The tree has no such leaf.</exception>
    /// <exception cref="LogDataException">A tile is missing or malformed.</exception>
    public async ValueTask<InclusionProof> ProveInclusionAsync(long index, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Size);
        return new InclusionProof(index, Size, await RangesAsync(ProofRanges.Inclusion(index, Size), cancellation));
    }

    /// <summary>Makes the proof that an earlier tree is a prefix of this one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The earlier size is larger than this tree.</exception>
    /// <exception cref="LogDataException">A tile is missing or malformed.</exception>
    public async ValueTask<ConsistencyProof> ProveConsistencyAsync(long oldSize, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(oldSize);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(oldSize, Size);
        return new ConsistencyProof(oldSize, Size, await RangesAsync(ProofRanges.Consistency(oldSize, Size), cancellation));
    }

    async ValueTask<ImmutableArray<LogHash>> RangesAsync(List<(long Start, long End)> ranges, CancellationToken cancellation)
    {
        var hashes = ImmutableArray.CreateBuilder<LogHash>(ranges.Count);
        foreach (var (start, end) in ranges)
            hashes.Add(await RangeAsync(start, end, cancellation));
        return hashes.MoveToImmutable();
    }

    /// <summary>The root of a run of leaves: the complete subtrees it consists of, joined from the right.</summary>
    async ValueTask<LogHash> RangeAsync(long start, long end, CancellationToken cancellation)
    {
        if (long.IsPow2(end - start))
            return await CompleteAsync(long.TrailingZeroCount(end - start), start, cancellation);
        var middle = start + MerkleFold.SplitOf(end - start);
        return LogHash.OfNode(await RangeAsync(start, middle, cancellation), await RangeAsync(middle, end, cancellation));
    }

    async ValueTask<LogHash> CompleteAsync(long height, long start, CancellationToken cancellation)
    {
        var (level, within) = ((int)(height / 8), (int)(height % 8));
        var first = start >> (8 * level);
        var index = first / TilePath.FullWidth;
        var tile = await TileAsync(TilePath.Hashes(level, index, TilePath.WidthAt(index, Size >> (8 * level))), cancellation);
        return MerkleFold.Root(tile.Hashes.AsSpan((int)(first % TilePath.FullWidth), 1 << within));
    }

    async ValueTask<HashTile> TileAsync(TilePath path, CancellationToken cancellation)
    {
        if (_read.TryGetValue(path, out var known))
            return known;
        return _read[path] = await _source.ReadTileAsync(path, cancellation);
    }
}
