using System.Buffers.Text;
using System.Security.Cryptography;
using CsCheck;
using Sirekap.Election.Statements;
using Sirekap.Server.Desk.Accounts;
using Sirekap.Testing;

namespace Sirekap.Server.Tests.Desk;

/// <summary>A browser's answer: its signature comes out of its DER wrapping whole, or not at all.</summary>
public sealed class PasskeyAnswerTests
{
    [Fact]
    public void Every_signature_in_DER_comes_out_as_r_and_s()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Gen.Byte.Array[1, 60].Sample(
            message =>
            {
                lock (key)
                {
                    var der = key.SignData(message, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
                    return key.VerifyData(message, PasskeyAnswer.Read(Answer(der)).Signature, HashAlgorithmName.SHA256);
                }
            },
            iter: 300);
    }

    [Fact]
    public void Other_bytes_are_refused_and_nothing_else_happens() => Gen.Byte.Array[0, 80].Sample(bytes =>
    {
        try
        {
            return PasskeyAnswer.Read(Answer(bytes)).Signature.Length == 64;
        }
        catch (RefusedException refused)
        {
            return refused.Refusal.Code is "malformed";
        }
    });

    [Fact]
    public void A_passkey_lets_in_by_what_it_was_asked_to_sign_at_its_own_desk()
    {
        using var passkey = new TestPasskey();
        using var verifier = P256Verifier.Parse(passkey.PublicKey.AsSpan());
        var (client, data) = (passkey.Client("ticket"u8), passkey.Data());
        var answer = new PasskeyAnswer("c", client, data, passkey.Sign(client, data));
        answer.Require("ticket"u8, verifier, passkey.Origin);
        Assert.Equal("bad-assertion", Assert.Throws<RefusedException>(() => answer.Require("other"u8, verifier, passkey.Origin)).Refusal.Code);
        using var other = new TestPasskey("https://meja.lain.example");
        Assert.Equal("bad-assertion", Assert.Throws<RefusedException>(() => answer.Require("ticket"u8, verifier, other.Origin)).Refusal.Code);
        using var stranger = P256Verifier.Parse(other.PublicKey.AsSpan());
        Assert.Equal("bad-signature", Assert.Throws<RefusedException>(() => answer.Require("ticket"u8, stranger, passkey.Origin)).Refusal.Code);
    }

    private static CanonicalObject Answer(byte[] signature) => new CanonicalObject().Set("credential", "Y3JlZA").Set("client", "e30").Set("data", "AA")
        .Set("signature", Base64Url.EncodeToString(signature));
}
