using Sirekap.Residency.Evidence;
using Sirekap.Residency.Judging;
using Sirekap.Residency.Texts;

namespace Sirekap.Residency.Tests.Cases;

/// <summary>The cases of 2024, from recorded evidence; each piece names where it comes from.</summary>
public class ArticleCases
{
    [Fact]
    public void The_address_of_February_2024_is_contradicted_and_named()
    {
        var verdict = Assert.Single(Judged("alibaba-singapore"));
        Assert.Equal((Rule.DatabasesAbroad, Verdict.Contradicted), (verdict.Answering.Rule, verdict.Answering.Verdict));
        Assert.Equal([new CountryVotes("SG", 5), new CountryVotes("HK", 1)], verdict.Answering.Votes);
        Assert.Contains("AS134963 Alibaba Cloud (Singapore)", English(verdict), StringComparison.Ordinal);
        Assert.Contains("Singapore (5), Hong Kong (1)", English(verdict), StringComparison.Ordinal);
        Assert.Equal(Verdict.Unknowable, verdict.Roles[DataRole.Stored].Verdict);
    }

    [Fact]
    public void The_disputed_address_is_conflicting()
    {
        var verdict = Assert.Single(Judged("alibaba-disputed"));
        Assert.Equal(Rule.DatabasesDisagree, verdict.Answering.Rule);
        Assert.Contains("Singapura (3), Indonesia (2)", Indonesian(verdict), StringComparison.Ordinal);
    }

    [Fact]
    public void The_edges_of_the_election_site_say_nothing_of_its_origin()
    {
        Assert.All(Judged("pemilu2024-edges"), verdict =>
        {
            Assert.Equal(Rule.SharedEdge, verdict.Answering.Rule);
            Assert.All(verdict.Roles.Values, role => Assert.Equal(Verdict.Unknowable, role.Verdict));
            Assert.Contains("Alibaba Cloud CDN", English(verdict), StringComparison.Ordinal);
            Assert.Contains("Peladen asalnya tidak terlihat", Indonesian(verdict), StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Regions_in_Indonesia_are_at_home_by_the_providers_list_although_databases_disagree()
    {
        var verdicts = Judged("clouds-at-home");
        Assert.All(verdicts, verdict => Assert.Equal(Rule.RegionListHome, verdict.Answering.Rule));
        Assert.Equal(
            ["AWS ap-southeast-3", "Google Cloud asia-southeast2", "Azure indonesiacentral", "Oracle Cloud ap-batam-1"],
            verdicts.Select(verdict => Assert.Single(verdict.Answering.Names)));
        Assert.Contains("Address databases say Indonesia, Malaysia; the provider's list is trusted more.", English(verdicts[0]), StringComparison.Ordinal);
        Assert.All(verdicts, verdict => Assert.Equal(Verdict.Unknowable, verdict.Roles[DataRole.Processed].Verdict));
    }

    [Fact]
    public void An_Indonesian_provider_is_at_home_as_far_as_databases_can_prove_it()
    {
        var verdict = Assert.Single(Judged("indonesian-isp"));
        Assert.Equal(Rule.DatabasesHome, verdict.Answering.Rule);
        Assert.Contains("as far as address databases can prove it", English(verdict), StringComparison.Ordinal);
        Assert.EndsWith("Where its data is kept is not visible from outside.", English(verdict), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_recorded_fact_that_was_not_measured_says_where_it_comes_from() =>
        Assert.All(
            All().SelectMany(file => file.Subjects).SelectMany(subject => subject.Checks).Where(check => check is DatabaseCheck or OriginCheck),
            check => Assert.NotNull(check.Note));

    [Fact]
    public void Evidence_files_are_written_as_they_are_read() =>
        Assert.All(All(), file => Assert.Equal(EvidenceJson.Write(file), EvidenceJson.Write(EvidenceJson.Read(EvidenceJson.Write(file)))));

    private static string English(SubjectVerdict verdict) => Paragraph.Of(verdict, new("en"));

    private static string Indonesian(SubjectVerdict verdict) => Paragraph.Of(verdict, new("id"));

    private static List<SubjectVerdict> Judged(string name) => [.. ResidencyJudge.Judge(EvidenceJson.Read(File.ReadAllBytes(Path.Combine(Folder, name + ".json"))))];

    private static IEnumerable<EvidenceFile> All() => Files().Select(file => EvidenceJson.Read(File.ReadAllBytes(file)));

    private static IEnumerable<string> Files() => Directory.EnumerateFiles(Folder, "*.json").Order(StringComparer.Ordinal);

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Cases");
}
