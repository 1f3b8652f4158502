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

    /// <summary>
    /// Reads a verifier key such as <c>example.org/log+530d903a+AekyeRrm56…</c>. Types 0x01 (Ed25519), 0x04 and 0x06
    /// (Ed25519 and ML-DSA-44 cosignatures) are known; keys of the latter two are <see cref="CosignatureVerifier"/>.
    /// </summary>
    /// <exception cref="LogDataException">The text is malformed, its id does not fit the key, or the type is not known.</exception>
    public static NoteVerifier Parse(string verifierKey)
    {
        var parts = verifierKey.Split('+', 3);
        if (parts.Length != 3 || !NoteKey.IsName(parts[0]) || StrictText.DecodeBase64(parts[2]) is not { Length: > 0 } key)
            throw new LogDataException($"\"{verifierKey}\" is not a verifier key: it should read name+id+base64.");
        var verifier = Of(parts[0], key[0], key[1..])
            ?? throw new LogDataException($"The key of {parts[0]} is of no known kind: type 0x{key[0]:x2} with {key.Length - 1} bytes.");
        return verifier.ToString() == verifierKey
            ? verifier
            : throw new LogDataException($"\"{verifierKey}\" names the id {parts[1]}, but its key has the id {verifier.IdText}.");
    }

    /// <summary>The verifier key: name, id in hex, and type and public key in base64, joined by plus signs.</summary>
    public override string ToString() => $"{Name}+{IdText}+{Convert.ToBase64String(TypedKey())}";

    /// <summary>Whether both are the same key of the same name and kind.</summary>
    public override bool Equals(object? obj) => obj is NoteVerifier other && (Id, Name, ToString()) == (other.Id, other.Name, other.ToString());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Id);

    /// <summary>Whether the signature (without the id) is this key's over the text.</summary>
    internal abstract bool Verify(byte[] text, byte[] signature);

    internal string IdText => Id.ToString("x8", CultureInfo.InvariantCulture);

    private protected abstract byte[] TypedKey();

    /// <summary>The public key itself, so that one key under two names can be noticed.</summary>
    internal ReadOnlySpan<byte> PublicKey => TypedKey().AsSpan(1);

    static NoteVerifier? Of(string name, byte type, byte[] key) => (type, key.Length) switch
    {
        (NoteKey.Ed25519, Ed25519Verifier.KeyLength) => new Ed25519Verifier(name, key),
        (NoteKey.Ed25519Cosignature, Ed25519Verifier.KeyLength) => new Ed25519CosignatureVerifier(name, key),
        (NoteKey.MlDsa44Cosignature, MlDsa44Message.KeyLength) when MlDsa44Message.IsShort(name) => new MlDsa44CosignatureVerifier(name, key),
        _ => null,
    };
}
