using System.Collections.Immutable;
using System.Text;
using Sirekap.Residency.Evidence;
using Sirekap.Residency.Judging;
using Sirekap.Residency.Texts;
using static Sirekap.Residency.Tests.Judging.Evidences;

namespace Sirekap.Residency.Tests.Judging;

/// <summary>What is wrong with evidence is said in a sentence, and the verdict says less.</summary>
public class BadEvidenceTests
{
    private const string Home = "36.95.1.1";
    private const string Abroad = "170.33.13.55";

    [Fact]
    public void A_name_that_does_not_resolve_is_unknowable() => AssertRule(Rule.NoAddress, Site(Resolved("r1", "contoh.id"), Resolved("r2", "contoh.id")));

    [Fact]
    public void Aliases_in_a_circle_are_unknowable() => AssertRule(
        Rule.AliasLoop, Site(new ResolutionCheck { Source = "r1", At = At, Name = "contoh.id", Answer = new(ResolutionOutcome.Loop, ["a.id", "contoh.id"], []) }));

    [Fact]
    public void A_name_of_IPv6_alone_is_judged_by_its_addresses_and_told_to_be_so()
    {
        const string Address = "2001:df0:1::1";
        var verdict = ResidencyJudge.Judge(
            Of("contoh.id", SubjectKind.Endpoint, Resolved("r1", "contoh.id", Address), Region(Address, "ID"), Edge(["contoh.id", Address])), "ID");
        Assert.Equal(Verdict.ProvenAtHome, verdict.Answering.Verdict);
        var remark = Assert.Single(verdict.Remarks, remark => remark.Key == "ipv6-only");
        Assert.Equal("contoh.id hanya mempunyai alamat IPv6.", Paragraph.Of(remark, new("id")));
    }

    [Fact]
    public void A_resolver_that_leads_elsewhere_makes_the_evidence_conflict()
    {
        var evidence = Site([
            Resolved("r1", "contoh.id", Home), Resolved("r2", "contoh.id", Abroad), .. Complete(Home, "ID", "ID"), .. Complete(Abroad, "SG", "SG"),
            Edge(["contoh.id", "response"]), Responded(Home)]);
        AssertRule(Rule.ResolversDisagree, evidence);
        Assert.Contains(Judged(evidence).Remarks, remark => remark.Key == "resolvers-differ");
    }

    [Fact]
    public void A_resolver_that_hides_the_name_makes_the_evidence_conflict() => AssertRule(
        Rule.ResolversDisagree, Site([Resolved("r1", "contoh.id", Home), Resolved("r2", "contoh.id"), .. Complete(Home, "ID", "ID"), Responded(Home)]));

    [Fact]
    public void A_resolver_that_is_silent_is_named_beside_the_verdict()
    {
        var silent = new ResolutionCheck { Source = "r2", At = At, Name = "contoh.id", Trouble = new("timeout", "No answer in 3 s.") };
        var evidence = Site([Resolved("r1", "contoh.id", Home), silent, .. Complete(Home, "ID", "ID"), Edge(["contoh.id", "response"]), Responded(Home)]);
        AssertRule(Rule.DatabasesHome, evidence);
        Assert.Equal(["r2"], Judged(evidence).Remarks.Single(remark => remark.Key == "silent").Values);
    }

    [Fact]
    public void One_address_abroad_contradicts_a_name_at_home() => AssertRule(
        Rule.OneAbroad,
        Site([Resolved("r1", "contoh.id", Home, Abroad), .. Complete(Home, "ID", "ID"), .. Complete(Abroad, "SG", "SG"), Edge(["contoh.id", "response"]), Responded(Home)]));

    [Theory]
    [InlineData("10.0.0.1")]
    [InlineData("127.0.0.1")]
    [InlineData("100.64.1.1")]
    [InlineData("192.0.2.1")]
    [InlineData("fd00::1")]
    [InlineData("2001:db8::1")]
    public void A_private_or_reserved_address_has_no_place(string address) =>
        AssertRule(Rule.PrivateAddress, Of(address, SubjectKind.Address, Complete(address, "ID", "ID")));

    [Theory]
    [InlineData("corrupt")]
    [InlineData("overlap")]
    public void A_database_that_cannot_be_used_makes_a_weaker_verdict_and_a_sentence(string trouble)
    {
        var broken = new DatabaseCheck { Source = "rusak.mmdb", At = At, Address = Home, Trouble = new(trouble, "Broken.") };
        var evidence = Of(Home, SubjectKind.Address, [.. Complete(Home, "ID", "ID"), broken]);
        AssertRule(Rule.AnswerMissing, evidence);
        Assert.Contains("rusak.mmdb", Paragraph.Of(Judged(evidence), new("en")), StringComparison.Ordinal);
    }

    [Fact]
    public void An_outdated_database_makes_a_weaker_verdict_and_is_named_with_its_date()
    {
        var evidence = Of(Home, SubjectKind.Address, [.. Complete(Home, "ID", "ID"), Database("tua.mmdb", Home, "ID", new DateOnly(2025, 11, 27))]);
        AssertRule(Rule.AnswerMissing, evidence);
        Assert.Equal(["tua.mmdb (2025-11-27)"], Judged(evidence).Remarks.Single(remark => remark.Key == "outdated").Values);
        AssertRule(Rule.DatabasesHome, Of(Home, SubjectKind.Address, [.. Complete(Home, "ID", "ID"), Database("tua.mmdb", Home, "ID", new DateOnly(2025, 11, 28))]));
    }

    [Fact]
    public void A_name_that_can_pass_for_another_is_unknowable_until_it_is_written_in_punycode()
    {
        var evidence = Site([Resolved("r1", "contoh.id", Home), .. Complete(Home, "ID", "ID"), Edge(["contoh.id", "response"]), Responded(Home)]);
        AssertRule(Rule.Lookalike, evidence with { Subject = evidence.Subject with { Shown = "соntоh.id", IsLookalike = true } });
        AssertRule(Rule.DatabasesHome, evidence);
    }

    [Fact]
    public void An_answer_too_soon_for_Singapore_conflicts_with_databases_that_say_so()
    {
        AssertRule(Rule.RoundTripExcludes, Of(Abroad, SubjectKind.Address, [.. Complete(Abroad, "SG", "SG"), Trip(Abroad, 1.5)]));
        AssertRule(Rule.DatabasesAbroad, Of(Abroad, SubjectKind.Address, [.. Complete(Abroad, "SG", "SG"), Trip(Abroad, 30)]));
    }

    [Fact]
    public void The_answer_of_a_site_without_its_headers_excludes_no_front() =>
        AssertRule(Rule.NoResponse, Site([Resolved("r1", "contoh.id", Home), .. Complete(Home, "ID", "ID"), Edge(["contoh.id"])]));

    [Fact]
    public void The_store_of_the_askers_own_is_judged_for_storing()
    {
        var verdict = Judged(Of("basis.contoh.id", SubjectKind.Endpoint, [Resolved("r1", "basis.contoh.id", Home), .. Complete(Home, "ID", "ID"), Edge(["basis.contoh.id"])]));
        Assert.Equal(Verdict.ProvenAtHome, verdict.Roles[DataRole.Stored].Verdict);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("not json")]
    [InlineData("""{"format":"sirekap-residency-evidence/2","home":"ID","subjects":[]}""")]
    [InlineData("""{"format":"sirekap-residency-evidence/1","home":"Indonesia","subjects":[]}""")]
    [InlineData("""{"format":"sirekap-residency-evidence/1","home":"ID","subjects":[{"subject":{"name":"1.1.1.1","kind":"Address"}}]}""")]
    [InlineData("""{"format":"sirekap-residency-evidence/1","home":"ID","subjects":[{"subject":{"name":"1.1.1.1","kind":"Address"},"checks":[{"kind":"region","source":"s","at":"2026-11-28T00:00:00Z","address":"1.1.1.1","answer":{}}]}]}""")]
    [InlineData("""{"format":"sirekap-residency-evidence/1","home":"ID","subjects":[{"subject":{"name":"1.1.1.1","kind":"Address"},"checks":[{"kind":"gossip","source":"s","at":"2026-11-28T00:00:00Z"}]}]}""")]
    [InlineData("""{"format":"sirekap-residency-evidence/1","home":"ID","subjects":[],"verdict":"proven"}""")]
    public void A_file_that_is_not_understood_is_refused_with_a_sentence(string json) =>
        Assert.NotEmpty(Assert.Throws<FormatException>(() => EvidenceJson.Read(Encoding.UTF8.GetBytes(json))).Message);

    private static SubjectEvidence Site(params ImmutableArray<Check> checks) => Of("contoh.id", SubjectKind.Site, checks);

    private static SubjectVerdict Judged(SubjectEvidence evidence) => ResidencyJudge.Judge(evidence, "ID");

    private static void AssertRule(Rule rule, SubjectEvidence evidence) => Assert.Equal(rule, Judged(evidence).Answering.Rule);
}
