using System.Collections.Immutable;

namespace Sirekap.Log;

/// <summary>A checkpoint whose log signature was made or checked by us, with the cosignatures that were.</summary>
public sealed class SignedCheckpoint
{
    readonly NoteVerifier _log;

    SignedCheckpoint(Checkpoint checkpoint, SignedNote note, NoteVerifier log)
    {
        (Checkpoint, Note, _log) = (checkpoint, note, log);
        // While a log changes its key it signs with both: the other one is no cosigner.
        Cosignatures = [.. note.Checked.Where(one => one.Key is CosignatureVerifier && !one.Key.Equals(log)).GroupBy(one => one.Key).Select(LatestOf)];
    }

    /// <summary>What was signed.</summary>
    public Checkpoint Checkpoint { get; }

    /// <summary>The whole note, to be served and stored as it is.</summary>
    public SignedNote Note { get; }

    /// <summary>The checked cosignatures of known cosigners: one of each, the latest that is on the note.</summary>
    public ImmutableArray<Cosignature> Cosignatures { get; }

    /// <summary>How many entries it covers.</summary>
    public long Size => Checkpoint.Size;

    /// <summary>The root over these entries.</summary>
    public LogHash Root => Checkpoint.Root;

    /// <summary>Size and root.</summary>
    public TreeHead Head => new(Size, Root);

    /// <summary>Signs the state of the log that the key is named after.</summary>
    /// <param name="size">How many entries it has.</param>
    /// <param name="root">The root over them.</param>
    /// <param name="log">The log's key.</param>
    /// <param name="beside">Other keys of the same log, which sign too while it changes its key.</param>
    public static SignedCheckpoint Sign(long size, LogHash root, NoteSigner log, params ReadOnlySpan<NoteSigner> beside)
    {
        var checkpoint = new Checkpoint(log.Verifier.Name, size, root);
        return new SignedCheckpoint(checkpoint, SignedNote.Sign(checkpoint.ToText(), [log, .. beside]), log.Verifier);
    }

    /// <summary>This checkpoint with the signatures of further keys of the log; the same object when all have signed already.</summary>
    public SignedCheckpoint SignedBy(params IEnumerable<NoteSigner> keys)
    {
        var missing = keys.Where(key => !Note.Signers.Contains(key.Verifier)).ToArray();
        if (missing is [])
            return this;
        var lines = missing.Select(key => new NoteSignature(key.Verifier.Name, key.Verifier.Id, key.Sign(Note.TextBytes())).ToString());
        return new(Checkpoint, Note.With(System.Text.Encoding.UTF8.GetBytes(string.Concat(lines)), [.. missing.Select(key => key.Verifier)]), _log);
    }

    /// <summary>Reads a checkpoint of the log that the key is named after, and checks the signatures of known cosigners on it.</summary>
    /// <exception cref="LogDataException">
    /// The note is malformed, not signed by the log's key, or speaks for another log; or a signature of the log or of a known
    /// cosigner is wrong. A cosigner who has not signed is no error.
    /// </exception>
    public static SignedCheckpoint Open(ReadOnlySpan<byte> note, NoteVerifier log, params ReadOnlySpan<CosignatureVerifier> cosigners) =>
        Of(SignedNote.Open(note, [log, .. cosigners]), log);

    /// <summary>Reads a checkpoint that any of these keys of logs has signed; a log that changes its key has several.</summary>
    /// <exception cref="LogDataException">As above; none of the keys has signed it.</exception>
    public static SignedCheckpoint Open(ReadOnlySpan<byte> note, IReadOnlyList<NoteVerifier> logs, IEnumerable<CosignatureVerifier> cosigners) =>
        Of(SignedNote.Open(note, [.. logs, .. cosigners]), [.. logs]);

    /// <summary>
    /// This checkpoint with what cosigners have answered; lines of others than these cosigners are left out, and of each known cosigner only the latest is kept.
    /// </summary>
    /// <param name="signatureLines">Signature lines of the note format, each with its newline.</param>
    /// <param name="cosigners">Whom to believe.</param>
    /// <exception cref="LogDataException">The lines are malformed, or a signature of one of these cosigners is wrong.</exception>
    public SignedCheckpoint With(ReadOnlySpan<byte> signatureLines, params ReadOnlySpan<CosignatureVerifier> cosigners) =>
        Of(Note.With(signatureLines, [.. cosigners]).WithoutOutdated(), _log);

    /// <summary>This checkpoint with only those signature lines that were checked.</summary>
    public SignedCheckpoint WithoutStrangers() => new(Checkpoint, Note.WithoutStrangers(), _log);

    /// <summary>
    /// The root that the signed tree had at an earlier size. It comes from somebody's tiles, yet needs no trust in them: it is given only once it is proven to lie under the
    /// signed root. So a bad tile can never look like a second history.
    /// </summary>
    /// <param name="size">The earlier size.</param>
    /// <param name="tiles">Tiles of the signed tree.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="ArgumentOutOfRangeException">The signed tree is smaller than that.</exception>
    /// <exception cref="LogDataException">A tile is missing, malformed, or not one of the signed tree.</exception>
    public async ValueTask<LogHash> PrefixRootAsync(long size, ITileSource tiles, CancellationToken cancellation = default)
    {
        if (size == Size)
            return Root;
        var tree = new TileTree(tiles, Size);
        var (root, proof) = (await tree.PrefixRootAsync(size, cancellation), await tree.ProveConsistencyAsync(size, cancellation));
        return proof.Proves(root, Root)
            ? root
            : throw new LogDataException($"The tiles are not those of the signed checkpoint of {Size} entries.");
    }

    static SignedCheckpoint Of(SignedNote note, params NoteVerifier[] logs)
    {
        var signers = logs.Where(note.Signers.Contains).ToList();
        if (signers.Count == 0)
            throw new LogDataException($"The log {string.Join(" or ", logs.Select(log => $"{log.Name} ({log.IdText})"))} has not signed the checkpoint; only cosigners have.");
        var checkpoint = Checkpoint.Parse(note.Text);
        return signers.Find(log => log.Name == checkpoint.Origin) is { } log
            ? new SignedCheckpoint(checkpoint, note, log)
            : throw new LogDataException($"The checkpoint speaks for {checkpoint.Origin}, not for {signers[0].Name}.");
    }

    static Cosignature LatestOf(IGrouping<NoteVerifier, CheckedSignature> given) =>
        new((CosignatureVerifier)given.Key, given.Max(one => CosignatureVerifier.TimeOf(one.Line.Signature)!.Value));
}
