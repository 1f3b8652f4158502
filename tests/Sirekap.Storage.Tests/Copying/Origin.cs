using Sirekap.Log;

namespace Sirekap.Storage.Tests.Copying;

/// <summary>Somebody's log in memory, with the checkpoints of every size (of a large one only the last); it can be made to lie.</summary>
sealed class Origin : ITileSource
{
    const int MostCheckpoints = 2000;

    readonly Dictionary<string, byte[]> _files = [];
    readonly Dictionary<int, SignedCheckpoint> _checkpoints = [];

    /// <summary>Makes a log and publishes it.</summary>
    /// <param name="size">How many entries.</param>
    /// <param name="forkedFrom">From which entry on they are others than in an honest log.</param>
    public Origin(int size, int forkedFrom = int.MaxValue)
    {
        var (tree, bundle) = (new GrowingTree(), new List<ReadOnlyMemory<byte>>());
        for (var number = 0; ; number++)
        {
            if (number == size || size <= MostCheckpoints)
                Publish(number, tree, bundle);
            if (bundle.Count == TilePath.FullWidth)
            {
                _files[TilePath.Entries((number - 1) / TilePath.FullWidth).ToString()] = EntryBundle.Encode(bundle);
                bundle.Clear();
            }

            if (number == size)
                return;
            var entry = Samples.Entry(number < forkedFrom ? number : number + 1_000_000);
            bundle.Add(entry);
            tree.Append(LogHash.OfLeaf(entry), tile => _files[tile.Path.ToString()] = tile.Encode());
        }
    }

    public HashSet<string> Missing { get; } = [];

    public List<string> Asked { get; } = [];

    public SignedCheckpoint this[int size] => _checkpoints[size];

    public byte[] File(string path) => _files[path];

    public ValueTask<ReadOnlyMemory<byte>?> ReadAsync(TilePath path, CancellationToken cancellation = default)
    {
        lock (Asked)
            Asked.Add(path.ToString());
        return new(!Missing.Contains(path.ToString()) && _files.TryGetValue(path.ToString(), out var bytes) ? bytes : (ReadOnlyMemory<byte>?)null);
    }

    void Publish(int size, GrowingTree tree, List<ReadOnlyMemory<byte>> bundle)
    {
        foreach (var tile in tree.PartialTiles())
            _files[tile.Path.ToString()] = tile.Encode();
        if (bundle.Count > 0)
            _files[TilePath.Entries((size - 1) / TilePath.FullWidth, bundle.Count).ToString()] = EntryBundle.Encode(bundle);
        _checkpoints[size] = SignedCheckpoint.Sign(size, tree.Root, Samples.Signer);
    }
}
