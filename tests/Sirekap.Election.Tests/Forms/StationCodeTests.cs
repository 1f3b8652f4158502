using System.Security.Cryptography;
using System.Text;
using CsCheck;
using Sirekap.Election.Forms;
using Sirekap.Election.Statements;

namespace Sirekap.Election.Tests.Forms;

public sealed class StationCodeTests : IDisposable
{
    readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public void Dispose() => _key.Dispose();

    [Fact]
    public void A_signed_code_says_its_station_and_page_and_its_signature_holds()
    {
        var code = Signed();
        var read = StationCode.Parse(code.Text);
        Assert.Equal(("pemilu-2024", "ppwp", "8271021022008", 2, 4), (read.Election, read.Contest, read.Station, read.Page, read.Pages));
        Assert.True(read.IsSignedBy(Verifier(_key)));
    }

    [Fact]
    public void Any_changed_character_breaks_the_code_or_its_signature()
    {
        var text = Signed().Text;
        for (var place = 0; place < text.Length; place++)
        {
            var changed = text[..place] + (text[place] == '7' ? '8' : '7') + text[(place + 1)..];
            Assert.False(StationCode.TryParse(changed)?.IsSignedBy(Verifier(_key)) ?? false);
        }
    }

    [Fact]
    public void Another_key_did_not_sign_it()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Assert.False(Signed().IsSignedBy(Verifier(other)));
    }

    [Fact]
    public void An_unsigned_code_is_signed_by_nobody()
    {
        var code = StationCode.Write("pemilu-2024", "ppwp", "8271021022008", 1, 4, null);
        Assert.Equal("SRKP1/PEMILU-2024/PPWP/8271021022008/1-4//", code.Text);
        Assert.False(code.IsSignedBy(Verifier(_key)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("https://example.org")]
    [InlineData("SRKP1/PEMILU-2024/PPWP/8271021022008/5-4//")]
    [InlineData("SRKP1/PEMILU-2024/PPWP/8271021022008/0-4//")]
    [InlineData("SRKP1/PEMILU-2024/PPWP/827102102200/1-4//")]
    [InlineData("SRKP1/PEMILU-2024/PPWP/8271021022008/1-4/0A1B2C3D/")]
    [InlineData("SRKP1/PEMILU-2024/PPWP/8271021022008/1-4//QED8W")]
    [InlineData("SRKP1/PEMILU-2024/PPWP/8271021022008/1-4//\n")]
    public void What_is_no_station_code_is_refused(string text) => Assert.Null(StationCode.TryParse(text));

    [Fact]
    public void An_election_with_capitals_is_refused_before_it_is_printed() =>
        Assert.Throws<FormatException>(() => StationCode.Write("Pemilu-2024", "ppwp", "8271021022008", 1, 4, null));

    // The examples of RFC 9285.
    [Theory]
    [InlineData("AB", "BB8")]
    [InlineData("Hello!!", "%69 VD92EX0")]
    [InlineData("base-45", "UJCLQE7W581")]
    public void Base45_is_the_published_one(string said, string encoded)
    {
        Assert.Equal(encoded, Base45.Encode(Encoding.ASCII.GetBytes(said)));
        Assert.True(Base45.TryDecode(encoded, out var decoded));
        Assert.Equal(said, Encoding.ASCII.GetString(decoded));
    }

    [Theory]
    [InlineData("GGX")]
    [InlineData("::")]
    [InlineData("A")]
    [InlineData("ab")]
    public void What_is_no_base45_is_refused(string text) => Assert.False(Base45.TryDecode(text, out _));

    [Fact]
    public void Any_bytes_come_back_from_base45() => Gen.Byte.Array[0, 70].Sample(bytes =>
        Base45.TryDecode(Base45.Encode(bytes), out var back) && back.AsSpan().SequenceEqual(bytes));

    StationCode Signed() => StationCode.Write("pemilu-2024", "ppwp", "8271021022008", 2, 4, new P256Signer(_key));

    static P256Verifier Verifier(ECDsa key) => P256Verifier.Parse(key.ExportSubjectPublicKeyInfo());
}
