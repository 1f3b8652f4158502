using Sirekap.Log;

namespace Sirekap.Storage;

/// <summary>
/// Those who cosign the checkpoints of a log, seen from the log: usually witnesses somewhere on the network. Nothing here
/// throws because one of them is away or refuses: results must not stop for that. Whoever implements this raises the alarm.
/// </summary>
public interface ICosigners
{
    /// <summary>Their keys, for reading cosignatures on what another server published.</summary>
    IReadOnlyList<CosignatureVerifier> Keys => [];

    /// <summary>Whether their cosignatures grow old, and are asked for again while nothing new comes.</summary>
    bool GrowOld => false;

    /// <summary>Asks those whose cosignature is not on the checkpoint yet, or has grown old. Takes about a second at most.</summary>
    /// <param name="checkpoint">A checkpoint that the database already holds as the last one.</param>
    /// <param name="tiles">The tiles under it, for consistency proofs.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The checkpoint with what came in; the same object when nothing did.</returns>
    Task<SignedCheckpoint> CosignAsync(SignedCheckpoint checkpoint, ITileSource tiles, CancellationToken cancellation);

    /// <summary>Whether somebody's cosignature is not on the checkpoint yet, or has grown old.</summary>
    bool AreDue(SignedCheckpoint checkpoint);

    /// <summary>The last checkpoint that each of them has seen of this log, checked; without those who know none or do not answer.</summary>
    Task<IReadOnlyList<SignedCheckpoint>> LastSeenAsync(CancellationToken cancellation);
}

/// <summary>A log without cosigners.</summary>
sealed class NoCosigners : ICosigners
{
    public Task<SignedCheckpoint> CosignAsync(SignedCheckpoint checkpoint, ITileSource tiles, CancellationToken cancellation) =>
        Task.FromResult(checkpoint);

    public bool AreDue(SignedCheckpoint checkpoint) => false;

    public Task<IReadOnlyList<SignedCheckpoint>> LastSeenAsync(CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<SignedCheckpoint>>([]);
}
