using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Passkeys;

namespace Sirekap.Testing;

/// <summary>An official's passkey in software: signs as browser and authenticator do together, at one desk.</summary>
public sealed class TestPasskey(string origin = TestPasskey.Desk) : IDisposable
{
    public const string Desk = "https://meja.example.id";

    private readonly TestKey _key = new();

    public WebOrigin Origin { get; } = WebOrigin.Parse(origin);

    public KeyId Key => _key.Key;

    public ImmutableArray<byte> PublicKey => _key.PublicKey;

    public long NextSequence() => _key.NextSequence();

    /// <summary>What a browser writes for a challenge, in its order.</summary>
    public byte[] Client(ReadOnlySpan<byte> statement, string type = "webauthn.get", string crossOrigin = "false") => Encoding.UTF8.GetBytes(
        $$"""{"type":"{{type}}","challenge":"{{Base64Url.EncodeToString(SHA256.HashData(statement))}}","origin":"{{Origin}}","crossOrigin":{{crossOrigin}}}""");

    /// <summary>What an authenticator writes: the relying party's digest, flags (present and verified), a counter that stays zero.</summary>
    public byte[] Data(byte flags = 5) => [.. SHA256.HashData(Encoding.ASCII.GetBytes(Origin.RelyingParty)), flags, 0, 0, 0, 0];

    /// <summary>The signature that covers both, r and s.</summary>
    public byte[] Sign(byte[] client, byte[] data) => _key.Sign([.. data, .. SHA256.HashData(client)]);

    public SignedEntry Sign(Statement statement)
    {
        var body = statement.ToCanonical().ToBytes();
        var (client, data) = (Client(body), Data());
        return SignedEntry.Assemble(body, Key, Assertion.Of(client, data, body), Sign(client, data));
    }

    public void Dispose() => _key.Dispose();
}
