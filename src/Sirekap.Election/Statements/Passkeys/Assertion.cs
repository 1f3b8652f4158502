using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Sirekap.Election.Statements.Passkeys;

/// <summary>
/// How an official's passkey signed: what the browser and the authenticator vouched for (WebAuthn level 3, section 7.2). An assertion exists
/// only for the statement whose SHA-256 is its challenge, made with the person present and verified (by PIN or body); whether it was made at
/// the right desk is told by <see cref="JudgeOrigin"/>.
/// </summary>
public sealed class Assertion
{
    private const int RelyingPartyBytes = 32, FlagsAt = 32, LeastData = 37, MostData = 256;
    private const byte Present = 1, Verified = 4;

    private readonly byte[] _client;
    private readonly byte[] _data;
    private readonly string _origin;

    private Assertion(byte[] client, byte[] data, string origin) => (_client, _data, _origin) = (client, data, origin);

    /// <summary>The bytes that the passkey signed: the authenticator's data and the digest of the browser's.</summary>
    public byte[] SignedBytes => [.. _data, .. SHA256.HashData(_client)];

    /// <summary>Takes an assertion of a statement.</summary>
    /// <param name="client">clientDataJSON as the browser made it.</param>
    /// <param name="data">authenticatorData as the authenticator made it.</param>
    /// <param name="statement">The statement's canonical bytes.</param>
    /// <exception cref="RefusedException">It is no assertion of this statement.</exception>
    public static Assertion Of(byte[] client, byte[] data, ReadOnlySpan<byte> statement)
    {
        if (ClientData.Read(client) is not { } said)
            throw Bad($"the browser's data is not a JSON object of at most {ClientData.MostBytes} bytes with type, challenge and origin, each once");
        if (said.Type != "webauthn.get")
            throw Bad($"it is of type \"{said.Type}\", not webauthn.get");
        if (said.Challenge != Base64Url.EncodeToString(SHA256.HashData(statement)))
            throw Bad("its challenge is not the SHA-256 of the statement");
        if (said.IsCrossOrigin)
            throw Bad("it was made inside another site's page");
        if (data.Length is < LeastData or > MostData)
            throw Bad($"the authenticator's data has {data.Length} bytes instead of {LeastData} to {MostData}");
        if ((data[FlagsAt] & (Present | Verified)) != (Present | Verified))
            throw Bad("the authenticator did not ask who is there: the person must be present and verified");
        return new(client, data, said.Origin);
    }

    /// <summary>Why the assertion was not made where the passkey signs; null if it was.</summary>
    public Refusal? JudgeOrigin(WebOrigin desk)
    {
        if (_origin != desk.ToString())
            return Bad($"it was made at \"{_origin}\", and the key signs at {desk}").Refusal;
        return _data.AsSpan(0, RelyingPartyBytes).SequenceEqual(SHA256.HashData(Encoding.ASCII.GetBytes(desk.RelyingParty)))
            ? null
            : Bad($"the authenticator made it for another site than {desk.RelyingParty}").Refusal;
    }

    internal static Assertion Read(CanonicalObject members, ReadOnlySpan<byte> statement)
    {
        // Base64 of so many bytes; the bounds of the bytes themselves are told above.
        var (client, data) = (members.Text("client", 2 * ClientData.MostBytes), members.Text("data", 2 * MostData));
        members.Done();
        return Of(Decode(client), Decode(data), statement);
    }

    internal CanonicalObject ToCanonical() => new CanonicalObject()
        .Set("client", Base64Url.EncodeToString(_client)).Set("data", Base64Url.EncodeToString(_data));

    private static byte[] Decode(string text) =>
        Base64Url.IsValid(text) && Base64Url.DecodeFromChars(text) is var bytes && Base64Url.EncodeToString(bytes) == text
            ? bytes
            : throw new RefusedException("malformed", "The assertion is not base64url without padding.");

    private static RefusedException Bad(string what) => new("bad-assertion", $"The assertion does not hold: {what}. Sign again at the desk.");
}
