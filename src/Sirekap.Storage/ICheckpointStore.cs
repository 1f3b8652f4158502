using Sirekap.Log;

namespace Sirekap.Storage;

/// <summary>Where the last signed checkpoint stands, durably; it moves only forward.</summary>
public interface ICheckpointStore
{
    /// <summary>The last signed checkpoint's note, or null before the first.</summary>
    ValueTask<byte[]?> ReadAsync(CancellationToken cancellation = default);

    /// <summary>
    /// Puts a checkpoint in the place of the last one, if that is still <paramref name="last"/> and covers fewer entries.
    /// Returns false, and changes nothing, if not. After an exception nobody knows: never try again.
    /// </summary>
    ValueTask<bool> TryMoveAsync(SignedCheckpoint? last, SignedCheckpoint next, CancellationToken cancellation = default);
}
