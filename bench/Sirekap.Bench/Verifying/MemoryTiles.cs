using System.Security.Cryptography;
using Sirekap.Log;

namespace Sirekap.Bench.Verifying;

/// <summary>A log in memory: its bundles repeat after a while, so that a million entries need no more memory than a hundred thousand.</summary>
sealed class MemoryTiles : ITileSource
{
    readonly byte[][] _bundles;
    readonly Dictionary<TilePath, byte[]> _tiles = [];

    public MemoryTiles(int size, IReadOnlyList<ReadOnlyMemory<byte>> entries)
    {
        Size = size;
        _bundles = [.. entries.Chunk(TilePath.FullWidth).Where(chunk => chunk.Length == TilePath.FullWidth).Select(EntryBundle.Encode)];
        Paths = [.. LogLayout.Bundles(size)];
        if (_bundles.Length == 0)
            _bundles = [EntryBundle.Encode(entries)];
        var tree = new GrowingTree();
        foreach (var path in Paths)
        {
            foreach (var entry in EntryBundle.Decode(path, Bundle(path)))
                tree.Append(LogHash.OfLeaf(entry.Span), tile => _tiles[tile.Path] = tile.Encode());
        }

        foreach (var tile in tree.PartialTiles())
            _tiles[tile.Path] = tile.Encode();
        Root = tree.Root;
    }

    public int Size { get; }

    public LogHash Root { get; }

    public TilePath[] Paths { get; }

    /// <summary>SHA-256 over the bytes of all bundles: the peer.</summary>
    public void HashAll(int threads) => Parallel.For(0, threads, thread =>
    {
        Span<byte> hash = stackalloc byte[LogHash.Length];
        for (var place = thread; place < Paths.Length; place += threads)
            SHA256.HashData(Bundle(Paths[place]).Span, hash);
    });

    /// <summary>SHA-256 of each entry by itself, on one core: what a plain loop over the entries would do.</summary>
    public void HashEach()
    {
        Span<byte> hash = stackalloc byte[LogHash.Length];
        foreach (var path in Paths)
        {
            foreach (var entry in EntryBundle.Decode(path, Bundle(path)))
                SHA256.HashData(entry.Span, hash);
        }
    }

    public ValueTask<ReadOnlyMemory<byte>?> ReadAsync(TilePath path, CancellationToken cancellation = default) =>
        new(path.IsEntries ? Bundle(path) : _tiles.TryGetValue(path, out var tile) ? tile : (ReadOnlyMemory<byte>?)null);

    /// <summary>The bytes of a bundle of entries.</summary>
    public ReadOnlyMemory<byte> Bundle(TilePath path)
    {
        var bundle = _bundles[path.Index % _bundles.Length];
        if (path.IsFull)
            return bundle;
        var length = 0;
        for (var left = path.Width; left > 0; left--)
            length += 2 + ((bundle[length] << 8) | bundle[length + 1]);
        return bundle.AsMemory(0, length);
    }
}
