using Sirekap.Log;

namespace Sirekap.Storage;

/// <summary>Turns entries, taken in order, into tiles and bundles. Knows the tree's right edge and the last, partial bundle.</summary>
sealed class TileWriter
{
    /// <summary>How many full tiles and bundles may wait in memory; then hand them out.</summary>
    public const int MuchDue = 64;

    // Each file waits for the disk; a disk syncs several as fast as one.
    static readonly ParallelOptions s_atOnce = new() { MaxDegreeOfParallelism = 8 };

    readonly GrowingTree _tree;
    readonly List<ReadOnlyMemory<byte>> _bundle;
    readonly List<(TilePath Path, byte[] Bytes)> _due = [];

    public TileWriter() => (_tree, _bundle) = (new(), []);

    TileWriter(TileWriter other) => (_tree, _bundle) = (other._tree.Copy(), [.. other._bundle]);

    public long Size => _tree.Size;

    public LogHash Root => _tree.Root;

    /// <summary>The tree as it stands, to be grown on trial.</summary>
    public GrowingTree Trial() => _tree.Copy();

    /// <summary>A writer that goes on from here; this one stays as it is.</summary>
    public TileWriter Copy() => new(this);

    /// <summary>Full tiles and bundles that were not handed out yet.</summary>
    public IReadOnlyCollection<(TilePath Path, byte[] Bytes)> Due => _due;

    public void Add(ReadOnlyMemory<byte> entry)
    {
        _bundle.Add(entry);
        if (_bundle.Count == TilePath.FullWidth)
        {
            _due.Add((TilePath.Entries(_tree.Size / TilePath.FullWidth), EntryBundle.Encode(_bundle)));
            _bundle.Clear();
        }
        _tree.Append(LogHash.OfLeaf(entry.Span), tile => _due.Add((tile.Path, tile.Encode())));
    }

    /// <summary>Hands out what is due, several at a time, and forgets it once all is dealt with; a failure can be tried again.</summary>
    public async Task DrainAsync(Func<TilePath, byte[], Task> deal)
    {
        await Parallel.ForEachAsync(_due, s_atOnce, async (due, _) => await deal(due.Path, due.Bytes));
        _due.Clear();
    }

    /// <summary>Forgets what is due: somebody else writes it.</summary>
    public void Forget() => _due.Clear();

    /// <summary>The partial tiles and the partial bundle that a checkpoint of the present size needs.</summary>
    public IEnumerable<(TilePath Path, byte[] Bytes)> Partials()
    {
        if (_bundle.Count > 0)
            yield return (TilePath.Entries(_tree.Size / TilePath.FullWidth, _bundle.Count), EntryBundle.Encode(_bundle));
        foreach (var tile in _tree.PartialTiles())
            yield return (tile.Path, tile.Encode());
    }
}
