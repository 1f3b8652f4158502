using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Sirekap.Log;

/// <summary>
/// A receipt that anyone can check offline: where an entry stands, the way to the root, and the signed checkpoint.
/// The format is C2SP tlog-proof (<c>c2sp.org/tlog-proof@v1</c>); files end in <c>.tlog-proof</c>.
/// </summary>
/// <param name="Index">The entry's place in the log.</param>
/// <param name="Path">The siblings from the leaf up.</param>
/// <param name="CheckpointNote">The checkpoint, verbatim; not believed before <c>Verify</c>.</param>
public sealed record TlogProof(long Index, ImmutableArray<LogHash> Path, ReadOnlyMemory<byte> CheckpointNote)
{
    const string Header = "c2sp.org/tlog-proof@v1", ExtraMark = "extra ", IndexMark = "index ";

    // A path has at most one hash for each bit of a tree size.
    const int MaxPath = 63;

    /// <summary>Opaque data beside the proof. Nothing signs it: never trust it. Null when there is none.</summary>
    public byte[]? Extra { get; init; }

    /// <summary>Joins a proof and the checkpoint that it leads to.</summary>
    public static TlogProof From(InclusionProof proof, SignedCheckpoint checkpoint) => proof.Size == checkpoint.Size
        ? new TlogProof(proof.Index, proof.Path, checkpoint.Note.Bytes)
        : throw new ArgumentException($"The proof is for {proof.Size} entries, the checkpoint for {checkpoint.Size}.", nameof(proof));

    /// <summary>Reads the format strictly; checks no signature.</summary>
    /// <exception cref="LogDataException">The text is malformed.</exception>
    public static TlogProof Parse(ReadOnlySpan<byte> bytes)
    {
        var split = bytes.IndexOf("\n\n"u8);
        if (split < 0 || StrictText.DecodeUtf8(bytes[..split]) is not { } head)
            throw new LogDataException("The proof has no empty line before its checkpoint.");
        var lines = new Queue<string>(head.Split('\n'));
        if (lines.Dequeue() != Header)
            throw new LogDataException($"The proof does not begin with {Header}.");
        var extra = Take(lines, ExtraMark) is { } base64
            ? StrictText.DecodeBase64(base64) ?? throw new LogDataException("The proof's extra data is not base64.")
            : null;
        if (StrictText.ParseDecimal(Take(lines, IndexMark)) is not { } index)
            throw new LogDataException("The proof has no line \"index\" with a decimal number.");
        if (lines.Count > MaxPath)
            throw new LogDataException($"The proof's path has {lines.Count} hashes; at most {MaxPath} are possible.");
        return new TlogProof(index, [.. lines.Select(ReadHash)], bytes[(split + 2)..].ToArray()) { Extra = extra };
    }

    /// <summary>Checks signature and path, and returns the checkpoint that holds the entry.</summary>
    /// <param name="leaf">The entry's hash, made from the entry itself: <see cref="LogHash.OfLeaf"/>.</param>
    /// <param name="log">The log's key.</param>
    /// <exception cref="LogDataException">The checkpoint is not the log's, or the path does not lead from the leaf to its root.</exception>
    public SignedCheckpoint Verify(LogHash leaf, NoteVerifier log) => Verify(leaf, SignedCheckpoint.Open(CheckpointNote.Span, log));

    /// <summary>Checks signature, witnesses and path, and returns the checkpoint that holds the entry.</summary>
    /// <param name="leaf">The entry's hash, made from the entry itself: <see cref="LogHash.OfLeaf"/>.</param>
    /// <param name="policy">Which logs and witnesses to trust.</param>
    /// <exception cref="LogDataException">The policy does not trust the checkpoint, or the path does not lead from the leaf to its root.</exception>
    public SignedCheckpoint Verify(LogHash leaf, LogPolicy policy) => Verify(leaf, policy.Open(CheckpointNote.Span));

    SignedCheckpoint Verify(LogHash leaf, SignedCheckpoint checkpoint) =>
        new InclusionProof(Index, checkpoint.Size, Path).Proves(leaf, checkpoint.Root)
            ? checkpoint
            : throw new LogDataException($"The proof does not lead from this entry at {Index} to the root of the checkpoint of {checkpoint.Size} entries.");

    /// <summary>Writes the format.</summary>
    public byte[] ToBytes()
    {
        var text = new StringBuilder(Header).Append('\n');
        if (Extra is { } extra)
            text.Append(ExtraMark).Append(Convert.ToBase64String(extra)).Append('\n');
        text.Append(IndexMark).Append(Index.ToString(CultureInfo.InvariantCulture)).Append('\n');
        foreach (var hash in Path)
            text.Append(hash).Append('\n');
        return [.. Encoding.UTF8.GetBytes(text.Append('\n').ToString()), .. CheckpointNote.Span];
    }

    static string? Take(Queue<string> lines, string mark) =>
        lines.TryPeek(out var line) && line.StartsWith(mark, StringComparison.Ordinal) ? lines.Dequeue()[mark.Length..] : null;

    static LogHash ReadHash(string line) =>
        LogHash.TryParse(line, out var hash) ? hash : throw new LogDataException($"\"{line}\" in the proof's path is not 32 bytes in base64.");
}
