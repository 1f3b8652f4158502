using Sirekap.Log;

namespace Sirekap.Storage;

/// <summary>A copied database and the published files beside it.</summary>
public static class LogSnapshot
{
    /// <summary>Checks that the entries give the root that was signed last, and makes the published files of that state. Signs nothing.</summary>
    /// <returns>The last signed checkpoint; null when the log has none yet.</returns>
    /// <exception cref="StartRefusedException">Entries were changed, or the files are of a later state than the database.</exception>
    public static async Task<SignedCheckpoint?> CompleteAsync(
        IEntryStore entries, ICheckpointStore checkpoints, IBlobStore blobs, IReadOnlyList<NoteVerifier> keys, CancellationToken cancellation = default)
    {
        var files = new LogFiles(blobs);
        var recovery = new LogRecovery(entries, checkpoints, files, keys);
        var last = await recovery.LastSignedAsync(cancellation);
        await recovery.RestoreAsync(last, mend: true, cancellation);
        if (last is not null)
            await files.WriteCheckpointAsync(last, cancellation);
        return last;
    }
}
