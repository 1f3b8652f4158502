using System.Collections.Immutable;
using CsCheck;
using Sirekap.Election.Acceptance;
using Sirekap.Election.Rules;

namespace Sirekap.Election.Tests.Acceptance;

public class SoftDecisionTests
{
    [Fact]
    public void A_sure_reading_can_be_read_in_no_other_way() => Assert.Empty(Doubts.Sure.Explain());

    [Fact]
    public void The_doubtful_digit_that_would_mend_a_sum_is_pointed_at()
    {
        var explanation = Assert.Single(Doubts.Sure.With("C.2", 50, 800_000, (90, 150_000), (60, 50_000)).With("T", 10, 900_000, (16, 90_000)).Explain());
        Assert.Equal(["C.2"], Names(explanation));
        Assert.Equal(0.1875, explanation.Odds, 6);
    }

    [Fact]
    public void Two_figures_that_would_hide_each_other_are_found_though_all_sums_hold()
    {
        var explanation = Assert.Single(Doubts.Sure.With("C.1", 120, 900_000, (170, 100_000)).With("C.2", 90, 900_000, (40, 50_000)).Explain());
        Assert.Equal(["C.1", "C.2"], Names(explanation));
    }

    [Fact]
    public void A_slip_on_paper_that_was_read_surely_is_explained_by_nothing() =>
        Assert.Empty(Doubts.Sure.With("S", 250, 999_900).Explain());

    [Fact]
    public void An_explanation_is_found_exactly_where_trying_all_alternatives_finds_one() => Doubts.Any.Sample(
        readings => Assert.Equal(Tried(readings).Any(), !readings.Explain().IsEmpty),
        iter: 300);

    [Fact]
    public void The_likeliest_explanation_comes_first_and_changes_three_figures_at_most() => Doubts.Any.Sample(readings =>
    {
        var explanations = readings.Explain();
        Assert.Equal(explanations.OrderByDescending(explanation => explanation.Odds).Select(explanation => explanation.Odds), explanations.Select(explanation => explanation.Odds));
        Assert.All(explanations, explanation => Assert.InRange(explanation.Columns.Length, 1, SoftDecision.MostChanges));
    });

    static IEnumerable<string> Names(Explanation explanation) => explanation.Columns.Select(column => Doubts.Desa.Fields[column].Id);

    /// <summary>Every way to read the form otherwise in one to three fields such that no hard rule is broken.</summary>
    static IEnumerable<Votes?[]> Tried(ImmutableArray<DoubtfulFigure?> readings)
    {
        IEnumerable<ImmutableArray<Votes?>> ways = [[]];
        foreach (var reading in readings)
            ways = ways.SelectMany(way => reading!.Alternatives.Select(other => other.Value).Prepend(reading.Value).Select(value => way.Add(value))).ToList();
        return ways.Select(way => way.ToArray()).Where(way =>
            way.Zip(readings).Count(pair => pair.First != pair.Second!.Value) is >= 1 and <= SoftDecision.MostChanges
            && !RuleBook.Check(Doubts.Desa, way).Any(finding => Doubts.IsHard(finding.Code)));
    }
}
