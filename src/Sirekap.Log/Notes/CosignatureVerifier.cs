using System.Buffers.Binary;

namespace Sirekap.Log;

/// <summary>
/// A key that cosigns checkpoints: C2SP tlog-cosignature v1. A cosignature says that at a given time this was the largest
/// state of the log that its signer had seen, and that it was consistent with all earlier ones.
/// </summary>
public abstract class CosignatureVerifier : NoteVerifier
{
    private protected CosignatureVerifier(string name, byte type, byte[] publicKey)
        : base(name, NoteKey.Id(name, type, publicKey)) => (Type, Key) = (type, publicKey);

    private protected byte Type { get; }

    private protected byte[] Key { get; }

    /// <summary>Reads a verifier key of type 0x04 (Ed25519) or 0x06 (ML-DSA-44).</summary>
    /// <exception cref="LogDataException">The text is malformed, its id does not fit the key, or the key is not a cosigner's.</exception>
    public static new CosignatureVerifier Parse(string verifierKey) => NoteVerifier.Parse(verifierKey) as CosignatureVerifier
        ?? throw new LogDataException($"\"{verifierKey}\" signs no cosignatures: its type should be 0x04 or 0x06.");

    /// <summary>The time of a signature in seconds since 1970; null when there is none, or when it is above 2^63 − 1.</summary>
    internal static long? TimeOf(ReadOnlySpan<byte> signature) =>
        BinaryPrimitives.TryReadInt64BigEndian(signature, out var time) && time >= 0 ? time : null;

    /// <summary>Joins time and signature as they stand in a signature line.</summary>
    internal static byte[] Stamp(long time, byte[] signature)
    {
        var stamped = new byte[sizeof(long) + signature.Length];
        BinaryPrimitives.WriteInt64BigEndian(stamped, time);
        signature.CopyTo(stamped, sizeof(long));
        return stamped;
    }

    internal sealed override bool Verify(byte[] text, byte[] signature) =>
        TimeOf(signature) is { } time && Verify(text, time, signature[sizeof(long)..]);

    private protected abstract bool Verify(byte[] text, long time, byte[] signature);

    private protected sealed override byte[] TypedKey() => [Type, .. Key];
}
