using Microsoft.AspNetCore.Http;
using Sirekap.Residency.Collection.Dns;
using Sirekap.Residency.Collection.Tests.Fakes;
using Sirekap.Residency.Collection.Web;
using Sirekap.Residency.Evidence;
using Sirekap.Residency.Judging;
using Sirekap.Residency.Subjects;

namespace Sirekap.Residency.Collection.Tests;

/// <summary>A whole audit against fakes on loopback: what it collects, and where it never goes.</summary>
public class AuditorTests
{
    private const string Page = """
        <html><head><link rel="stylesheet" href="//gaya.contoh.net/a.css"><script src="https://lacak.contoh.com/t.js"></script></head>
        <body><img src="/sendiri.png"><a href="https://tautan.contoh.org/">tautan</a></body></html>
        """;

    private static readonly CancellationToken s_token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_site_in_a_region_at_home_is_proven_and_only_its_own_addresses_are_contacted()
    {
        await using var web = await FakeWeb.StartAsync(Answer);
        await using var dns = Names("108.136.0.1");
        var dialer = new LoopbackDialer(web.Port, "108.136.0.1");
        var evidence = await Of(dns, dialer).CollectAsync(SubjectParser.Parse("contoh.id"), s_token);
        var verdict = ResidencyJudge.Judge(evidence, "ID");
        Assert.Equal(Rule.RegionListHome, verdict.Answering.Rule);
        Assert.All(dialer.Tried, tried => Assert.Equal("108.136.0.1:443", tried.ToString()));
        Assert.NotEmpty(dialer.Tried);
        Assert.Equal(["gaya.contoh.net", "lacak.contoh.com"], One<ResponseCheck>(evidence).Answer!.Contacts);
        Assert.DoesNotContain(dns.Asked, name => name.Contains("gaya", StringComparison.Ordinal) || name.Contains("lacak", StringComparison.Ordinal));
        Assert.Contains(new("server", "nginx"), One<ResponseCheck>(evidence).Answer!.Headers);
        Assert.DoesNotContain(One<ResponseCheck>(evidence).Answer!.Headers, header => header.Name == "set-cookie");
        var certificate = One<CertificateCheck>(evidence).Answer!;
        Assert.Equal(("CN=contoh.id", false), (certificate.Issuer, certificate.IsTrusted));
        Assert.Equal((16509L, "AMAZON-02, US"), (One<OriginCheck>(evidence).Answer!.Number!.Value, One<OriginCheck>(evidence).Answer!.Name));
        Assert.Equal(["surat.contoh.id"], One<MailCheck>(evidence).Answer!.Hosts);
    }

    [Fact]
    public async Task A_content_network_gives_itself_away_by_its_headers()
    {
        await using var web = await FakeWeb.StartAsync(context =>
        {
            context.Response.Headers["EagleId"] = "a3b5c7";
            return Answer(context);
        });
        await using var dns = Names("108.136.0.1");
        var evidence = await Of(dns, new LoopbackDialer(web.Port, "108.136.0.1")).CollectAsync(SubjectParser.Parse("contoh.id"), s_token);
        var ruling = ResidencyJudge.Judge(evidence, "ID").Answering;
        Assert.Equal((Rule.SharedEdge, "Alibaba Cloud CDN"), (ruling.Rule, Assert.Single(ruling.Names)));
    }

    [Fact]
    public async Task A_redirect_is_noted_and_not_followed()
    {
        await using var web = await FakeWeb.StartAsync(context =>
        {
            context.Response.Redirect("https://lain.contoh.com/");
            return Task.CompletedTask;
        });
        await using var dns = Names("108.136.0.1");
        var dialer = new LoopbackDialer(web.Port, "108.136.0.1");
        var evidence = await Of(dns, dialer).CollectAsync(SubjectParser.Parse("contoh.id"), s_token);
        Assert.Equal(["lain.contoh.com"], One<ResponseCheck>(evidence).Answer!.Contacts);
        Assert.Single(dialer.Tried);
        Assert.DoesNotContain("lain.contoh.com", dns.Asked);
    }

    [Theory]
    [InlineData("10.0.0.7")]
    [InlineData("127.0.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("fd00::7")]
    public async Task A_name_that_leads_to_a_private_address_is_not_contacted(string address)
    {
        await using var dns = new FakeDns().Has("contoh.id", address);
        var evidence = await Of(dns, new ForbiddenDialer()).CollectAsync(SubjectParser.Parse("contoh.id"), s_token);
        Assert.Equal(Verdict.Unknowable, ResidencyJudge.Judge(evidence, "ID").Answering.Verdict);
        Assert.Equal(Rule.PrivateAddress, ResidencyJudge.Judge(evidence, "ID").Addresses[address].Rule);
    }

    [Fact]
    public async Task An_address_alone_is_looked_up_and_not_contacted()
    {
        await using var dns = Names("170.33.97.36");
        var evidence = await Of(dns, new ForbiddenDialer()).CollectAsync(SubjectParser.Parse("170.33.97.36"), s_token);
        Assert.Equal("ID", One<DatabaseCheck>(evidence).Answer!.Country);
        Assert.Equal(Rule.FewDatabases, ResidencyJudge.Judge(evidence, "ID").Answering.Rule);
    }

    [Fact]
    public async Task Offline_nothing_is_asked_and_nothing_contacted()
    {
        var auditor = new Auditor(new(Shipped.Book(), [], null, new FixedClock()) { Vantage = Vantage.Parse("Jakarta,-6.2,106.8") });
        var named = await auditor.CollectAsync(SubjectParser.Parse("contoh.id"), s_token);
        Assert.Equal("offline", One<ResolutionCheck>(named).Trouble!.Code);
        Assert.Equal(Rule.AnswerMissing, ResidencyJudge.Judge(named, "ID").Answering.Rule);
        var address = await auditor.CollectAsync(SubjectParser.Parse("108.136.0.1"), s_token);
        Assert.Equal(Rule.RegionListHome, ResidencyJudge.Judge(address, "ID").Answering.Rule);
    }

    [Fact]
    public async Task Resolvers_that_disagree_make_the_evidence_conflict()
    {
        await using var web = await FakeWeb.StartAsync(Answer);
        await using var dns = Names("108.136.0.1");
        await using var lying = new FakeDns();
        lying.Has("lain.id", "36.95.1.1");
        var auditor = new Auditor(new(Shipped.Book(), [Resolver(dns), Resolver(lying)], new LoopbackDialer(web.Port, "108.136.0.1"), new FixedClock()));
        var verdict = ResidencyJudge.Judge(await auditor.CollectAsync(SubjectParser.Parse("contoh.id"), s_token), "ID");
        Assert.Equal(Rule.ResolversDisagree, verdict.Answering.Rule);
    }

    [Fact]
    public async Task A_round_trip_bounds_the_distance()
    {
        await using var web = await FakeWeb.StartAsync(Answer);
        await using var dns = Names("108.136.0.1");
        var auditor = new Auditor(new(Shipped.Book(), [Resolver(dns)], new LoopbackDialer(web.Port, "108.136.0.1"), new FixedClock()) { Vantage = Vantage.Parse("Jakarta,-6.2,106.8") });
        var trip = One<RoundTripCheck>(await auditor.CollectAsync(SubjectParser.Parse("https://contoh.id/"), s_token)).Answer!;
        Assert.Equal((3.0, true, false), (trip.Milliseconds, Distance.Excludes(trip, "SG"), Distance.Excludes(trip, "ID")));
    }

    [Theory]
    [InlineData("Jakarta")]
    [InlineData("Jakarta,-6.2")]
    [InlineData("Jakarta,-96.2,106.8")]
    [InlineData(",1,2")]
    public void A_place_without_coordinates_is_refused(string text) => Assert.Contains(text, Assert.Throws<FormatException>(() => Vantage.Parse(text)).Message, StringComparison.Ordinal);

    private static Task Answer(HttpContext context)
    {
        context.Response.Headers.Server = "nginx";
        context.Response.Headers.SetCookie = "rahasia=1";
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(Page, context.RequestAborted);
    }

    private static FakeDns Names(string address) => new FakeDns()
        .Has("contoh.id", address).Mail("contoh.id", "surat.contoh.id", 10)
        .Says($"{string.Join('.', address.Split('.').Reverse())}.origin.asn.cymru.com", $"16509 | {address}/16 | US | arin | 2018-08-09")
        .Says("as16509.asn.cymru.com", "16509 | US | arin | 2000-05-04 | AMAZON-02, US");

    private static Resolver Resolver(FakeDns dns) => new(dns.Address, TimeSpan.FromSeconds(5));

    private static Auditor Of(FakeDns dns, IDialer dialer) => new(new(Shipped.Book(), [Resolver(dns)], dialer, new FixedClock()));

    private static TCheck One<TCheck>(SubjectEvidence evidence)
        where TCheck : Check => evidence.Checks.OfType<TCheck>().Single();
}
