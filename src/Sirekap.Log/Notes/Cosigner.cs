namespace Sirekap.Log;

/// <summary>A named key that cosigns checkpoints. Whoever holds one can vouch for any state of a log: keep it in one process.</summary>
public abstract class Cosigner
{
    /// <summary>The length of a secret in bytes, for both kinds.</summary>
    public const int SeedLength = 32;

    private protected Cosigner()
    {
    }

    /// <summary>The public half, to publish.</summary>
    public abstract CosignatureVerifier Verifier { get; }

    /// <summary>A key of type 0x04. Its signatures do not name the cosigner: never use one secret under two names.</summary>
    /// <param name="name">The key's name: a URL without scheme.</param>
    /// <param name="seed">32 bytes from a cryptographic random source.</param>
    /// <exception cref="ArgumentException">The name has a space or a plus sign, or the secret does not have 32 bytes.</exception>
    public static Cosigner Ed25519(string name, ReadOnlySpan<byte> seed) => new Ed25519Cosigner(NoteKey.RequireName(name), Require(seed));

    /// <summary>A key of type 0x06, which quantum computers cannot break; a signature line has 3.3 kB.</summary>
    /// <param name="name">The key's name: a URL without scheme, at most 255 bytes.</param>
    /// <param name="seed">32 bytes from a cryptographic random source (the ξ of FIPS 204).</param>
    /// <exception cref="ArgumentException">The name is too long, has a space or a plus sign, or the secret does not have 32 bytes.</exception>
    public static Cosigner MlDsa44(string name, ReadOnlySpan<byte> seed) => new MlDsa44Cosigner(NoteKey.RequireName(name), Require(seed));

    /// <summary>
    /// Makes the signature line of a checkpoint, with its newline; null for an ML-DSA-44 key when the checkpoint has
    /// extension lines or an origin of more than 255 bytes, which such a key cannot sign.
    /// </summary>
    /// <param name="checkpoint">A state of the log that the caller knows to be consistent with all it has seen before.</param>
    /// <param name="time">Now. Not 1970: a time of zero would mean that nothing is said about later states.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is not after the beginning of 1970.</exception>
    public string? Cosign(SignedCheckpoint checkpoint, DateTimeOffset time)
    {
        var seconds = time.ToUnixTimeSeconds();
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(seconds, nameof(time));
        return Sign(checkpoint.Note.TextBytes(), seconds) is { } signature
            ? new NoteSignature(Verifier.Name, Verifier.Id, CosignatureVerifier.Stamp(seconds, signature)).ToString()
            : null;
    }

    /// <summary>The signature over the text at a time, or null when this kind of key cannot sign such a text.</summary>
    private protected abstract byte[]? Sign(byte[] text, long time);

    static byte[] Require(ReadOnlySpan<byte> seed) => seed.Length == SeedLength
        ? seed.ToArray()
        : throw new ArgumentException($"A seed has {SeedLength} bytes, not {seed.Length}.", nameof(seed));
}
