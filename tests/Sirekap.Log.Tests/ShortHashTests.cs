using System.Runtime.InteropServices;
using System.Security.Cryptography;
using CsCheck;

namespace Sirekap.Log.Tests;

/// <summary>Hashes by OpenSSL's plain functions are the platform's.</summary>
public class ShortHashTests
{
    [Fact]
    public void Hashes_of_any_length_are_those_of_the_platform() => Gen.Select(Gen.Byte, Gen.Byte.Array[0, 5000]).Sample((prefix, bytes) =>
    {
        var hash = new byte[LogHash.Length];
        ShortHash.Of(prefix, bytes, hash);
        return hash.AsSpan().SequenceEqual(SHA256.HashData([prefix, .. bytes]));
    });

    [Fact]
    public void Every_length_around_the_blocks_and_the_limit_is_right()
    {
        var bytes = Enumerable.Range(0, 4200).Select(at => unchecked((byte)at)).ToArray();
        foreach (var length in Enumerable.Range(0, 200).Concat(Enumerable.Range(4090, 20)))
        {
            var hash = new byte[LogHash.Length];
            ShortHash.Of(1, bytes.AsSpan(0, length), hash);
            Assert.Equal(SHA256.HashData([1, .. bytes[..length]]), hash);
        }
    }

    [Fact]
    public void A_result_that_does_not_fit_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => ShortHash.Of(0, [1, 2, 3], new byte[31]));

    [Fact]
    public void Where_OpenSSL_3_is_there_it_is_called_directly()
    {
        Assert.SkipUnless(NativeLibrary.TryLoad("libcrypto.so.3", out _), "Needs OpenSSL 3, as Debian 12 has it.");
        Assert.True(ShortHash.IsDirect);
    }
}
