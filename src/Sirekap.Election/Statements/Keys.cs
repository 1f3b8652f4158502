using System.Security.Cryptography;

namespace Sirekap.Election.Statements;

/// <summary>Signs statements.</summary>
public interface ISigner
{
    /// <summary>The signer's key.</summary>
    KeyId Key { get; }

    /// <summary>Signs bytes: r and s, 32 bytes each.</summary>
    byte[] Sign(ReadOnlySpan<byte> bytes);
}

/// <summary>Signs with an ECDSA P-256 key that the caller owns and disposes.</summary>
public sealed class P256Signer(ECDsa key) : ISigner
{
    /// <summary>The public half as SubjectPublicKeyInfo.</summary>
    public byte[] PublicKey { get; } = key.ExportSubjectPublicKeyInfo();

    /// <inheritdoc/>
    public KeyId Key => KeyId.Of(PublicKey);

    /// <inheritdoc/>
    public byte[] Sign(ReadOnlySpan<byte> bytes) => key.SignData(bytes, HashAlgorithmName.SHA256);
}

/// <summary>The public half of a P-256 key, parsed once: parsing it again for each signature would be three times slower.</summary>
public sealed class P256Verifier : IDisposable
{
    private readonly ECDsa _key;

    private P256Verifier(ECDsa key, KeyId id) => (_key, Id) = (key, id);

    /// <summary>The key's id.</summary>
    public KeyId Id { get; }

    /// <summary>Parses a SubjectPublicKeyInfo.</summary>
    /// <exception cref="RefusedException">The bytes are no P-256 key.</exception>
    public static P256Verifier Parse(ReadOnlySpan<byte> publicKey)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportSubjectPublicKeyInfo(publicKey, out var read);
            if (read != publicKey.Length || key.ExportParameters(false).Curve.Oid.Value != ECCurve.NamedCurves.nistP256.Oid.Value)
                throw new CryptographicException("The curve is not P-256, or bytes follow the key.");
            return new(key, KeyId.Of(publicKey));
        }
        catch (CryptographicException exception)
        {
            key.Dispose();
            throw new RefusedException("malformed", $"The public key is not a P-256 SubjectPublicKeyInfo: {exception.Message}");
        }
    }

    /// <summary>Whether the signature is this key's over these bytes.</summary>
    public bool Verifies(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> signature) =>
        _key.VerifyData(bytes, signature, HashAlgorithmName.SHA256);

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();
}
