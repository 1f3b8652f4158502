using Sirekap.Log;
using Sirekap.Server.Site;
using Sirekap.Server.Witnesses;
using Sirekap.Storage;

namespace Sirekap.Server.Ledger;

/// <summary>A log as everybody may see it: this server's own, or one that it mirrors.</summary>
public interface IPublishedLog
{
    /// <summary>Tiles, bundles, the checkpoint, and photographs.</summary>
    IBlobStore Blobs { get; }

    /// <summary>The log's verifier key, one line.</summary>
    string Key { get; }

    /// <summary>The checkpoint that is served now.</summary>
    SignedCheckpoint Latest { get; }

    /// <summary>When it was published, and by whose clock; null where nobody can say.</summary>
    Dated? Published { get; }

    /// <summary>Why publishing is held up, or null.</summary>
    string? Trouble { get; }

    /// <summary>How many witnesses have cosigned that checkpoint; null where nobody knows whom to expect.</summary>
    WitnessTally? Witnesses => null;

    /// <summary>The keys of the log and of the witnesses that it is known to have, for receipts.</summary>
    LogPolicy Policy => LogPolicy.OfLog(NoteVerifier.Parse(Key));

    /// <summary>The log's second verifier key, with which it cosigns its own checkpoints in ML-DSA-44; null when it has none.</summary>
    string? MlDsaKey => null;

    /// <summary>An entry's bytes, or null.</summary>
    Task<ReadOnlyMemory<byte>?> EntryAsync(long index, CancellationToken cancellation);

    /// <summary>The receipt of a durable entry; without a proof when publishing takes too long, which can be asked for later.</summary>
    Task<Receipt> ReceiptAsync(long index, CancellationToken cancellation);

    /// <summary>How this mirror and its origin stand; null where statements are taken in.</summary>
    MirrorNote? Mirror => null;
}
