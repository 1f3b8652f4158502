namespace Sirekap.Log;

/// <summary>Where tiles and bundles are fetched from: a folder, an object store, a server.</summary>
public interface ITileSource
{
    /// <summary>The bytes at an address, or null when there is nothing.</summary>
    ValueTask<ReadOnlyMemory<byte>?> ReadAsync(TilePath path, CancellationToken cancellation = default);
}
