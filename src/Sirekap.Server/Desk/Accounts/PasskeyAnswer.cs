using System.Buffers.Text;
using System.Formats.Asn1;
using System.Security.Cryptography;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Passkeys;

namespace Sirekap.Server.Desk.Accounts;

/// <summary>What a browser answers when a passkey was asked to sign.</summary>
/// <param name="Credential">The passkey's name in the authenticator.</param>
/// <param name="Client">clientDataJSON.</param>
/// <param name="Data">authenticatorData.</param>
/// <param name="Signature">r and s, 32 bytes each.</param>
public sealed record PasskeyAnswer(string Credential, byte[] Client, byte[] Data, byte[] Signature)
{
    private const int MostText = 1400, MostCredential = 1400, Half = 32;

    /// <summary>Reads an answer; the signature comes in its DER wrapping and is taken out here, once.</summary>
    /// <exception cref="RefusedException">It is none.</exception>
    public static PasskeyAnswer Read(CanonicalObject members)
    {
        var answer = new PasskeyAnswer(
            members.Text("credential", MostCredential), Decode(members, "client"), Decode(members, "data"), Unwrap(Decode(members, "signature")));
        members.Done();
        return answer;
    }

    /// <summary>Refuses unless the passkey signed these bytes, at this desk.</summary>
    /// <exception cref="RefusedException">It did not.</exception>
    public void Require(ReadOnlySpan<byte> signed, P256Verifier key, WebOrigin desk)
    {
        var assertion = Assertion.Of(Client, Data, signed);
        if (assertion.JudgeOrigin(desk) is { } foreign)
            throw new RefusedException(foreign);
        if (!key.Verifies(assertion.SignedBytes, Signature))
            throw new RefusedException("bad-signature", "The signature is not that of this passkey: sign again.");
    }

    /// <summary>Decodes a member in base64url.</summary>
    /// <exception cref="RefusedException">It is not.</exception>
    public static byte[] Decode(CanonicalObject members, string name) => members.Text(name, MostText) is var text && Base64Url.IsValid(text)
        ? Base64Url.DecodeFromChars(text)
        : throw new RefusedException("malformed", $"The field \"{name}\" is not base64url.");

    private static byte[] Unwrap(byte[] der)
    {
        try
        {
            var reader = new AsnReader(der, AsnEncodingRules.DER);
            var pair = reader.ReadSequence();
            reader.ThrowIfNotEmpty();
            byte[] signature = [.. Fixed(pair.ReadIntegerBytes().Span), .. Fixed(pair.ReadIntegerBytes().Span)];
            pair.ThrowIfNotEmpty();
            return signature;
        }
        catch (Exception exception) when (exception is AsnContentException or CryptographicException or ArgumentException)
        {
            throw new RefusedException("malformed", "The field \"signature\" is not an ECDSA signature in DER.");
        }
    }

    private static byte[] Fixed(ReadOnlySpan<byte> number)
    {
        number = number.TrimStart((byte)0);
        var bytes = new byte[Half];
        number.CopyTo(bytes.AsSpan(Half - number.Length));
        return bytes;
    }
}
