using Sirekap.Log;

namespace Sirekap.Storage;

/// <summary>Holds what a log is about to go on from against what its cosigners have seen of it.</summary>
static class SeenBefore
{
    const string Advice = LogRecovery.Advice;

    /// <summary>Passes if every checkpoint that cosigners have seen is a beginning of the log as it is now.</summary>
    /// <param name="seen">Checked checkpoints of this log.</param>
    /// <param name="signed">The last checkpoint in the database; null for a new log.</param>
    /// <param name="tiles">The tiles under it.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="StartRefusedException">Somebody has seen a larger state, or another one.</exception>
    public static async Task RequireAsync(IEnumerable<SignedCheckpoint> seen, SignedCheckpoint? signed, ITileSource tiles, CancellationToken cancellation)
    {
        foreach (var checkpoint in seen)
        {
            if (checkpoint.Size > (signed?.Size ?? 0))
                throw new StartRefusedException($"A witness or mirror has seen a checkpoint of this log over {checkpoint.Size} entries, but the last one in the database covers {signed?.Size ?? 0}: it was set back to an earlier state. {Advice}");
            if (signed is not null && !await IsBeginningAsync(checkpoint, signed, tiles, cancellation))
                throw new StartRefusedException($"A witness or mirror has seen the root {checkpoint.Root} for the first {checkpoint.Size} entries of this log, and the database has others. {Advice}");
        }
    }

    static async Task<bool> IsBeginningAsync(SignedCheckpoint seen, SignedCheckpoint signed, ITileSource tiles, CancellationToken cancellation)
    {
        var proof = await new TileTree(tiles, signed.Size).ProveConsistencyAsync(seen.Size, cancellation);
        return proof.Proves(seen.Root, signed.Root);
    }
}
