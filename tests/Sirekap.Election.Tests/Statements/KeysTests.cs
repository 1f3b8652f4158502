using System.Security.Cryptography;
using Sirekap.Election.Statements;
using Sirekap.Testing;

namespace Sirekap.Election.Tests.Statements;

public sealed class KeysTests
{
    [Fact]
    public void A_P256_key_has_the_first_16_bytes_of_its_digest_as_id()
    {
        using var key = new TestKey();
        using var verifier = P256Verifier.Parse(key.PublicKey.AsSpan());
        Assert.Equal(key.Key, verifier.Id);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(key.PublicKey.AsSpan()))[..32], key.Key.ToString());
    }

    [Fact]
    public void A_key_of_another_curve_is_refused()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        Refuses(other.ExportSubjectPublicKeyInfo());
        using var rsa = RSA.Create(2048);
        Refuses(rsa.ExportSubjectPublicKeyInfo());
    }

    /// <summary>The same key compressed would have a second id, under which a revoked key could come back.</summary>
    [Fact]
    public void A_second_encoding_of_a_key_is_refused()
    {
        using var key = new TestKey();
        var point = key.PublicKey.AsSpan()[^64..];
        byte[] compressed =
        [
            0x30, 0x39, 0x30, 0x13, 0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01, 0x06, 0x08, 0x2a, 0x86, 0x48, 0xce,
            0x3d, 0x03, 0x01, 0x07, 0x03, 0x22, 0x00, (byte)(2 + (point[^1] & 1)), .. point[..32],
        ];
        Refuses(compressed);
        Refuses([.. key.PublicKey, 0]);
        Refuses([.. key.PublicKey.AsSpan()[..^1]]);
    }

    [Fact]
    public void A_point_off_the_curve_is_refused()
    {
        using var key = new TestKey();
        byte[] off = [.. key.PublicKey];
        off[^1] ^= 1;
        Refuses(off);
    }

    private static void Refuses(byte[] publicKey) =>
        Assert.Equal("malformed", Assert.Throws<RefusedException>(() => P256Verifier.Parse(publicKey)).Refusal.Code);
}
