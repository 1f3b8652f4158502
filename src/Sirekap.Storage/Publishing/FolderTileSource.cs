using Sirekap.Log;

namespace Sirekap.Storage;

/// <summary>Reads a published log from a folder (<c>checkpoint</c>, <c>tile/…</c>) without ever writing there: for checking somebody's copy.</summary>
/// <param name="folder">The folder that holds <c>checkpoint</c>.</param>
public sealed class FolderTileSource(string folder) : ITileSource
{
    /// <inheritdoc/>
    public async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(TilePath path, CancellationToken cancellation = default) =>
        await FindAsync(path.ToString(), cancellation) is { } bytes ? bytes : (ReadOnlyMemory<byte>?)null;

    /// <summary>The checkpoint's bytes, not yet believed, or null when there is none.</summary>
    public Task<byte[]?> ReadCheckpointAsync(CancellationToken cancellation = default) => FindAsync("checkpoint", cancellation);

    async Task<byte[]?> FindAsync(string name, CancellationToken cancellation)
    {
        var path = Path.Combine(folder, name);
        return File.Exists(path) ? await File.ReadAllBytesAsync(path, cancellation) : null;
    }
}
