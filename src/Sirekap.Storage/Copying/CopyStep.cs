using Sirekap.Log;

namespace Sirekap.Storage;

/// <summary>What came of showing a copy a checkpoint of the log that it copies. The checkpoint bears the log's signature in every case.</summary>
public abstract record CopyStep
{
    /// <summary>The copy holds all that the checkpoint covers, and serves it now.</summary>
    public sealed record Followed : CopyStep;

    /// <summary>The checkpoint is an earlier one of the same log: whoever gave it lags behind.</summary>
    public sealed record Behind : CopyStep;

    /// <summary>
    /// The log signed two histories: this checkpoint and the copy's own exclude each other. Nothing of it was taken. Both notes together prove it to anyone
    /// (where the sizes differ, with the tiles of either side).
    /// </summary>
    /// <param name="Ours">The checkpoint that the copy serves.</param>
    /// <param name="Theirs">The one that it was shown.</param>
    public sealed record Forked(SignedCheckpoint Ours, SignedCheckpoint Theirs) : CopyStep;

    /// <summary>Files of the source are missing, malformed, or not those that the checkpoint signs. Nothing of the bad part was taken; another try may do.</summary>
    /// <param name="Sentence">What was wrong.</param>
    public sealed record Broken(string Sentence) : CopyStep;
}
