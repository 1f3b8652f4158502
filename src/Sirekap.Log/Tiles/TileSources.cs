namespace Sirekap.Log;

/// <summary>What every reader of tiles must know: a partial may be gone once the full tile or bundle exists.</summary>
public static class TileSources
{
    /// <summary>The hashes at an address, from the partial tile or else from the full one.</summary>
    /// <exception cref="LogDataException">The tile is missing or malformed.</exception>
    public static async ValueTask<HashTile> ReadTileAsync(
        this ITileSource source, TilePath path, CancellationToken cancellation = default)
    {
        var (found, bytes) = await source.FindAsync(path, cancellation);
        var tile = HashTile.Decode(found, bytes.Span);
        return found == path ? tile : new HashTile(path, tile.Hashes[..path.Width]);
    }

    /// <summary>The entries at an address, from the partial bundle or else from the full one.</summary>
    /// <exception cref="LogDataException">The bundle is missing or malformed.</exception>
    public static async ValueTask<IReadOnlyList<ReadOnlyMemory<byte>>> ReadEntriesAsync(
        this ITileSource source, TilePath path, CancellationToken cancellation = default)
    {
        var (found, bytes) = await source.FindAsync(path, cancellation);
        var entries = EntryBundle.Decode(found, bytes);
        return found == path ? entries : [.. entries.Take(path.Width)];
    }

    static async ValueTask<(TilePath Path, ReadOnlyMemory<byte> Bytes)> FindAsync(
        this ITileSource source, TilePath path, CancellationToken cancellation)
    {
        if (await source.ReadAsync(path, cancellation) is { } bytes)
            return (path, bytes);
        if (!path.IsFull && await source.ReadAsync(path.Full, cancellation) is { } full)
            return (path.Full, full);
        throw new LogDataException($"{path} is missing.");
    }
}
