using System.Collections.Immutable;
using System.Text;

namespace Sirekap.Log;

/// <summary>A text with at least one checked signature of a known key: C2SP signed-note. There are no unchecked instances.</summary>
public sealed class SignedNote
{
    readonly byte[] _bytes;

    SignedNote(byte[] bytes, string text, ImmutableArray<CheckedSignature> checkedOnes) =>
        (_bytes, Text, Checked, Signers) = (bytes, text, checkedOnes, [.. checkedOnes.Select(one => one.Key).Distinct()]);

    /// <summary>The signed text, which ends with a newline.</summary>
    public string Text { get; }

    /// <summary>The known keys whose signatures were checked, each once, in the order of the note.</summary>
    public ImmutableArray<NoteVerifier> Signers { get; }

    /// <summary>Every checked signature; a key may have given several, for example cosignatures of different times.</summary>
    internal ImmutableArray<CheckedSignature> Checked { get; }

    /// <summary>The whole note as it was read or signed, signatures of unknown keys included.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes;

    /// <summary>Signs a text.</summary>
    /// <exception cref="ArgumentException">The text is empty, does not end with a newline or has control characters, or there is no key.</exception>
    public static SignedNote Sign(string text, params ReadOnlySpan<NoteSigner> signers)
    {
        var textBytes = Encoding.UTF8.GetBytes(text);
        var note = new StringBuilder(text).Append('\n');
        var verifiers = ImmutableArray.CreateBuilder<NoteVerifier>();
        foreach (var signer in signers)
        {
            note.Append(new NoteSignature(signer.Verifier.Name, signer.Verifier.Id, signer.Sign(textBytes)));
            verifiers.Add(signer.Verifier);
        }
        try
        {
            return Open(Encoding.UTF8.GetBytes(note.ToString()), verifiers.ToArray());
        }
        catch (LogDataException reason)
        {
            throw new ArgumentException($"This text cannot be signed as a note. {reason.Message}", nameof(text), reason);
        }
    }

    /// <summary>Reads a note and checks every signature of the known keys; those of unknown keys are ignored.</summary>
    /// <exception cref="LogDataException">The note is malformed, no known key signed it, or a known key's signature is wrong or stands twice.</exception>
    public static SignedNote Open(ReadOnlySpan<byte> note, params ReadOnlySpan<NoteVerifier> known)
    {
        var unverified = UnverifiedNote.Parse(note);
        var text = Encoding.UTF8.GetBytes(unverified.Text);
        var signatures = Check(text, unverified.Signatures, known);
        return signatures.IsEmpty
            ? throw new LogDataException($"None of the expected keys ({Names(known)}) has signed the note.")
            : new SignedNote(note.ToArray(), unverified.Text, signatures);
    }

    /// <summary>
    /// This note with further signature lines, as far as they are of known keys and not on it already: of each key the first,
    /// so that no single signer can fill the note.
    /// </summary>
    /// <exception cref="LogDataException">The lines are malformed, or a known key's signature is wrong.</exception>
    internal SignedNote With(ReadOnlySpan<byte> lines, params NoteVerifier[] known)
    {
        var present = ToString();
        var added = UnverifiedNote.ParseSignatures(lines)
            .Where(signature => Find(known, signature) is not null)
            .DistinctBy(signature => (signature.Name, signature.Id))
            .Select(signature => signature.ToString())
            .Where(line => !present.Contains(line, StringComparison.Ordinal));
        return Open(Encoding.UTF8.GetBytes(present + string.Concat(added)), [.. Signers, .. known]);
    }

    /// <summary>This note with the latest line of each known cosigner: a renewed cosignature takes the place of the earlier one.</summary>
    internal SignedNote WithoutOutdated()
    {
        var outdated = Checked.Where(one => one.Key is CosignatureVerifier).GroupBy(one => one.Key)
            .SelectMany(given => given.OrderByDescending(one => CosignatureVerifier.TimeOf(one.Line.Signature)).Skip(1)).ToList();
        if (outdated is [])
            return this;
        var lines = ToString()[(Text.Length + 1)..];
        foreach (var one in outdated)
            lines = lines.Replace(one.Line.ToString(), "", StringComparison.Ordinal);
        return new(Encoding.UTF8.GetBytes(Text + "\n" + lines), Text, [.. Checked.Except(outdated)]);
    }

    /// <summary>This note with only the checked signature lines, each once.</summary>
    internal SignedNote WithoutStrangers() =>
        new(Encoding.UTF8.GetBytes(Text + "\n" + string.Concat(Checked.Select(one => one.Line.ToString()).Distinct())), Text, Checked);

    internal byte[] TextBytes() => Encoding.UTF8.GetBytes(Text);

    /// <summary>The whole note.</summary>
    public override string ToString() => Encoding.UTF8.GetString(_bytes);

    static ImmutableArray<CheckedSignature> Check(byte[] text, IEnumerable<NoteSignature> signatures, ReadOnlySpan<NoteVerifier> known)
    {
        var found = ImmutableArray.CreateBuilder<CheckedSignature>();
        foreach (var signature in signatures)
        {
            if (Find(known, signature) is not { } key)
                continue;
            if (!key.Verify(text, signature.Signature))
                throw new LogDataException($"The signature of {key.Name} ({key.IdText}) does not fit the text.");
            if (found.Any(one => one.Key.Equals(key) && one.Line.Signature.AsSpan().SequenceEqual(signature.Signature)))
                throw new LogDataException($"The signature of {key.Name} ({key.IdText}) stands twice on the note.");
            found.Add(new CheckedSignature(key, signature));
        }
        return found.ToImmutable();
    }

    static NoteVerifier? Find(ReadOnlySpan<NoteVerifier> known, NoteSignature signature)
    {
        foreach (var key in known)
        {
            if (key.Id == signature.Id && key.Name == signature.Name)
                return key;
        }
        return null;
    }

    static string Names(ReadOnlySpan<NoteVerifier> known)
    {
        var names = new List<string>();
        foreach (var key in known)
            names.Add($"{key.Name} {key.IdText}");
        return string.Join(", ", names);
    }
}

/// <summary>A signature line and the known key that it was checked with.</summary>
readonly record struct CheckedSignature(NoteVerifier Key, NoteSignature Line);
