using Org.BouncyCastle.Math.EC.Rfc8032;

namespace Sirekap.Log;

/// <summary>A named Ed25519 key that signs notes. Whoever holds one can speak for the log: keep it in one process.</summary>
public sealed class NoteSigner
{
    /// <summary>The length of the secret in bytes.</summary>
    public const int SeedLength = 32;

    readonly byte[] _seed;

    /// <summary>Derives the key from its secret.</summary>
    /// <param name="name">The key's name: a URL without scheme; for a log's key, the log's origin.</param>
    /// <param name="seed">32 bytes from a cryptographic random source.</param>
    /// <exception cref="ArgumentException">The name has a space or a plus sign, or the secret does not have 32 bytes.</exception>
    public NoteSigner(string name, ReadOnlySpan<byte> seed)
    {
        if (seed.Length != SeedLength)
            throw new ArgumentException($"A seed has {SeedLength} bytes, not {seed.Length}.", nameof(seed));
        _seed = seed.ToArray();
        var publicKey = new byte[Ed25519Verifier.KeyLength];
        Ed25519.GeneratePublicKey(_seed, 0, publicKey, 0);
        Verifier = new Ed25519Verifier(NoteKey.RequireName(name), publicKey);
    }

    /// <summary>The public half, to publish.</summary>
    public NoteVerifier Verifier { get; }

    /// <summary>The secret, to be kept where nobody else reads it.</summary>
    public ReadOnlyMemory<byte> Seed => _seed;

    internal byte[] Sign(byte[] text)
    {
        var signature = new byte[Ed25519Verifier.SignatureLength];
        Ed25519.Sign(_seed, 0, text, 0, text.Length, signature, 0);
        return signature;
    }
}
