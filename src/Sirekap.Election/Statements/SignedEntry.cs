using System.Buffers.Text;
using System.Text;
using Sirekap.Election.Statements.Passkeys;

namespace Sirekap.Election.Statements;

/// <summary>
/// One log entry: <c>{"key":"…","sig":"…","statement":{…}}</c> in canonical form. The signature (ECDSA P-256 over SHA-256,
/// r and s in 64 bytes, base64url without padding) covers exactly the bytes of the statement's object as they stand in the entry.
/// A passkey's entry begins with an assertion besides, <c>{"assertion":{"client":"…","data":"…"},"key":…</c>: the signature covers the
/// assertion, and the assertion's challenge is the SHA-256 of the statement's bytes.
/// </summary>
public sealed class SignedEntry
{
    private const int SignatureBytes = 64;

    // Whether the signature is that of the key named in the entry, once somebody has asked.
    private bool? _isSigned;

    private SignedEntry(ReadOnlyMemory<byte> bytes, KeyId key, byte[] signature, ReadOnlyMemory<byte> body, Statement statement, Assertion? assertion = null) =>
        (Bytes, Key, Signature, Assertion, SignedBytes, Statement) = (bytes, key, signature, assertion, assertion?.SignedBytes ?? body, statement);

    /// <summary>The entry as it stands in the log.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>Who signed.</summary>
    public KeyId Key { get; }

    /// <summary>The signature.</summary>
    public byte[] Signature { get; }

    /// <summary>How a passkey signed; null where a device's key signed the statement itself.</summary>
    public Assertion? Assertion { get; }

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
        var asserted = envelope.OptionalObject("assertion");
        var statement = Statement.From(envelope.Object("statement"));
        envelope.Done();
        // "statement" sorts last in the envelope and the bytes are canonical, so its object ends one brace before the end.
        var prefix = Encoding.ASCII.GetByteCount(Prefix(asserted, key, signatureText));
        var body = bytes[prefix..^1];
        var assertion = asserted is null ? null : Assertion.Read(asserted, body.Span);
        return new(bytes, key, DecodeSignature(signatureText), body, statement, assertion);
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
        byte[] bytes = [.. Encoding.ASCII.GetBytes(Prefix(null, signer.Key, Base64Url.EncodeToString(signature))), .. body, (byte)'}'];
        return new(bytes, signer.Key, signature, bytes.AsMemory()[^(body.Length + 1)..^1], statement);
    }

    /// <summary>An entry whose signature is good for nothing: to be judged by its content before anybody signs.</summary>
    internal static SignedEntry Unsigned(Statement statement, KeyId key)
    {
        var body = statement.ToCanonical().ToBytes();
        return new(body, key, new byte[SignatureBytes], body, statement);
    }

    /// <summary>Puts an entry together from what a passkey answered.</summary>
    /// <param name="body">The statement's canonical bytes, whose SHA-256 was the challenge.</param>
    /// <param name="key">The passkey.</param>
    /// <param name="assertion">What browser and authenticator vouched for.</param>
    /// <param name="signature">r and s, 32 bytes each.</param>
    /// <exception cref="RefusedException">The parts do not make an entry.</exception>
    public static SignedEntry Assemble(ReadOnlySpan<byte> body, KeyId key, Assertion assertion, ReadOnlySpan<byte> signature)
    {
        byte[] bytes = [.. Encoding.ASCII.GetBytes(Prefix(assertion.ToCanonical(), key, Base64Url.EncodeToString(signature))), .. body, (byte)'}'];
        return Parse(bytes);
    }

    private static string Prefix(CanonicalObject? assertion, KeyId key, string signature)
    {
        var asserted = assertion is null ? "" : $"\"assertion\":{Encoding.ASCII.GetString(assertion.ToBytes())},";
        return $$"""{{{asserted}}"key":"{{key}}","sig":"{{signature}}","statement":""";
    }

    private static byte[] DecodeSignature(string text)
    {
        return Base64Url.IsValid(text) && Base64Url.DecodeFromChars(text) is { Length: SignatureBytes } signature
            && Base64Url.EncodeToString(signature) == text
            ? signature
            : throw new RefusedException("malformed", $"The signature is not {SignatureBytes} bytes in base64url without padding.");
    }
}
