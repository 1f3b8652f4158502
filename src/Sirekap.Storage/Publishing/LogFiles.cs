using Sirekap.Log;

namespace Sirekap.Storage;

/// <summary>The files of a published log among the blobs: the URL paths of C2SP tlog-tiles below <c>log/</c>.</summary>
public sealed class LogFiles(IBlobStore blobs) : ITileSource
{
    /// <summary>The name of the signed checkpoint: the one file of a log that is ever replaced.</summary>
    public const string Checkpoint = Prefix + "checkpoint";

    const string Prefix = "log/", PartialFolder = ".p";

    /// <summary>The name of a tile or bundle.</summary>
    public static string NameOf(TilePath path) => Prefix + path;

    /// <summary>The name of the note that leads on from an earlier key of the log.</summary>
    public static string RotationFrom(NoteVerifier old) => Prefix + KeyRotation.PathFrom(old);

    /// <inheritdoc/>
    public async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(TilePath path, CancellationToken cancellation = default) =>
        await blobs.ReadAsync(NameOf(path), cancellation) is { } bytes ? bytes : (ReadOnlyMemory<byte>?)null;

    /// <summary>The checkpoint's bytes, not yet believed, or null when none was published.</summary>
    public Task<byte[]?> ReadCheckpointAsync(CancellationToken cancellation = default) => blobs.ReadAsync(Checkpoint, cancellation);

    internal Task WriteAsync(TilePath path, ReadOnlyMemory<byte> bytes, CancellationToken cancellation) =>
        blobs.PutAsync(NameOf(path), bytes, cancellation);

    internal Task WriteCheckpointAsync(SignedCheckpoint checkpoint, CancellationToken cancellation) =>
        blobs.ReplaceAsync(Checkpoint, checkpoint.Note.Bytes, cancellation);

    /// <summary>Whether a file of this length stands there.</summary>
    internal async Task<bool> HasAsync(TilePath path, long length, CancellationToken cancellation) =>
        await blobs.LengthAsync(NameOf(path), cancellation) == length;

    /// <summary>Removes a file that a power cut has torn: one whose length is not what the entries give.</summary>
    internal async Task DeleteTornAsync(TilePath path, long length, CancellationToken cancellation)
    {
        if (await blobs.LengthAsync(NameOf(path), cancellation) is { } found && found != length)
            await blobs.DeleteAsync(NameOf(path), cancellation);
    }

    /// <summary>Removes the partial versions of what is full now.</summary>
    internal Task DeletePartialsAsync(TilePath full, CancellationToken cancellation) =>
        blobs.DeleteAsync(NameOf(full) + PartialFolder, cancellation);
}
