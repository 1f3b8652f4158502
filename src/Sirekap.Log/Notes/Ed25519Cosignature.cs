using System.Globalization;
using System.Text;
using EdDsa = Org.BouncyCastle.Math.EC.Rfc8032.Ed25519;

namespace Sirekap.Log;

/// <summary>Checks Ed25519 cosignatures: signature type 0x04.</summary>
sealed class Ed25519CosignatureVerifier(string name, byte[] publicKey)
    : CosignatureVerifier(name, NoteKey.Ed25519Cosignature, publicKey)
{
    /// <summary>What is signed: a header line, the time, and the whole text of the note.</summary>
    public static byte[] Message(byte[] text, long time) =>
        [.. Encoding.ASCII.GetBytes($"cosignature/v1\ntime {time.ToString(CultureInfo.InvariantCulture)}\n"), .. text];

    private protected override bool Verify(byte[] text, long time, byte[] signature)
    {
        var message = Message(text, time);
        return signature.Length == Ed25519Verifier.SignatureLength
            && EdDsa.Verify(signature, 0, Key, 0, message, 0, message.Length);
    }
}

sealed class Ed25519Cosigner : Cosigner
{
    readonly byte[] _seed;

    public Ed25519Cosigner(string name, byte[] seed)
    {
        _seed = seed;
        var publicKey = new byte[Ed25519Verifier.KeyLength];
        EdDsa.GeneratePublicKey(_seed, 0, publicKey, 0);
        Verifier = new Ed25519CosignatureVerifier(name, publicKey);
    }

    public override CosignatureVerifier Verifier { get; }

    private protected override byte[] Sign(byte[] text, long time)
    {
        var message = Ed25519CosignatureVerifier.Message(text, time);
        var signature = new byte[Ed25519Verifier.SignatureLength];
        EdDsa.Sign(_seed, 0, message, 0, message.Length, signature, 0);
        return signature;
    }
}
