using System.Collections.Immutable;
using CsCheck;
using Sirekap.Election.Acceptance;

namespace Sirekap.Election.Tests.Acceptance;

public class MisreadRiskTests
{
    static readonly AcceptancePolicy _policy = new(MostRisk: 10, RulesMiss: 1_000, OfficerRepeats: 100_000, EncodingRepeats: 1_000, Unsure: 990_000);

    [Fact]
    public void A_certain_reading_carries_no_risk()
    {
        var risk = Of(Doubts.Sure);
        Assert.Equal(0, risk.PartsPerMillion);
        Assert.Empty(risk.Columns);
    }

    /// <summary>0.2 doubt × 0.001 rules miss it × 0.1 the officer repeats it = 20 in a million.</summary>
    [Fact]
    public void A_doubt_that_every_sum_would_notice_counts_by_the_rates_of_the_policy()
    {
        var risk = Of(Doubts.Sure.With("C.1", 120, 800_000, (170, 200_000)));
        Assert.Equal(20, risk.PartsPerMillion, 6);
        Assert.Equal(["C.1"], Names(risk));
    }

    [Fact]
    public void Two_doubts_that_hide_each_other_weigh_far_more()
    {
        var risk = Of(Doubts.Sure.With("C.1", 120, 990_000, (170, 9_000)).With("C.2", 90, 990_000, (40, 9_000)));
        Assert.InRange(risk.PartsPerMillion, 8, 12);
        Assert.Equal(["C.1", "C.2"], Names(risk));
    }

    [Fact]
    public void Bubbles_that_agree_take_the_doubt_away()
    {
        var doubtful = Doubts.Sure.With("C.1", 120, 800_000, (170, 200_000));
        Assert.InRange(Of(doubtful.Confirmed("C.1")).PartsPerMillion, 0.01, Of(doubtful).PartsPerMillion / 500);
    }

    [Fact]
    public void A_surer_reading_never_has_the_greater_risk() => Gen.Select(Doubts.Any, Gen.Int[0, 7]).Sample((readings, column) =>
    {
        var surer = readings.SetItem(column, readings[column]! with { Confidence = Math.Min(AcceptancePolicy.One, readings[column]!.Confidence + 1_000) });
        Assert.True(Of(surer).PartsPerMillion <= Of(readings).PartsPerMillion + 1e-9);
    });

    static MisreadRisk Of(ImmutableArray<DoubtfulFigure?> readings) => MisreadRisk.Of(readings.AsSpan(), readings.Explain(), _policy);

    static IEnumerable<string> Names(MisreadRisk risk) => risk.Columns.Select(column => Doubts.Desa.Fields[column].Id);
}
