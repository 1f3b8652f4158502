using System.Security.Cryptography;
using System.Text.Json;

namespace Sirekap.EndToEnd.Tests.Receipts;

/// <summary>The page's own arithmetic against the specifications' vectors and .NET's.</summary>
[Collection(nameof(OfflinePages))]
public sealed class PlainCryptoTests(OfflinePages pages)
{
    private const string Hex = "const bytes = hex => Uint8Array.from(hex.match(/../g) ?? [], pair => parseInt(pair, 16));";

    // RFC 8032, section 7.1: public key, message, signature.
    public static TheoryData<string, string, string> Vectors => new()
    {
        { "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "", "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b" },
        { "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72", "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00" },
        { "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82", "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a" },
    };

    [Theory]
    [MemberData(nameof(Vectors))]
    public async Task Ed25519_is_that_of_the_rfc_and_takes_no_other_spelling(string key, string message, string signature)
    {
        var driver = await pages.OpenAsync();
        // s + L satisfies the same equation, and is refused (RFC 8032, section 5.1.7).
        var answers = await driver.Page.EvaluateAsync<bool[]>(
            $$"""
            ({ key, message, signature }) => {
              {{Hex}}
              const check = (k, s, m) => sirekap.plain.plainEd25519(bytes(k), bytes(s), bytes(m));
              const order = 2n ** 252n + 27742317777372353535851937790883648493n;
              const turned = hex => hex.match(/../g).reverse().join('');
              const larger = turned((BigInt('0x' + turned(signature.slice(64))) + order).toString(16).padStart(64, '0'));
              const flipped = (hex, at) => hex.slice(0, at) + (parseInt(hex[at], 16) ^ 1).toString(16) + hex.slice(at + 1);
              return [check(key, signature, message), check(key, signature.slice(0, 64) + larger, message),
                check(key, flipped(signature, 3), message), check(key, flipped(signature, 90), message), check(flipped(key, 9), signature, message),
                check(key, signature, message + '00'), check(key, signature.slice(2), message)];
            }
            """,
            new { key, message, signature });
        Assert.Equal([true, false, false, false, false, false, false], answers);
    }

    [Theory]
    [InlineData("eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f")] // y = p + 1: another spelling of 1
    [InlineData("edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f")] // y = p: another spelling of 0
    [InlineData("0100000000000000000000000000000000000000000000000000000000000080")] // x = 0 with a sign
    [InlineData("0200000000000000000000000000000000000000000000000000000000000000")] // on no point
    public async Task A_key_that_is_no_point_in_its_one_spelling_is_refused(string key)
    {
        var driver = await pages.OpenAsync();
        Assert.False(await driver.Page.EvaluateAsync<bool>(
            $$"""key => { {{Hex}} return sirekap.plain.isStrictEd25519(bytes(key), new Uint8Array(64).fill(1, 0, 1)); }""", key));
    }

    [Fact]
    public async Task Hashes_are_those_of_the_platform_at_every_length_near_a_block()
    {
        var driver = await pages.OpenAsync();
        var lengths = Enumerable.Range(0, 260).ToArray();
        var hashes = await driver.Page.EvaluateAsync<JsonElement>(
            """
            lengths => lengths.map(length => {
              const bytes = Uint8Array.from({ length }, (_, at) => at * 7 + length);
              return [sirekap.plain.sha256(bytes), sirekap.plain.sha512(bytes)].map(hash => Array.from(hash, byte => byte.toString(16).padStart(2, '0')).join(''));
            })
            """,
            lengths);
        foreach (var (length, pair) in lengths.Zip(hashes.EnumerateArray()))
        {
            byte[] bytes = [.. Enumerable.Range(0, length).Select(at => (byte)(((at * 7) + length) % 256))];
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), pair[0].GetString());
            Assert.Equal(Convert.ToHexStringLower(SHA512.HashData(bytes)), pair[1].GetString());
        }
    }

    [Fact]
    public async Task P256_says_what_the_platform_says()
    {
        var driver = await pages.OpenAsync();
        for (var round = 0; round < 8; round++)
        {
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            byte[] message = [(byte)round, 2, 3];
            var (signature, point) = (key.SignData(message, HashAlgorithmName.SHA256), key.ExportSubjectPublicKeyInfo()[27..]);
            Assert.True(await HoldsAsync(driver, point, signature, message));
            signature[round * 8] ^= 1;
            Assert.False(await HoldsAsync(driver, point, signature, message));
            signature[round * 8] ^= 1;
            point[0] ^= 1;
            Assert.False(await HoldsAsync(driver, point, signature, message));
        }
    }

    private static Task<bool> HoldsAsync(VerifyPageDriver driver, byte[] point, byte[] signature, byte[] message) => driver.Page.EvaluateAsync<bool>(
        $$"""given => { {{Hex}} return sirekap.plain.plainP256(...given.map(bytes)); }""",
        new[] { point, signature, message }.Select(Convert.ToHexStringLower).ToArray());
}
