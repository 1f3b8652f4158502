using System.Net;
using Microsoft.Extensions.Time.Testing;
using Sirekap.Server.Reports;

namespace Sirekap.Server.Tests.Reports;

public sealed class ReportLimitsTests
{
    private readonly FakeTimeProvider _clock = new(new(2024, 2, 14, 12, 45, 0, TimeSpan.Zero));
    private readonly ReportOptions _options = new() { PerAddress = 3, PerAddressWithoutWork = 1, WithoutWork = 4, LoggedPerStation = 2, Logged = 5 };

    [Fact]
    public void An_address_waits_for_the_next_hour_when_its_share_is_used()
    {
        var limits = Limits();
        var address = IPAddress.Parse("36.95.1.1");
        for (var sent = 0; sent < 3; sent++)
            Assert.Null(limits.Ask(address, ReportEffort.Work));
        Assert.Equal(TimeSpan.FromMinutes(15), limits.Ask(address, ReportEffort.Work));
        Assert.Null(limits.Ask(IPAddress.Parse("36.95.1.2"), ReportEffort.Work));
        _clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Null(limits.Ask(address, ReportEffort.Work));
    }

    [Fact]
    public void Without_work_an_address_has_less_and_all_together_have_an_end()
    {
        var limits = Limits();
        var first = IPAddress.Parse("36.95.1.1");
        Assert.Null(limits.Ask(first, ReportEffort.Waiting));
        Assert.NotNull(limits.Ask(first, ReportEffort.Waiting));
        Assert.Null(limits.Ask(first, ReportEffort.Work));
        for (var other = 2; other < 5; other++)
            Assert.Null(limits.Ask(new IPAddress([36, 95, 1, (byte)other]), ReportEffort.Waiting));
        Assert.NotNull(limits.Ask(IPAddress.Parse("36.95.1.9"), ReportEffort.Waiting));
        Assert.Null(limits.Ask(IPAddress.Parse("36.95.1.9"), ReportEffort.Work));
    }

    [Theory]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    [InlineData("::ffff:36.95.1.1", "36.95.1.1", true)]
    [InlineData("::ffff:36.95.1.1", "::ffff:36.95.1.2", false)]
    public void A_network_of_ipv6_is_one_address(string one, string other, bool areOne)
    {
        var limits = Limits();
        Assert.Null(limits.Ask(IPAddress.Parse(one), ReportEffort.Waiting));
        Assert.Equal(areOne, limits.Ask(IPAddress.Parse(other), ReportEffort.Waiting) is not null);
    }

    [Fact]
    public void The_log_takes_so_many_about_one_station_and_so_many_at_all()
    {
        var limits = Limits();
        Assert.Equal([true, true, false], new[] { "a", "a", "a" }.Select(limits.TryLog));
        Assert.Equal([true, true, true, false], new[] { "b", "b", "c", "d" }.Select(limits.TryLog));
        _clock.Advance(TimeSpan.FromMinutes(15));
        Assert.True(limits.TryLog("a"), "A new hour.");
    }

    private ReportLimits Limits() => new(_options, _clock);
}
