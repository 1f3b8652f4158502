namespace Sirekap.Log.Tests;

/// <summary>A log in memory that publishes its tiles as a server would.</summary>
sealed class MemoryLog : ITileSource
{
    readonly Dictionary<string, byte[]> _published = [];
    readonly GrowingTree _tree = new();

    public List<LogHash> Leaves { get; } = [];

    public LogHash Root => _tree.Root;

    public IEnumerable<string> Paths => _published.Keys;

    public static MemoryLog Of(int size)
    {
        var log = new MemoryLog();
        log.GrowTo(size);
        return log;
    }

    public void GrowTo(int size)
    {
        while (Leaves.Count < size)
        {
            Leaves.Add(Bytes.Leaf(Leaves.Count));
            _tree.Append(Leaves[^1], Publish);
        }
        foreach (var partial in _tree.PartialTiles())
            Publish(partial);
    }

    public void Forget(string path) => _published.Remove(path);

    public ValueTask<ReadOnlyMemory<byte>?> ReadAsync(TilePath path, CancellationToken cancellation = default) =>
        ValueTask.FromResult(_published.TryGetValue(path.ToString(), out var bytes) ? bytes : (ReadOnlyMemory<byte>?)null);

    void Publish(HashTile tile) => _published[tile.Path.ToString()] = tile.Encode();
}
