using System.Buffers.Text;
using System.Text;

namespace Sirekap.Election.Statements;

/// <summary>
/// One log entry: <c>{"key":"…","sig":"…","statement":{…}}</c> in canonical form. The signature (ECDSA P-256 over SHA-256,
/// r and s in 64 bytes, base64url without padding) covers exactly the bytes of the statement's object as they stand in the entry.
/// </summary>
public sealed class SignedEntry
{
    private const int SignatureBytes = 64;

    // Whether the signature is that of the key named in the entry, once somebody has asked.
    private bool? _isSigned;

    private SignedEntry(ReadOnlyMemory<byte> bytes, KeyId key, byte[] signature, ReadOnlyMemory<byte> signed, Statement statement) =>
        (Bytes, Key, Signature, SignedBytes, Statement) = (bytes, key, signature, signed, statement);

    /// <summary>The entry as it stands in the log.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>Who signed.</summary>
    public KeyId Key { get; }

    /// <summary>The signature.</summary>
    public byte[] Signature { get; }

    /// <summary>The bytes that the signature covers.</summary>
    public ReadOnlyMemory<byte> SignedBytes { get; }

    /// <summary>What is stated.</summary>
    public Statement Statement { get; }

    /// <summary>Reads an entry strictly; whether the signature is good is for the holder of the key to check.</summary>
    /// <exception cref="RefusedException">The bytes are not a canonical entry of a known kind.</exception>
    public static SignedEntry Parse(ReadOnlyMemory<byte> bytes)
    {
        var envelope = CanonicalJson.Parse(bytes.Span);
        var key = KeyId.Parse(envelope.Text("key"));
        var signatureText = envelope.Text("sig");
        var statement = Statement.From(envelope.Object("statement"));
        envelope.Done();
        // "statement" sorts last in the envelope and the bytes are canonical, so its object ends one brace before the end.
        var prefix = Encoding.ASCII.GetByteCount(Prefix(key, signatureText));
        return new(bytes, key, DecodeSignature(signatureText), bytes[prefix..^1], statement);
    }

    /// <summary>Whether the signature is that of a key over the statement. The answer is kept, so that it can be found beforehand, on another thread.</summary>
    /// <param name="key">The key that the entry names.</param>
    /// <exception cref="ArgumentException">The entry names another key.</exception>
    public bool IsSignedBy(P256Verifier key)
    {
        if (key.Id != Key)
            throw new ArgumentException($"The entry names the key {Key}, not {key.Id}.", nameof(key));
        return _isSigned ??= key.Verifies(SignedBytes.Span, Signature);
    }

    /// <summary>Signs a statement into an entry.</summary>
    public static SignedEntry Sign(Statement statement, ISigner signer)
    {
        var body = statement.ToCanonical().ToBytes();
        var signature = signer.Sign(body);
        byte[] bytes = [.. Encoding.ASCII.GetBytes(Prefix(signer.Key, Base64Url.EncodeToString(signature))), .. body, (byte)'}'];
        return new(bytes, signer.Key, signature, bytes.AsMemory()[^(body.Length + 1)..^1], statement);
    }

    private static string Prefix(KeyId key, string signature) => $$"""{"key":"{{key}}","sig":"{{signature}}","statement":""";

    private static byte[] DecodeSignature(string text)
    {
        return Base64Url.IsValid(text) && Base64Url.DecodeFromChars(text) is { Length: SignatureBytes } signature
            && Base64Url.EncodeToString(signature) == text
            ? signature
            : throw new RefusedException("malformed", $"The signature is not {SignatureBytes} bytes in base64url without padding.");
    }
}
