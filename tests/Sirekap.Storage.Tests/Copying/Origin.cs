using Sirekap.Log;

namespace Sirekap.Storage.Tests.Copying;

/// <summary>Somebody's log in memory, with its checkpoints of every size; it can be made to lie.</summary>
sealed class Origin : ITileSource
{
    readonly Dictionary<string, byte[]> _files = [];
    readonly List<SignedCheckpoint> _checkpoints = [];

    /// <param name="size">How many entries.</param>
    /// <param name="forkedFrom">From which entry on they are others than in an honest log.</param>
    public Origin(int size, int forkedFrom = int.MaxValue)
    {
        var (tree, bundle) = (new GrowingTree(), new List<ReadOnlyMemory<byte>>());
        for (var number = 0; ; number++)
        {
            foreach (var tile in tree.PartialTiles())
                _files[tile.Path.ToString()] = tile.Encode();
            if (bundle.Count > 0)
                _files[TilePath.Entries((number - 1) / TilePath.FullWidth, bundle.Count).ToString()] = EntryBundle.Encode(bundle);
            if (bundle.Count == TilePath.FullWidth)
                bundle.Clear();
            _checkpoints.Add(SignedCheckpoint.Sign(number, tree.Root, Samples.Signer));
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
}
