using Sirekap.Log;

namespace Sirekap.Storage;

/// <summary>Turns entries, taken in order, into tiles and bundles. Knows the tree's right edge and the last, partial bundle.</summary>
sealed class TileWriter
{
    readonly GrowingTree _tree = new();
    readonly List<ReadOnlyMemory<byte>> _bundle = [];
    readonly Queue<(TilePath Path, byte[] Bytes)> _due = [];

    public long Size => _tree.Size;

    public LogHash Root => _tree.Root;

    /// <summary>Full tiles and bundles that are not written yet.</summary>
    public int Due => _due.Count;

    public void Add(ReadOnlyMemory<byte> entry)
    {
        _bundle.Add(entry);
        if (_bundle.Count == TilePath.FullWidth)
        {
            _due.Enqueue((TilePath.Entries(_tree.Size / TilePath.FullWidth), EntryBundle.Encode(_bundle)));
            _bundle.Clear();
        }
        _tree.Append(LogHash.OfLeaf(entry.Span), tile => _due.Enqueue((tile.Path, tile.Encode())));
    }

    /// <summary>Hands out what is due, each leaving the queue only after it was dealt with: a failure can be tried again.</summary>
    public async Task DrainAsync(Func<TilePath, byte[], Task> deal)
    {
        while (_due.TryPeek(out var next))
        {
            await deal(next.Path, next.Bytes);
            _due.Dequeue();
        }
    }

    /// <summary>The partial tiles and the partial bundle that a checkpoint of the present size needs.</summary>
    public IEnumerable<(TilePath Path, byte[] Bytes)> Partials()
    {
        if (_bundle.Count > 0)
            yield return (TilePath.Entries(_tree.Size / TilePath.FullWidth, _bundle.Count), EntryBundle.Encode(_bundle));
        foreach (var tile in _tree.PartialTiles())
            yield return (tile.Path, tile.Encode());
    }
}
