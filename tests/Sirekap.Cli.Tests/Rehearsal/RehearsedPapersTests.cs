using CsCheck;
using Sirekap.Cli.Rehearsal;
using Sirekap.Election;
using Sirekap.Election.Regions;
using Sirekap.Election.Rules;
using Sirekap.Server.Hosting;

namespace Sirekap.Cli.Tests.Rehearsal;

public class RehearsedPapersTests
{
    private static readonly ElectionDefinition Election = ElectionFolder.Load(ElectionFolder.Find());
    private static readonly OfficialResult[] Official = [.. OfficialResult.Read(File.ReadLines(ShippedData.Find("data/rehearsal/ppwp-2024.csv")), 3)];

    [Fact]
    public void The_official_results_are_those_of_the_decision()
    {
        Assert.Equal([40_971_906, 96_214_691, 27_040_878], Enumerable.Range(0, 3).Select(candidate => Official.Sum(result => result.Votes[candidate])));
        Assert.Equal(Election.Regions.Nation.Children.Select(province => province.Code), Official.Select(result => result.Province));
        Assert.Contains("balances", Official.Single(result => result.Province == "92").Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Papers_keep_every_hard_rule_whatever_the_votes() => Gen.Select(Gen.Long[0, 250].Array[3], Gen.Int).Sample((votes, seed) =>
    {
        var figures = RehearsedFigures.Around(Election.Contests[0], votes, new Random(seed));
        Assert.Equal(votes.Sum(), figures["V.A"]!.Value.Value);
        Assert.DoesNotContain(RuleBook.Check(figures), finding => Election.Catalogue[finding.Code].Severity == Severity.Hard);
        Assert.Contains(RuleBook.Check(RehearsedFigures.Misadded(figures)), finding => finding.Code == "K.203");
    });

    [Theory]
    [InlineData("65")]
    [InlineData("95")]
    [InlineData("99")]
    public void The_papers_of_a_province_add_up_to_its_official_result(string code)
    {
        var province = Election.Regions.FindRegion(code)!.Value;
        var papers = Plan(1).Stations(province).ToList();
        Assert.Equal(province.StationCount, papers.Count);
        Assert.Equal(Official.Single(result => result.Province == code).Votes, new[] { "IV.1", "IV.2", "IV.3" }.Select(field => papers.Sum(paper => (long)paper.Paper[field]!.Value.Value)));
        // What does not fit into three boxes could not be written.
        Assert.DoesNotContain(papers, paper => paper.Paper.Columns.ToArray().Any(figure => figure!.Value.Value > 999));
    }

    [Fact]
    public void The_same_seed_gives_the_same_papers_and_a_part_has_those_of_the_whole()
    {
        var (province, village) = (Election.Regions.FindRegion("82")!.Value, Election.Regions.FindRegion("8271021022")!.Value);
        Assert.Equal(Plan(7).Stations(province).Where(paper => village.Contains(paper.Station)), Plan(7).Stations(village));
        Assert.NotEqual(Plan(7).Stations(village), Plan(8).Stations(village));
    }

    [Theory]
    [InlineData("11,1,2,")]
    [InlineData("11,1,2,-3,")]
    [InlineData("11,1,2,3.5,")]
    public void A_line_of_another_shape_is_refused_with_its_text(string line) =>
        Assert.Contains(line, Assert.Throws<InvalidDataException>(() => OfficialResult.Read(["heading", line], 3)).Message, StringComparison.Ordinal);

    private static RehearsalPlan Plan(int seed) => new(Election.Contests[0], Official, new(20, 10, 10, 5, 5, 2), seed);
}
