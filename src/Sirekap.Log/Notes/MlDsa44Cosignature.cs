using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;

namespace Sirekap.Log;

/// <summary>Checks ML-DSA-44 cosignatures: signature type 0x06.</summary>
sealed class MlDsa44CosignatureVerifier(string name, byte[] publicKey)
    : CosignatureVerifier(name, NoteKey.MlDsa44Cosignature, publicKey)
{
    readonly MLDsaPublicKeyParameters _key = MLDsaPublicKeyParameters.FromEncoding(MLDsaParameters.ml_dsa_44, publicKey);

    private protected override bool Verify(byte[] text, long time, byte[] signature)
    {
        if (signature.Length != MlDsa44Message.SignatureLength || MlDsa44Message.Of(Name, text, time) is not { } message)
            return false;
        var signer = new MLDsaSigner(MLDsaParameters.ml_dsa_44, deterministic: true);
        signer.Init(forSigning: false, _key);
        signer.BlockUpdate(message, 0, message.Length);
        return signer.VerifySignature(signature);
    }
}

sealed class MlDsa44Cosigner : Cosigner
{
    readonly MLDsaPrivateKeyParameters _key;

    public MlDsa44Cosigner(string name, byte[] seed)
    {
        if (!MlDsa44Message.IsShort(name))
            throw new ArgumentException($"\"{name}\" is too long for an ML-DSA-44 key: at most {byte.MaxValue} bytes.", nameof(name));
        _key = MLDsaPrivateKeyParameters.FromSeed(MLDsaParameters.ml_dsa_44, seed);
        Verifier = new MlDsa44CosignatureVerifier(name, _key.GetPublicKeyEncoded());
    }

    public override CosignatureVerifier Verifier { get; }

    private protected override byte[]? Sign(byte[] text, long time)
    {
        if (MlDsa44Message.Of(Verifier.Name, text, time) is not { } message)
            return null;
        var signer = new MLDsaSigner(MLDsaParameters.ml_dsa_44, deterministic: true);
        signer.Init(forSigning: true, _key);
        signer.BlockUpdate(message, 0, message.Length);
        return signer.GenerateSignature();
    }
}
