using System.Globalization;

namespace Sirekap.Log;

/// <summary>
/// How a log goes over to its next key: a note that both keys have signed, over a state of the log that both stand for. Whoever trusts the
/// old key can trust the new one by it. There are no unchecked instances.
/// </summary>
/// <remarks>
/// The text has six lines: <c>sirekap/log-key-rotation@v1</c>, the origin, the old and the new verifier key, size and root. It is no
/// checkpoint, as its second line is no number, so neither key ever says with it what a checkpoint says.
/// </remarks>
public sealed class KeyRotation
{
    const string Mark = "sirekap/log-key-rotation@v1";

    // A log that changes its key every week of a year; a chain that is longer is meant to keep readers busy.
    const int MostSteps = 64;

    readonly SignedNote _note;

    KeyRotation(NoteVerifier old, NoteVerifier next, TreeHead head, SignedNote note) => (Old, New, Head, _note) = (old, next, head, note);

    /// <summary>The key that the log had.</summary>
    public NoteVerifier Old { get; }

    /// <summary>The key that it goes over to.</summary>
    public NoteVerifier New { get; }

    /// <summary>The last state that was signed before.</summary>
    public TreeHead Head { get; }

    /// <summary>The whole note, to be served as it is.</summary>
    public ReadOnlyMemory<byte> Bytes => _note.Bytes;

    /// <summary>Where a log serves the note that leads on from a key, below the place of its checkpoint: <c>rotation/5867bd63</c>.</summary>
    public static string PathFrom(NoteVerifier old) => "rotation/" + old.IdText;

    /// <summary>Announces a new key.</summary>
    /// <param name="old">The key that signs until now.</param>
    /// <param name="next">The new one, of the same name.</param>
    /// <param name="head">The last state that was signed.</param>
    /// <exception cref="ArgumentException">The keys have different names, or are the same.</exception>
    public static KeyRotation Sign(NoteSigner old, NoteSigner next, TreeHead head)
    {
        var (from, to) = (old.Verifier, next.Verifier);
        if (from.Name != to.Name || from.Equals(to))
            throw new ArgumentException($"A log keeps its name and gets another key: {from} cannot go over to {to}.", nameof(next));
        return new(from, to, head, SignedNote.Sign(Text(from, to, head), old, next));
    }

    /// <summary>Reads the note that leads on from a trusted key.</summary>
    /// <exception cref="LogDataException">It is malformed, of another key or log, or not signed by both.</exception>
    public static KeyRotation Open(ReadOnlySpan<byte> note, NoteVerifier old)
    {
        var text = SignedNote.Open(note, old).Text;
        if (text.Split('\n') is not [Mark, var origin, var from, var to, var size, var root, ""] || origin != old.Name || from != old.ToString())
            throw new LogDataException($"The note announces no new key after {old}.");
        if (StrictText.ParseDecimal(size) is not { } count || !LogHash.TryParse(root, out var hash))
            throw new LogDataException($"The change of key names no state of the log: \"{size}\", \"{root}\".");
        var next = NoteVerifier.Parse(to);
        if (next.Name != origin || next.Equals(old) || next is CosignatureVerifier)
            throw new LogDataException($"The key {to} cannot be the next key of the log {origin}.");
        var signed = SignedNote.Open(note, old, next);
        return signed.Signers.Contains(next)
            ? new(old, next, new TreeHead(count, hash), signed)
            : throw new LogDataException($"The new key {next} has not signed the change itself.");
    }

    /// <summary>Follows the changes of a log's key from one that is trusted to the one that it has now; empty when it never changed.</summary>
    /// <param name="trusted">The key to begin with.</param>
    /// <param name="read">Reads a file of the log by its path (<see cref="PathFrom"/>); null where there is none.</param>
    /// <exception cref="LogDataException">A note is not signed by both of its keys, or the chain leads in a circle or has no end.</exception>
    public static async Task<IReadOnlyList<KeyRotation>> FollowAsync(NoteVerifier trusted, Func<string, Task<byte[]?>> read)
    {
        var chain = new List<KeyRotation>();
        for (var key = trusted; await read(PathFrom(key)) is { } note; key = chain[^1].New)
        {
            var step = Open(note, key);
            if (chain.Count == MostSteps || step.New.Equals(trusted) || chain.Exists(earlier => earlier.New.Equals(step.New)))
                throw new LogDataException($"The changes of the log's key lead in a circle, or never end: {chain.Count} from {trusted} on.");
            chain.Add(step);
        }
        return chain;
    }

    /// <summary>The ids of signatures on a note that are of a log's name and of none of its known keys: a new key of that log, perhaps. Nothing is checked.</summary>
    /// <exception cref="LogDataException">The note is malformed.</exception>
    public static IReadOnlyList<uint> StrangersOn(ReadOnlySpan<byte> note, params IEnumerable<NoteVerifier> known)
    {
        var keys = known.ToList();
        return [.. UnverifiedNote.Parse(note).Signatures
            .Where(line => keys.Exists(key => key.Name == line.Name) && !keys.Exists(key => key.Name == line.Name && key.Id == line.Id)).Select(line => line.Id)];
    }

    /// <summary>Whether a signature on a note is said to be of this key. Nothing is checked.</summary>
    /// <exception cref="LogDataException">The note is malformed.</exception>
    public static bool IsNamedOn(ReadOnlySpan<byte> note, NoteVerifier key) =>
        UnverifiedNote.Parse(note).Signatures.Any(line => line.Name == key.Name && line.Id == key.Id);

    static string Text(NoteVerifier old, NoteVerifier next, TreeHead head) =>
        string.Create(CultureInfo.InvariantCulture, $"{Mark}\n{old.Name}\n{old}\n{next}\n{head.Size}\n{head.Root}\n");
}
