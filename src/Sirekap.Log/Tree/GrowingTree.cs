namespace Sirekap.Log;

/// <summary>
/// A tree that only grows, kept as its right edge: at most 255 hashes on each tile level. Feed it leaf hashes in order;
/// it hands out each tile at the moment when the tile is full. Not safe for use by several threads.
/// </summary>
public sealed class GrowingTree
{
    // Invariant: _edge[level] holds the roots of complete subtrees of 256^level leaves that no full tile holds yet.
    readonly List<List<LogHash>> _edge = [[]];

    /// <summary>How many leaves the tree has.</summary>
    public long Size { get; private set; }

    /// <summary>The root over all leaves; the hash of nothing while there are none.</summary>
    public LogHash Root
    {
        get
        {
            LogHash? below = null;
            foreach (var hashes in _edge)
            {
                LogHash[] level = below is { } partial ? [.. hashes, partial] : [.. hashes];
                if (level.Length > 0)
                    below = MerkleFold.Root(level);
            }
            return below ?? LogHash.EmptyTree;
        }
    }

    /// <summary>Adds a leaf.</summary>
    /// <param name="leaf">The leaf's hash.</param>
    /// <param name="full">Called with each tile that this leaf fills, lowest level first.</param>
    public void Append(LogHash leaf, Action<HashTile>? full = null)
    {
        var hash = leaf;
        for (var level = 0; ; level++)
        {
            if (level == _edge.Count)
                _edge.Add([]);
            var hashes = _edge[level];
            hashes.Add(hash);
            if (hashes.Count < TilePath.FullWidth)
                break;
            var tile = new HashTile(TilePath.Hashes(level, Size >> (8 * (level + 1))), [.. hashes]);
            full?.Invoke(tile);
            hash = MerkleFold.Root(tile.Hashes.AsSpan());
            hashes.Clear();
        }
        Size++;
    }

    /// <summary>The same tree, to be grown on trial.</summary>
    public GrowingTree Copy()
    {
        var copy = new GrowingTree { Size = Size };
        copy._edge.Clear();
        copy._edge.AddRange(_edge.Select(hashes => hashes.ToList()));
        return copy;
    }

    /// <summary>The partial tiles that a checkpoint of the present size needs, lowest level first; never an empty one.</summary>
    public IEnumerable<HashTile> PartialTiles()
    {
        for (var level = 0; level < _edge.Count; level++)
        {
            if (_edge[level].Count > 0)
                yield return new HashTile(TilePath.Hashes(level, Size >> (8 * (level + 1)), _edge[level].Count), [.. _edge[level]]);
        }
    }
}
