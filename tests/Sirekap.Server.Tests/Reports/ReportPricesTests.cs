using System.Net;
using Microsoft.Extensions.Time.Testing;
using Sirekap.Server.Reports;

namespace Sirekap.Server.Tests.Reports;

/// <summary>Work is never kept out, only dearer; of those who wait an hour takes a number.</summary>
public sealed class ReportPricesTests
{
    private static readonly IPAddress _first = IPAddress.Parse("36.95.1.1"), _other = IPAddress.Parse("36.95.1.9");

    private readonly FakeTimeProvider _clock = new(new(2024, 2, 14, 12, 45, 0, TimeSpan.Zero));
    private readonly ReportOptions _options = new() { WorkBits = 10, PerAddress = 3, PerAddressWithoutWork = 1, WithoutWork = 4, Together = 100 };

    [Fact]
    public void An_address_pays_a_bit_more_with_each_doubling_and_nobody_else_pays_for_it()
    {
        var prices = Prices();
        int[] asked = [.. Enumerable.Range(0, 13).Select(_ => Pay(prices, _first))];
        Assert.Equal([10, 10, 10, 11, 11, 11, 12, 12, 12, 12, 12, 12, 13], asked);
        Assert.Equal(10, prices.BitsFor(_other));
        Assert.Null(Ask(prices, _first, ReportEffort.Waiting));
        _clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal(10, prices.BitsFor(_first));
    }

    [Fact]
    public void Less_work_than_it_costs_is_refused_and_not_counted()
    {
        var prices = Prices();
        for (var sent = 0; sent < 3; sent++)
            Pay(prices, _first);
        var refused = Ask(prices, _first, new(10))!;
        Assert.Equal(("work-dearer", (TimeSpan?)null, false), (refused.Refusal.Code, refused.RetryAfter, refused.IsSpent));
        Assert.Equal(11, prices.BitsFor(_first));
        Assert.Null(Ask(prices, _first, new(11)));
    }

    [Fact]
    public void All_together_pay_more_when_very_many_report()
    {
        var prices = Prices();
        for (var sender = 0; sender < 100; sender++)
            Assert.Equal(10, Pay(prices, new IPAddress([36, 95, 2, (byte)sender])));
        Assert.Equal(11, prices.BitsFor(_other));
        Assert.Equal("work-dearer", Ask(prices, _other, new(10))!.Refusal.Code);
        Assert.Null(Ask(prices, _other, ReportEffort.Waiting));
    }

    [Fact]
    public void Without_work_an_address_has_a_number_and_all_together_have_one()
    {
        var prices = Prices();
        Assert.Null(Ask(prices, _first, ReportEffort.Waiting));
        var refused = Ask(prices, _first, ReportEffort.Waiting)!;
        Assert.Equal(("too-many-reports", TimeSpan.FromMinutes(15)), (refused.Refusal.Code, refused.RetryAfter));
        Assert.Null(Ask(prices, _first, new(10)));
        for (var other = 2; other < 5; other++)
            Assert.Null(Ask(prices, new IPAddress([36, 95, 1, (byte)other]), ReportEffort.Waiting));
        Assert.Equal("too-many-without-work", Ask(prices, _other, ReportEffort.Waiting)!.Refusal.Code);
        Assert.Null(Ask(prices, _other, new(10)));
    }

    [Theory]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    [InlineData("::ffff:36.95.1.1", "36.95.1.1", true)]
    [InlineData("::ffff:36.95.1.1", "::ffff:36.95.1.2", false)]
    public void A_network_of_ipv6_is_one_address(string one, string other, bool areOne)
    {
        var prices = Prices();
        Assert.Null(Ask(prices, IPAddress.Parse(one), ReportEffort.Waiting));
        Assert.Equal(areOne, Ask(prices, IPAddress.Parse(other), ReportEffort.Waiting) is not null);
    }

    [Fact]
    public void Of_many_that_were_judged_at_the_same_moment_no_more_come_in_than_may_wait_and_all_that_have_worked()
    {
        var prices = Prices();
        ReportEffort worked = new(10);
        for (var sent = 0; sent < 5; sent++)
        {
            Assert.Null(prices.Judge(_first, ReportEffort.Waiting));
            Assert.Null(prices.Judge(_first, worked));
        }

        Assert.Null(prices.Count(_first, ReportEffort.Waiting));
        Assert.Equal("too-many-reports", prices.Count(_first, ReportEffort.Waiting)!.Refusal.Code);
        for (var sent = 0; sent < 5; sent++)
            Assert.Null(prices.Count(_first, worked));
    }

    private static ReportOutcome.Refused? Ask(ReportPrices prices, IPAddress address, ReportEffort effort) => prices.Judge(address, effort) ?? prices.Count(address, effort);

    private static int Pay(ReportPrices prices, IPAddress address)
    {
        var bits = prices.BitsFor(address);
        Assert.Null(Ask(prices, address, new(bits)));
        return bits;
    }

    private ReportPrices Prices() => new(_options, _clock);
}
