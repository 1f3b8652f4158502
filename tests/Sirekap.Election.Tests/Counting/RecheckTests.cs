using System.Collections.Immutable;
using CsCheck;
using Sirekap.Election.Counting;
using Sirekap.Election.Sampling;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Testing;

namespace Sirekap.Election.Tests.Counting;

/// <summary>The sample is drawn by the log, read again by others, and changes no sum.</summary>
public sealed class RecheckTests : IDisposable
{
    private const string Air = "1101012001001", AirToo = "1101012001002", Desa = SmallElection.Desa;

    /// <summary>Every counted form is in the sample, as soon as another is read.</summary>
    private static readonly ElectionDefinition AllDrawn = SmallElection.Definition with { Sample = new(1_000) };

    private readonly Story _story = new(AllDrawn);

    [Fact]
    public void A_counted_form_is_drawn_by_the_next_reading_of_another()
    {
        Count(Air);
        Assert.False(_story.Dossier(Air, Desa).IsSampled);
        Count(AirToo);
        Assert.True(_story.Dossier(Air, Desa).IsSampled);
        Assert.False(_story.Dossier(AirToo, Desa).IsSampled);
        Assert.Equal(1, Contest.SampledIn(AllDrawn.Regions.FindRegion("11")!.Value));
    }

    [Fact]
    public void The_draw_follows_from_signature_and_form_alone_and_takes_about_as_many_as_wanted()
    {
        var signature = Enumerable.Range(0, 64).Select(place => (byte)place).ToArray();
        bool Drawn(long form, int wanted = 400) => SampleDraw.IsDrawn(signature, "desa", Air, form, wanted, of: 4_000);
        Assert.Equal(Drawn(7), Drawn(7));
        var drawn = Enumerable.Range(0, 20_000).Count(form => Drawn(form));
        Assert.InRange(drawn, 1_850, 2_150);
        Assert.All(Enumerable.Range(0, 100), form => Assert.True(Drawn(form, wanted: 4_000)));
        var other = signature.ToArray();
        other[63] ^= 1;
        Assert.NotEqual(drawn, Enumerable.Range(0, 20_000).Count(form => Drawn(form) && SampleDraw.IsDrawn(other, "desa", Air, form, 400, 4_000)));
    }

    [Fact]
    public void A_reading_that_differs_marks_the_form_until_somebody_else_decides()
    {
        CountBoth();
        Assert.Null(Recheck(_story.Holder(Role.Reviewer, "11"), Air, ("C.1", 99)));
        var dossier = _story.Dossier(Air, Desa);
        Assert.Equal(["C.1"], dossier.OpenDifferences);
        Assert.Equal((FormState.Agreed, true), (dossier.State, dossier.IsWaiting));
        Assert.Equal(["C.1"], BlindReading.FieldsToRead(dossier, AllDrawn.Catalogue));
        Assert.Equal((1, 1), Rate(Sheet.All.Forms));
        Assert.Equal((1, 8), Rate(Sheet.All.Fields));
        Assert.Equal("own-recheck", Decide(_story.Holder(Role.Reviewer, "11"))!.Code);
        // Somebody else finds that the counted figure was right: the mistake was that of the re-reading.
        Assert.Null(Decide(_story.Reviewer));
        Assert.Empty(dossier.OpenDifferences);
        Assert.Equal((0, 1), Rate(Sheet.All.Forms));
    }

    [Fact]
    public void A_correction_after_it_leaves_the_error_in_the_rate()
    {
        CountBoth();
        Assert.Null(Recheck(_story.Reviewer, Air, ("T", 12), ("J", 252), ("P", 252)));
        var corrected = _story.Holder(Role.Reviewer, "1101");
        Assert.Null(_story.Add(corrected, Decision(corrected) with { Outcome = Outcome.Correct, Reason = DecisionReason.Mistyped, Corrections = Story.Figures(("T", 12), ("J", 252), ("P", 252)) }));
        Assert.Equal((1, 1), Rate(Sheet.All.Forms));
        Assert.Equal((3, 8), Rate(Sheet.All.Fields));
    }

    [Theory]
    [InlineData(Outcome.Unreadable)]
    [InlineData(Outcome.Return)]
    public void A_decision_without_figures_after_it_finds_none_of_them_right(Outcome outcome)
    {
        CountBoth();
        Assert.Null(Recheck(_story.Reviewer, Air, ("C.1", 99)));
        var other = _story.Holder(Role.Reviewer, "1101");
        Assert.Null(_story.Add(other, Decision(other) with { Outcome = outcome, Reason = DecisionReason.Illegible }));
        Assert.Equal((1, 1), Rate(Sheet.All.Forms));
        Assert.Equal((1, 8), Rate(Sheet.All.Fields));
    }

    [Fact]
    public void Each_refusal_has_its_code()
    {
        CountBoth();
        Assert.Equal("not-in-sample", Recheck(_story.Reviewer, AirToo)!.Code);
        Assert.Equal("figures-incomplete", Send(_story.Reviewer, Statement(_story.Reviewer, Air) with { Figures = DesaFigures.Good.Remove("J") })!.Code);
        Assert.Equal("figures-incomplete", Send(_story.Reviewer, Statement(_story.Reviewer, Air) with { Illegible = ["J"] })!.Code);
        Assert.Equal("field-unknown", Send(_story.Reviewer, Statement(_story.Reviewer, Air) with { Illegible = ["Q"] })!.Code);
        Assert.Equal("key-role", Recheck(_story.Supervisor, Air)!.Code);
        var decider = _story.Holder(Role.Reviewer, "1101");
        Assert.Null(Decide(decider));
        Assert.Equal("own-decision", Recheck(decider, Air)!.Code);
        Assert.Null(Send(_story.Reviewer, Statement(_story.Reviewer, Air) with { Figures = DesaFigures.Good.Remove("J"), Illegible = ["J"] }));
        Assert.Equal((0, 7), Rate(Sheet.All.Fields));
        Assert.Equal("recheck-exists", Recheck(_story.Holder(Role.Reviewer, "11"), Air)!.Code);
    }

    [Fact]
    public void A_replaced_form_is_drawn_anew_and_its_earlier_reading_stays_in_the_rate()
    {
        CountBoth();
        Assert.Null(Recheck(_story.Reviewer, Air));
        _story.Submit(Air, Desa, DesaFigures.Good, replaces: _story.Dossier(Air, Desa).Form!.Index);
        Assert.False(_story.Dossier(Air, Desa).IsSampled);
        Assert.Equal("not-in-sample", Recheck(_story.Holder(Role.Reviewer, "11"), Air)!.Code);
        Assert.Equal((0, 1), Rate(Sheet.All.Forms));
    }

    /// <summary>Whatever is read again, states and totals of every region are those without it.</summary>
    [Fact]
    public void Rechecks_change_no_total_on_any_night() => Gen.Select(Gen.Int[0, 18], Gen.Int[0, 200], Gen.Bool).Array[1, 12].Sample(
        night =>
        {
            using var story = new Story(AllDrawn);
            foreach (var (station, votes, _) in night)
            {
                var code = AllDrawn.Regions.StationAt(station).Code;
                var figures = DesaFigures.Of(votes, 7, 8, 9);
                if (story.Count.Contest(Desa)!.DossierOf(AllDrawn.Regions.StationAt(station)) is not null)
                    continue;
                story.Submit(code, Desa, figures);
                story.ReadAll(code, Desa, field => figures[field].Value);
            }

            var before = (story.TotalsOf("0", Desa), States(story));
            foreach (var (station, votes, isRight) in night)
            {
                if (story.Count.Contest(Desa)!.DossierOf(AllDrawn.Regions.StationAt(station)) is { Form: { } form } dossier)
                    story.Recheck(story.Reviewer, dossier.Station.Code, Desa, isRight ? dossier.Figures!.ToFigures() : DesaFigures.Of(votes + 1, 7, 8, 9));
            }

            Assert.Equal(before.Item1, story.TotalsOf("0", Desa));
            Assert.Equal(before.Item2, States(story));
        },
        iter: 25);

    public void Dispose() => _story.Dispose();

    private ContestCount Contest => _story.Count.Contest(Desa)!;

    private AccuracySheet Sheet => AccuracySheet.Of(_story.Count, Contest);

    private static (long, long) Rate(ErrorRate rate) => (rate.Wrong, rate.Read);

    private static FormState[] States(Story story) =>
        [.. Enumerable.Range(0, AllDrawn.Regions.StationCount).Select(station => story.Count.Contest(Desa)!.StateOf(AllDrawn.Regions.StationAt(station)))];

    private void CountBoth()
    {
        Count(Air);
        Count(AirToo);
    }

    private void Count(string station)
    {
        _story.Submit(station, Desa, DesaFigures.Good);
        _story.ReadAll(station, Desa, DesaFigures.Right);
    }

    private Refusal? Recheck(TestKey reviewer, string station, params (string Field, int Votes)[] otherwise) =>
        _story.Recheck(reviewer, station, Desa, DesaFigures.Good.SetItems(Story.Figures(otherwise)));

    private RecheckStatement Statement(TestKey reviewer, string station) => _story.RecheckOf(reviewer, station, Desa, DesaFigures.Good);

    private Refusal? Send(TestKey reviewer, RecheckStatement statement) => _story.Add(reviewer, statement);

    private Refusal? Decide(TestKey reviewer) => _story.Add(reviewer, Decision(reviewer));

    private DecisionStatement Decision(TestKey reviewer) => new()
    {
        Election = AllDrawn.Id,
        At = _story.Now,
        Sequence = reviewer.NextSequence(),
        Station = Air,
        Contest = Desa,
        Form = _story.Dossier(Air, Desa).Form!.Index,
        Outcome = Outcome.Accept,
        Reason = DecisionReason.Misread,
    };
}
