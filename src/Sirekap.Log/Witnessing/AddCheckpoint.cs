using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Sirekap.Log;

/// <summary>
/// What a log sends to a witness to have a checkpoint cosigned: C2SP tlog-witness, <c>POST …/add-checkpoint</c>.
/// </summary>
/// <param name="OldSize">The size of the last checkpoint that this witness has cosigned; 0 for the first.</param>
/// <param name="Proof">The consistency proof from there; empty from 0.</param>
/// <param name="CheckpointNote">The checkpoint, verbatim; not believed before a witness has judged it.</param>
public sealed record AddCheckpoint(long OldSize, ImmutableArray<LogHash> Proof, ReadOnlyMemory<byte> CheckpointNote)
{
    /// <summary>The last part of the address that takes such requests.</summary>
    public const string Path = "add-checkpoint";

    /// <summary>The type of an answer that tells the size a witness knows.</summary>
    public const string SizeMediaType = "text/x.tlog.size";

    /// <summary>The most hashes a proof may have.</summary>
    public const int MaxProof = 63;

    const string OldMark = "old ";

    /// <summary>Joins a checkpoint and the proof that leads to it.</summary>
    /// <exception cref="ArgumentException">The proof leads to another size.</exception>
    public static AddCheckpoint From(ConsistencyProof proof, SignedCheckpoint checkpoint) => proof.NewSize == checkpoint.Size
        ? new AddCheckpoint(proof.OldSize, proof.Path, checkpoint.Note.Bytes)
        : throw new ArgumentException($"The proof leads to {proof.NewSize} entries, the checkpoint covers {checkpoint.Size}.", nameof(proof));

    /// <summary>Reads a request strictly; checks no signature.</summary>
    /// <exception cref="LogDataException">The request is malformed.</exception>
    public static AddCheckpoint Parse(ReadOnlySpan<byte> body)
    {
        var split = body.IndexOf("\n\n"u8);
        if (split < 0 || StrictText.DecodeUtf8(body[..split]) is not { } head)
            throw new LogDataException("The request has no empty line before its checkpoint.");
        var lines = head.Split('\n');
        if (!lines[0].StartsWith(OldMark, StringComparison.Ordinal) || StrictText.ParseDecimal(lines[0].AsSpan(OldMark.Length)) is not { } old)
            throw new LogDataException("The request does not begin with \"old\" and a decimal number.");
        if (lines.Length - 1 > MaxProof)
            throw new LogDataException($"The request's proof has {lines.Length - 1} hashes; at most {MaxProof} are allowed.");
        return new AddCheckpoint(old, [.. lines.Skip(1).Select(ReadHash)], body[(split + 2)..].ToArray());
    }

    /// <summary>Writes the request.</summary>
    public byte[] ToBytes()
    {
        var head = new StringBuilder(OldMark).Append(OldSize.ToString(CultureInfo.InvariantCulture)).Append('\n');
        foreach (var hash in Proof)
            head.Append(hash).Append('\n');
        return [.. Encoding.UTF8.GetBytes(head.Append('\n').ToString()), .. CheckpointNote.Span];
    }

    /// <summary>Where, below its address for monitors, a witness shows the last checkpoint of a log that it has cosigned.</summary>
    public static string MonitoringPath(string origin) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(origin))) + "/checkpoint";

    /// <summary>Writes the size that a witness knows, as the body of an answer 409.</summary>
    public static string FormatSize(long size) => size.ToString(CultureInfo.InvariantCulture) + "\n";

    /// <summary>Reads the body of an answer 409.</summary>
    /// <exception cref="LogDataException">It is not a decimal number with a newline.</exception>
    public static long ParseSize(ReadOnlySpan<byte> body) =>
        StrictText.DecodeUtf8(body) is [.., '\n'] text && StrictText.ParseDecimal(text.AsSpan(..^1)) is { } size
            ? size
            : throw new LogDataException("The witness's answer 409 does not tell a size.");

    static LogHash ReadHash(string line) =>
        LogHash.TryParse(line, out var hash) ? hash : throw new LogDataException("A line of the request's proof is not 32 bytes in base64.");
}
