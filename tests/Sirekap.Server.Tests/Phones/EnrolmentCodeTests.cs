using Sirekap.Election.Statements;
using Sirekap.Server.Phones;

namespace Sirekap.Server.Tests.Phones;

/// <summary>What a code on paper lets in, and what it does not.</summary>
public class EnrolmentCodeTests
{
    private const string Station = "8271021008001";
    private static readonly DateTimeOffset Now = new(2024, 2, 12, 9, 30, 0, TimeSpan.Zero);
    private static readonly byte[] Secret = [.. Enumerable.Range(1, 32).Select(number => (byte)number)];

    [Fact]
    public void A_code_is_twenty_symbols_and_read_however_people_write_it()
    {
        var code = EnrolmentCode.Issue(Station, Now.AddHours(24), Secret);
        Assert.Equal(20, code.Text.Length);
        Assert.Equal(5, code.Spelling.Split(' ').Length);
        var sloppy = code.Spelling.Replace(' ', '-').Replace('0', 'o').Replace('1', 'l').ToLowerInvariant();
        Assert.Equal(code, EnrolmentCode.Read(Station, sloppy, Secret, Now));
    }

    [Fact]
    public void Two_codes_of_one_hour_differ() =>
        Assert.NotEqual(1, Enumerable.Range(0, 8).Select(_ => EnrolmentCode.Issue(Station, Now, Secret).Text).Distinct().Count());

    [Fact]
    public void It_is_good_until_its_hour_is_full_and_not_a_second_longer()
    {
        var code = EnrolmentCode.Issue(Station, Now.AddHours(24), Secret);
        Assert.Equal("2024-02-13T10:00:00Z", code.Until.ToString());
        Assert.Equal(code, EnrolmentCode.Read(Station, code.Text, Secret, code.Until.Moment.AddSeconds(-1)));
        Refused("invitation-expired", Station, code.Text, Secret, code.Until.Moment);
    }

    [Theory]
    [InlineData(EnrolmentPurpose.Replace)]
    [InlineData(EnrolmentPurpose.Lost)]
    [InlineData(EnrolmentPurpose.Beside)]
    public void It_carries_what_becomes_of_earlier_phones(EnrolmentPurpose purpose) =>
        Assert.Equal(purpose, EnrolmentCode.Read(Station, EnrolmentCode.Issue(Station, Now.AddHours(24), Secret, purpose).Text, Secret, Now).Purpose);

    [Fact]
    public void It_is_of_one_station_and_one_server()
    {
        var code = EnrolmentCode.Issue(Station, Now.AddHours(24), Secret).Text;
        Refused("invitation-unknown", "8271021008002", code, Secret, Now);
        Refused("invitation-unknown", Station, code, new byte[32], Now);
    }

    [Fact]
    public void No_symbol_of_it_can_be_changed()
    {
        var code = EnrolmentCode.Issue(Station, Now.AddHours(24), Secret).Text;
        for (var at = 0; at < code.Length; at++)
            Refused("invitation-unknown", Station, code[..at] + (code[at] == 'A' ? 'B' : 'A') + code[(at + 1)..], Secret, Now);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0000 0000 0000 0000 0000")]
    [InlineData("0000 0000 0000 0000 000")]
    [InlineData("0000 0000 0000 0000 00000")]
    [InlineData("UUUU 0000 0000 0000 0000")]
    [InlineData("ÄÄÄÄ 0000 0000 0000 0000")]
    public void Anything_else_is_none(string text) => Refused("invitation-unknown", Station, text, Secret, Now);

    private static void Refused(string code, string station, string text, byte[] secret, DateTimeOffset now) =>
        Assert.Equal(code, Assert.Throws<RefusedException>(() => EnrolmentCode.Read(station, text, secret, now)).Refusal.Code);
}
