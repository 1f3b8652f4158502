using System.Diagnostics.Metrics;
using Sirekap.Log;

namespace Sirekap.Storage;

/// <summary>What a publisher works with.</summary>
/// <param name="Entries">The committed entries.</param>
/// <param name="Checkpoints">Where the last signed checkpoint stands.</param>
/// <param name="Blobs">Where tiles, bundles and the checkpoint are served from.</param>
/// <param name="Signer">The log's key, named after its origin.</param>
public sealed record LogPublisherParts(IEntryStore Entries, ICheckpointStore Checkpoints, IBlobStore Blobs, NoteSigner Signer)
{
    /// <summary>Former keys of the log that sign beside it while it changes its key; none unless given.</summary>
    public IReadOnlyList<NoteSigner> Beside { get; init; } = [];

    /// <summary>Earlier keys of the log, whose signatures on what is stored are still believed; none unless given.</summary>
    public IReadOnlyList<NoteVerifier> Earlier { get; init; } = [];

    /// <summary>Every key whose checkpoints are this log's own.</summary>
    internal IReadOnlyList<NoteVerifier> Known => [Signer.Verifier, .. Beside.Select(key => key.Verifier), .. Earlier];

    /// <summary>Which of several servers publishes; the only one unless given.</summary>
    public IPublisherSeat Seat { get; init; } = new OnlySeat();

    /// <summary>Who is asked to cosign each checkpoint before it is served; nobody unless given.</summary>
    public ICosigners Cosigners { get; init; } = new NoCosigners();

    /// <summary>How long to wait, while nothing new comes, before cosigners that are missing or due are asked again, and the published file is looked at.</summary>
    public TimeSpan AskAgainAfter { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The least time between two publications.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>The clock of that interval.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Who watches; nobody unless given.</summary>
    public IMeterFactory? Meters { get; init; }
}
