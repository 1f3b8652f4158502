namespace Sirekap.Log;

/// <summary>A checkpoint whose log signature was made or checked by us.</summary>
public sealed class SignedCheckpoint
{
    SignedCheckpoint(Checkpoint checkpoint, SignedNote note) => (Checkpoint, Note) = (checkpoint, note);

    /// <summary>What was signed.</summary>
    public Checkpoint Checkpoint { get; }

    /// <summary>The whole note, to be served and stored as it is.</summary>
    public SignedNote Note { get; }

    /// <summary>How many entries it covers.</summary>
    public long Size => Checkpoint.Size;

    /// <summary>The root over these entries.</summary>
    public LogHash Root => Checkpoint.Root;

    /// <summary>Signs the state of the log that the key is named after.</summary>
    public static SignedCheckpoint Sign(long size, LogHash root, NoteSigner log)
    {
        var checkpoint = new Checkpoint(log.Verifier.Name, size, root);
        return new SignedCheckpoint(checkpoint, SignedNote.Sign(checkpoint.ToText(), log));
    }

    /// <summary>Reads a checkpoint of the log that the key is named after.</summary>
    /// <exception cref="LogDataException">The note is malformed, not signed by this key, or speaks for another log.</exception>
    public static SignedCheckpoint Open(ReadOnlySpan<byte> note, NoteVerifier log)
    {
        var signed = SignedNote.Open(note, log);
        var checkpoint = Checkpoint.Parse(signed.Text);
        return checkpoint.Origin == log.Name
            ? new SignedCheckpoint(checkpoint, signed)
            : throw new LogDataException($"The checkpoint speaks for {checkpoint.Origin}, not for {log.Name}.");
    }
}
