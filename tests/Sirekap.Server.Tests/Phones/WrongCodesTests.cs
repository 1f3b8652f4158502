using System.Net;
using Microsoft.Extensions.Time.Testing;
using Sirekap.Server.Phones;

namespace Sirekap.Server.Tests.Phones;

/// <summary>Who tries wrong codes is told to wait.</summary>
public class WrongCodesTests
{
    private readonly FakeTimeProvider _clock = new(new(2024, 2, 10, 12, 4, 0, TimeSpan.Zero));

    [Fact]
    public void Ten_wrong_codes_are_forgiven_and_the_next_waits_until_the_ten_minutes_are_over()
    {
        var wrong = new WrongCodes(_clock);
        var address = IPAddress.Parse("36.95.1.1");
        UseUp(wrong, address);
        Assert.Equal(TimeSpan.FromMinutes(6), wrong.Note(address));
        Assert.Null(wrong.Note(IPAddress.Parse("36.95.1.2")));
        _clock.Advance(TimeSpan.FromMinutes(6) - TimeSpan.FromSeconds(1));
        Assert.Equal(TimeSpan.FromSeconds(1), wrong.Note(address));
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(wrong.Note(address));
    }

    [Theory]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    [InlineData("::ffff:36.95.1.1", "36.95.1.1", true)]
    public void A_network_of_ipv6_is_one_address(string one, string other, bool areOne)
    {
        var wrong = new WrongCodes(_clock);
        UseUp(wrong, IPAddress.Parse(one));
        Assert.Equal(areOne, wrong.Note(IPAddress.Parse(other)) is not null);
    }

    [Fact]
    public void More_addresses_than_are_counted_hold_nobody_else_up_and_free_nobody()
    {
        var wrong = new WrongCodes(_clock);
        var first = IPAddress.Parse("36.95.1.1");
        UseUp(wrong, first);
        for (var other = 1; other < WrongCodes.MostAddresses; other++)
            Assert.Null(wrong.Note(new IPAddress([10, 0, (byte)(other / 256), (byte)(other % 256)])));
        var late = IPAddress.Parse("36.95.1.2");
        for (var tries = 0; tries <= WrongCodes.Most; tries++)
            Assert.Null(wrong.Note(late));
        Assert.NotNull(wrong.Note(first));
    }

    private static void UseUp(WrongCodes wrong, IPAddress address)
    {
        for (var tries = 0; tries < WrongCodes.Most; tries++)
            Assert.Null(wrong.Note(address));
    }
}
