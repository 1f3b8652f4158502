using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using CsCheck;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Election.Statements.Passkeys;
using Sirekap.Election.Tests.Fixtures;
using Sirekap.Testing;

namespace Sirekap.Election.Tests.Statements;

public sealed class AssertionTests : IDisposable
{
    private readonly TestPasskey _passkey = new();

    private byte[] Body => Samples.All(_passkey.PublicKey)["decision"].ToCanonical().ToBytes();

    [Fact]
    public void An_entry_of_a_passkey_comes_back_from_its_bytes()
    {
        var statement = Samples.All(_passkey.PublicKey)["decision"];
        var entry = SignedEntry.Parse(_passkey.Sign(statement).Bytes);
        Assert.Equal(statement.ToCanonical().ToBytes(), entry.Statement.ToCanonical().ToBytes());
        Assert.NotNull(entry.Assertion);
        Assert.Null(entry.Assertion.JudgeOrigin(_passkey.Origin));
        using var verifier = P256Verifier.Parse(_passkey.PublicKey.AsSpan());
        Assert.True(verifier.Verifies(entry.SignedBytes.Span, entry.Signature));
    }

    [Fact]
    public void An_entry_of_a_device_says_nothing_of_assertions()
    {
        using var key = new TestKey();
        var entry = SignedEntry.Sign(Samples.All(key.PublicKey)["form"], key);
        Assert.Null(SignedEntry.Parse(entry.Bytes).Assertion);
        Assert.StartsWith("{\"key\":", Encoding.UTF8.GetString(entry.Bytes.Span), StringComparison.Ordinal);
    }

    /// <summary>Recorded once from Chromium 156's own WebAuthn with a virtual authenticator: Fixtures/passkeys.</summary>
    [Fact]
    public void What_Chromium_signed_holds()
    {
        var files = Fixture.Folder("tests/Sirekap.Election.Tests/Fixtures/passkeys");
        var publicKey = Convert.FromBase64String(File.ReadAllText(Path.Combine(files, "chromium.key.txt")).Trim());
        var entry = SignedEntry.Parse(File.ReadAllBytes(Path.Combine(files, "chromium.entry.json")));
        using var verifier = P256Verifier.Parse(publicKey);
        Assert.Equal(verifier.Id, entry.Key);
        Assert.True(verifier.Verifies(entry.SignedBytes.Span, entry.Signature));
        Assert.Null(entry.Assertion!.JudgeOrigin(WebOrigin.Parse("http://localhost:5987")));
        Assert.Equal("bad-assertion", entry.Assertion.JudgeOrigin(WebOrigin.Parse("http://localhost:5988"))!.Code);
        Assert.IsType<DecisionStatement>(entry.Statement);
    }

    [Fact]
    public void No_byte_of_an_entry_can_change_unnoticed()
    {
        using var verifier = P256Verifier.Parse(_passkey.PublicKey.AsSpan());
        var bytes = _passkey.Sign(Samples.All(_passkey.PublicKey)["decision"]).Bytes.ToArray();
        Gen.Select(Gen.Int[0, bytes.Length - 1], Gen.Byte[1, 255]).Sample((place, mask) =>
        {
            byte[] changed = [.. bytes];
            changed[place] ^= mask;
            try
            {
                var entry = SignedEntry.Parse(changed);
                lock (verifier)
                    return entry.Key != _passkey.Key || entry.Assertion is null || !verifier.Verifies(entry.SignedBytes.Span, entry.Signature);
            }
            catch (RefusedException)
            {
                return true;
            }
        });
    }

    [Fact]
    public void The_challenge_is_the_digest_of_the_statement() =>
        Refused("is not the SHA-256 of the statement", _passkey.Client("another"u8), _passkey.Data());

    [Theory]
    [InlineData("webauthn.create", "false", "not webauthn.get")]
    [InlineData("payment.get", "false", "not webauthn.get")]
    [InlineData("webauthn.get", "true", "inside another site's page")]
    [InlineData("webauthn.get", "\"false\"", "inside another site's page")]
    [InlineData("webauthn.get", "false,\"topOrigin\":\"https://jahat.example\"", "inside another site's page")]
    public void It_is_made_for_signing_in_a_page_of_the_desk_itself(string type, string crossOrigin, string expected) =>
        Refused(expected, _passkey.Client(Body, type, crossOrigin), _passkey.Data());

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    public void The_person_is_present_and_verified(byte flags) =>
        Refused("present and verified", _passkey.Client(Body), _passkey.Data(flags));

    [Theory]
    [InlineData(36)]
    [InlineData(257)]
    public void The_authenticator_s_data_has_bounds(int length)
    {
        var data = new byte[length];
        _passkey.Data().AsSpan(0, Math.Min(length, 37)).CopyTo(data);
        Refused($"has {length} bytes", _passkey.Client(Body), data);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("{\"type\":\"webauthn.get\",\"origin\":\"https://meja.example.id\",\"challenge\":7}")]
    [InlineData("{\"type\":\"webauthn.get\",\"type\":\"webauthn.get\",\"origin\":\"https://meja.example.id\",\"challenge\":\"CH\"}")]
    [InlineData("{\"type\":\"webauthn.get\",\"\\u0074ype\":\"x\",\"origin\":\"https://meja.example.id\",\"challenge\":\"CH\"}")]
    [InlineData("{\"type\":\"webauthn.get\",\"origin\":\"https://meja.example.id\",\"challenge\":\"CH\"}x")]
    [InlineData("{\"type\":\"webauthn.get\",\"origin\":\"https://meja.example.id\",\"challenge\":\"CH\",\"a\":[[[[[1]]]]]}")]
    [InlineData("{\"type\":\"webauthn.get\",\"origin\":\"https://meja.example.id\",\"challenge\":\"CH\"")]
    public void Other_JSON_than_one_object_with_each_name_once_is_refused(string json) => Refused(
        "each once",
        Encoding.UTF8.GetBytes(json.Replace("CH", Base64Url.EncodeToString(SHA256.HashData(Body)), StringComparison.Ordinal)),
        _passkey.Data());

    [Fact]
    public void A_name_that_a_later_browser_adds_is_no_fault()
    {
        var client = Encoding.UTF8.GetString(_passkey.Client(Body)).Replace("}", ",\"more\":{\"a\":[1,null,true]}}", StringComparison.Ordinal);
        Assert.Null(Assertion.Of(Encoding.UTF8.GetBytes(client), _passkey.Data(), Body).JudgeOrigin(_passkey.Origin));
    }

    [Fact]
    public void The_browser_s_data_has_a_bound()
    {
        var client = Encoding.UTF8.GetString(_passkey.Client(Body));
        var most = client.Replace("}", $",\"a\":\"{new string('a', 1024 - client.Length - 7)}\"}}", StringComparison.Ordinal);
        Assert.Equal(1024, most.Length);
        Assert.NotNull(Assertion.Of(Encoding.UTF8.GetBytes(most), _passkey.Data(), Body));
        Refused("at most 1024 bytes", Encoding.UTF8.GetBytes(most + " "), _passkey.Data());
    }

    [Fact]
    public void No_bytes_of_a_browser_do_anything_but_be_refused() => Gen.Byte.Array[0, 200].Sample(bytes =>
    {
        var refusal = Assert.Throws<RefusedException>(() => Assertion.Of(bytes, _passkey.Data(), Body)).Refusal;
        return refusal.Code == "bad-assertion";
    });

    [Fact]
    public void It_is_made_at_the_desk_where_the_key_signs()
    {
        using var elsewhere = new TestPasskey("https://meja.example.id:8443");
        var other = Assertion.Of(elsewhere.Client(Body), elsewhere.Data(), Body);
        Assert.Equal("bad-assertion", other.JudgeOrigin(_passkey.Origin)!.Code);
        using var lure = new TestPasskey("https://meja.example.id.jahat.example");
        var mixed = Assertion.Of(_passkey.Client(Body), lure.Data(), Body);
        Assert.Equal("bad-assertion", mixed.JudgeOrigin(_passkey.Origin)!.Code);
    }

    [Theory]
    [InlineData("https://meja.kpu.go.id", "meja.kpu.go.id")]
    [InlineData("https://meja.kpu.go.id:8443", "meja.kpu.go.id")]
    [InlineData("http://localhost:5080", "localhost")]
    public void The_host_of_an_origin_is_the_relying_party(string origin, string host) => Assert.Equal(host, WebOrigin.Parse(origin).RelyingParty);

    [Theory]
    [InlineData("http://meja.kpu.go.id")]
    [InlineData("https://Meja.kpu.go.id")]
    [InlineData("https://meja.kpu.go.id/")]
    [InlineData("https://meja.kpu.go.id:443")]
    [InlineData("https://meja.kpu.go.id:0")]
    [InlineData("https://meja.kpu.go.id\n")]
    [InlineData("https://a@b")]
    [InlineData("meja.kpu.go.id")]
    public void An_origin_has_one_spelling(string text) =>
        Assert.Equal("malformed", Assert.Throws<RefusedException>(() => WebOrigin.Parse(text)).Refusal.Code);

    public void Dispose() => _passkey.Dispose();

    private void Refused(string expected, byte[] client, byte[] data)
    {
        var refusal = Assert.Throws<RefusedException>(() => Assertion.Of(client, data, Body)).Refusal;
        Assert.Equal("bad-assertion", refusal.Code);
        Assert.Contains(expected, refusal.Sentence, StringComparison.Ordinal);
    }
}
