using System.Globalization;

namespace Sirekap.Log;

/// <summary>A key that is trusted to sign notes: its name, its id, and how to check its signatures.</summary>
public abstract class NoteVerifier
{
    private protected NoteVerifier(string name, uint id) => (Name, Id) = (name, id);

    /// <summary>The key's name: a URL without scheme; for a log's key, the log's origin.</summary>
    public string Name { get; }

    /// <summary>The four bytes that stand before each signature of this key.</summary>
    public uint Id { get; }

    /// <summary>Reads a verifier key such as <c>example.org/log+530d903a+AekyeRrm56…</c>; type 0x01 (Ed25519) is known.</summary>
    /// <exception cref="LogDataException">The text is malformed, its id does not fit the key, or the type is not known.</exception>
    public static NoteVerifier Parse(string verifierKey)
    {
        var parts = verifierKey.Split('+', 3);
        if (parts.Length != 3 || !NoteKey.IsName(parts[0]) || StrictText.DecodeBase64(parts[2]) is not { Length: > 0 } key)
            throw new LogDataException($"\"{verifierKey}\" is not a verifier key: it should read name+id+base64.");
        if (key[0] != NoteKey.Ed25519 || key.Length != 1 + Ed25519Verifier.KeyLength)
            throw new LogDataException($"\"{verifierKey}\" is not an Ed25519 key: type 0x{key[0]:x2} with {key.Length - 1} bytes.");
        var verifier = new Ed25519Verifier(parts[0], key[1..]);
        return verifier.ToString() == verifierKey
            ? verifier
            : throw new LogDataException($"\"{verifierKey}\" names the id {parts[1]}, but its key has the id {verifier.IdText}.");
    }

    /// <summary>The verifier key: name, id in hex, and type and public key in base64, joined by plus signs.</summary>
    public override string ToString() => $"{Name}+{IdText}+{Convert.ToBase64String(TypedKey())}";

    /// <summary>Whether the signature (without the id) is this key's over the text.</summary>
    internal abstract bool Verify(byte[] text, byte[] signature);

    internal string IdText => Id.ToString("x8", CultureInfo.InvariantCulture);

    private protected abstract byte[] TypedKey();
}
