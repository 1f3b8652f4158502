using System.Collections.Immutable;
using System.Text;

namespace Sirekap.Log;

/// <summary>A text with at least one checked signature of a known key: C2SP signed-note. There are no unchecked instances.</summary>
public sealed class SignedNote
{
    readonly byte[] _bytes;

    SignedNote(byte[] bytes, string text, ImmutableArray<NoteVerifier> signers) => (_bytes, Text, Signers) = (bytes, text, signers);

    /// <summary>The signed text, which ends with a newline.</summary>
    public string Text { get; }

    /// <summary>The known keys whose signatures were checked, each once, in the order of the note.</summary>
    public ImmutableArray<NoteVerifier> Signers { get; }

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
    /// <exception cref="LogDataException">The note is malformed, no known key signed it, or a known key's signature is wrong.</exception>
    public static SignedNote Open(ReadOnlySpan<byte> note, params ReadOnlySpan<NoteVerifier> known)
    {
        var unverified = UnverifiedNote.Parse(note);
        var text = Encoding.UTF8.GetBytes(unverified.Text);
        var signers = ImmutableArray.CreateBuilder<NoteVerifier>();
        foreach (var signature in unverified.Signatures)
        {
            if (Find(known, signature) is not { } key)
                continue;
            if (!key.Verify(text, signature.Signature))
                throw new LogDataException($"The signature of {key.Name} ({key.IdText}) does not fit the text.");
            if (!signers.Contains(key))
                signers.Add(key);
        }
        return signers.Count > 0
            ? new SignedNote(note.ToArray(), unverified.Text, signers.ToImmutable())
            : throw new LogDataException($"None of the expected keys ({Names(known)}) has signed the note.");
    }

    /// <summary>The whole note.</summary>
    public override string ToString() => Encoding.UTF8.GetString(_bytes);

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
