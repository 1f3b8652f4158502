using Sirekap.Residency.Collection.Dns;
using Sirekap.Residency.Collection.Tests.Fakes;
using Sirekap.Residency.Evidence;

namespace Sirekap.Residency.Collection.Tests.Dns;

public class ResolverTests
{
    private static readonly CancellationToken s_token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Aliases_are_followed_to_addresses_of_both_kinds()
    {
        await using var dns = new FakeDns().Alias("www.contoh.id", "tepi.contoh.net").Alias("tepi.contoh.net", "asal.contoh.id").Has("asal.contoh.id", "36.95.1.1").Has("asal.contoh.id", "2001:de8:11::1");
        var answer = (await Of(dns).ResolveAsync("www.contoh.id", FixedClock.Day, s_token)).Answer!;
        Assert.Equal(ResolutionOutcome.Addresses, answer.Outcome);
        Assert.Equal(["tepi.contoh.net", "asal.contoh.id"], answer.Aliases);
        Assert.Equal(["2001:de8:11::1", "36.95.1.1"], answer.Addresses);
    }

    [Fact]
    public async Task A_name_of_IPv6_only_resolves()
    {
        await using var dns = new FakeDns().Has("contoh.id", "2001:de8:11::1");
        Assert.Equal(["2001:de8:11::1"], (await Of(dns).ResolveAsync("contoh.id", FixedClock.Day, s_token)).Answer!.Addresses);
    }

    [Fact]
    public async Task Aliases_in_a_circle_end_as_a_loop()
    {
        await using var dns = new FakeDns().Alias("a.id", "b.id").Alias("b.id", "c.id").Alias("c.id", "a.id");
        Assert.Equal(ResolutionOutcome.Loop, (await Of(dns).ResolveAsync("a.id", FixedClock.Day, s_token)).Answer!.Outcome);
    }

    [Fact]
    public async Task A_name_that_is_not_there_and_one_without_addresses_are_told_apart()
    {
        await using var dns = new FakeDns().Mail("contoh.id", "surat.contoh.id", 10);
        Assert.Equal(ResolutionOutcome.NoSuchName, (await Of(dns).ResolveAsync("tidak-ada.id", FixedClock.Day, s_token)).Answer!.Outcome);
        Assert.Equal(ResolutionOutcome.None, (await Of(dns).ResolveAsync("contoh.id", FixedClock.Day, s_token)).Answer!.Outcome);
    }

    [Fact]
    public async Task A_silent_resolver_is_a_trouble_and_no_answer()
    {
        await using var dns = new FakeDns { IsSilent = true };
        var check = await new Resolver(dns.Address, TimeSpan.FromMilliseconds(100)).ResolveAsync("contoh.id", FixedClock.Day, s_token);
        Assert.Equal("timeout", check.Trouble!.Code);
        Assert.False(check.IsAnswered);
    }

    [Fact]
    public async Task Mail_exchangers_come_by_preference_and_pointers_by_name()
    {
        await using var dns = new FakeDns().Mail("contoh.id", "kedua.id", 20).Mail("contoh.id", "pertama.id", 10).Pointer("1.1.95.36.in-addr.arpa", "mesin.contoh.id");
        Assert.Equal(["pertama.id", "kedua.id"], (await Of(dns).MailAsync("contoh.id", FixedClock.Day, s_token)).Answer!.Hosts);
        Assert.Equal(["mesin.contoh.id"], (await Of(dns).ReverseAsync("36.95.1.1", FixedClock.Day, s_token)).Answer!.Names);
    }

    private static Resolver Of(FakeDns dns) => new(dns.Address, TimeSpan.FromSeconds(5));
}
