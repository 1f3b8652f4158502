using Sirekap.Log;

namespace Sirekap.Mirror.Sources;

/// <summary>The log's tiles and bundles in a source, kept as they are read where a copy is asked for.</summary>
public sealed class SourceTiles(IPublicSource source, SavedCopy? copy = null) : ITileSource
{
    private const string Prefix = "log/";

    /// <summary>Where a tile stands in the source.</summary>
    public static string PathOf(TilePath path) => Prefix + path;

    /// <inheritdoc/>
    public async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(TilePath path, CancellationToken cancellation = default)
    {
        if (await source.ReadAsync(PathOf(path), cancellation) is not { } bytes)
            return null;
        if (copy is not null)
            await copy.WriteAsync(PathOf(path), bytes, cancellation);
        return bytes;
    }
}
