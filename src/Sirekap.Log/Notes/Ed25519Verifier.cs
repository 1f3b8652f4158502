using Org.BouncyCastle.Math.EC.Rfc8032;

namespace Sirekap.Log;

/// <summary>Checks Ed25519 signatures (RFC 8032) over a note's text: signature type 0x01.</summary>
sealed class Ed25519Verifier(string name, byte[] publicKey)
    : NoteVerifier(name, NoteKey.Id(name, NoteKey.Ed25519, publicKey))
{
    public const int KeyLength = 32, SignatureLength = 64;

    internal override bool Verify(byte[] text, byte[] signature) =>
        signature.Length == SignatureLength && Ed25519.Verify(signature, 0, publicKey, 0, text, 0, text.Length);

    private protected override byte[] TypedKey() => [NoteKey.Ed25519, .. publicKey];
}
