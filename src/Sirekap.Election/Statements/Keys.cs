using System.Collections.Concurrent;
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

/// <summary>
/// The public half of a P-256 key. From its second signature on it is kept parsed, once for each thread that uses it at the same time: parsing it
/// again for each signature would be three times slower, but an officer's key signs once, and there are hundreds of thousands of them.
/// Safe for use by several threads.
/// </summary>
public sealed class P256Verifier : IDisposable
{
    private const int PointBytes = 65;
    private const byte Uncompressed = 4;

    private readonly byte[] _publicKey;

    // The platform does not promise that one ECDsa can serve two threads.
    private readonly ConcurrentStack<ECDsa> _idle = new();

    private int _uses;

    private P256Verifier(byte[] publicKey) => (_publicKey, Id) = (publicKey, KeyId.Of(publicKey));

    /// <summary>The key's id.</summary>
    public KeyId Id { get; }

    /// <summary>What stands before the point in every SubjectPublicKeyInfo of a P-256 key (RFC 5480): id-ecPublicKey, secp256r1, bit string.</summary>
    private static ReadOnlySpan<byte> Head =>
    [
        0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01,
        0x06, 0x08, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07, 0x03, 0x42, 0x00,
    ];

    /// <summary>
    /// Parses a SubjectPublicKeyInfo in its one DER form with an uncompressed point. Other encodings of the same key are
    /// refused: they would give it a second id, under which a revoked key could come back.
    /// </summary>
    /// <exception cref="RefusedException">The bytes are no P-256 key.</exception>
    public static P256Verifier Parse(ReadOnlySpan<byte> publicKey)
    {
        if (publicKey.Length != Head.Length + PointBytes || !publicKey.StartsWith(Head) || publicKey[Head.Length] != Uncompressed)
            throw new RefusedException("malformed", "The public key is not the SubjectPublicKeyInfo of a P-256 key with an uncompressed point.");
        try
        {
            Import(publicKey).Dispose();
            return new(publicKey.ToArray());
        }
        catch (CryptographicException)
        {
            throw new RefusedException("malformed", "The public key is not a point of the curve P-256.");
        }
    }

    /// <summary>Takes what <see cref="Parse"/> has taken before.</summary>
    internal static P256Verifier Known(ReadOnlySpan<byte> publicKey) => new(publicKey.ToArray());

    /// <summary>Whether the signature is this key's over these bytes.</summary>
    public bool Verifies(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> signature)
    {
        if (!_idle.TryPop(out var key))
            key = Import(_publicKey);
        try
        {
            return key.VerifyData(bytes, signature, HashAlgorithmName.SHA256);
        }
        finally
        {
            if (Interlocked.Increment(ref _uses) > 1)
                _idle.Push(key);
            else
                key.Dispose();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        while (_idle.TryPop(out var key))
            key.Dispose();
    }

    private static ECDsa Import(ReadOnlySpan<byte> publicKey)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportSubjectPublicKeyInfo(publicKey, out _);
            return key;
        }
        catch
        {
            key.Dispose();
            throw;
        }
    }
}
