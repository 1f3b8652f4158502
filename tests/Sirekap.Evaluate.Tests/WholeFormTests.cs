using System.Collections.Immutable;
using Sirekap.Election;
using Sirekap.Election.Contests;
using Sirekap.Election.Readings;
using Sirekap.Election.Rules;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Evaluate.Forms;
using Sirekap.Evaluate.Judging;
using Sirekap.Evaluate.Reports;
using Sirekap.Evaluate.Running;
using Sirekap.Evaluate.Scoring;
using Sirekap.Evaluate.Specimens;
using Sirekap.Evaluate.Truth;
using Sirekap.Reader.Pages;
using Sirekap.Server.Hosting;

namespace Sirekap.Evaluate.Tests;

/// <summary>What the count would make of whole forms, with readings made up here.</summary>
public class WholeFormTests
{
    static readonly CountingRules s_rules = ShippedParts.Counting();
    static readonly Contest s_contest = s_rules.Contests.Single(contest => contest.Code == "ppwp");

    /// <summary>The real form of <c>data/forms</c>, on which every sum holds.</summary>
    static readonly ImmutableDictionary<string, Votes> s_figures = TruthFile.Parse(File.ReadLines(ShippedData.Find("data/forms/truth.csv")))
        .Pages.Values.SelectMany(page => page.Fields).ToImmutableDictionary(field => field.Field, field => new Votes(field.Number!.Value));

    [Fact]
    public void A_form_read_as_written_counts_whoever_types()
    {
        var score = Score(Form());
        Assert.Equal((1, 1, 0), (score.Forms, score.Clean, score.Slips));
        Assert.All(score.Accepted, way => Assert.Equal((1, 1, s_contest.Fields.Length, 0, 0), (way.Forms, way.Clean, way.Fields, way.Wrong, way.SentBy.Length)));
    }

    [Fact]
    public void A_misreading_that_keeps_every_sum_is_silently_wrong_where_the_officer_repeats_it()
    {
        var score = Score(Exchanged());
        Assert.Equal((2, 1), (Way(score, Typist.Copying).Wrong, Way(score, Typist.Copying).WrongForms));
        Assert.Equal((2, 1), (Way(score, Typist.Nobody).Wrong, Way(score, Typist.Nobody).WrongForms));
        Assert.Equal([("IV.1", Written("IV.1")), ("IV.2", Written("IV.2"))], Way(score, Typist.Copying).WrongFigures.Select(wrong => (wrong.Field, wrong.Written)));
        Assert.True(Way(score, Typist.Copying).WrongBound is > 0.07 and < 1);
    }

    [Fact]
    public void The_same_misreading_is_caught_by_an_officer_who_types_what_is_written()
    {
        var careful = Way(Score(Exchanged()), Typist.Careful);
        Assert.Equal((0, 0), (careful.Forms, careful.Wrong));
        Assert.Equal([new(BuiltInRules.ReadingsDiffer, 1, 1)], careful.SentBy);
    }

    [Fact]
    public void The_same_misreading_is_vetoed_where_the_machine_had_its_doubts()
    {
        var score = Score(Exchanged() with { Machine = [.. Exchanged().Machine.Select(Doubted)] });
        Assert.All([Typist.Copying, Typist.Nobody], typist =>
        {
            Assert.Equal((0, 0), (Way(score, typist).Forms, Way(score, typist).Wrong));
            Assert.Equal([new(BuiltInRules.TooRisky, 1, 1)], Way(score, typist).SentBy);
        });

        static MachineFigure? Doubted(MachineFigure? figure) => figure is { Reading: { Field: "IV.1" or "IV.2", Value: { } read } reading } sure
            ? sure with { Reading = FieldReading.Read(reading.Field, read, 800_000), Alternatives = [new(s_figures[reading.Field], 200_000)] }
            : figure;
    }

    [Fact]
    public void A_doubt_that_an_officer_settles_is_too_much_without_one()
    {
        var score = Score(With(Form(), "V.A", figure => figure with { Reading = FieldReading.Read("V.A", s_figures["V.A"], 850_000) }));
        Assert.Equal((1, 1, 0), (Way(score, Typist.Careful).Forms, Way(score, Typist.Copying).Forms, Way(score, Typist.Nobody).Forms));
        Assert.Equal([new(BuiltInRules.TooRisky, 1, 1)], Way(score, Typist.Nobody).SentBy);
    }

    [Fact]
    public void A_misreading_that_breaks_a_sum_goes_to_a_person_by_that_rule()
    {
        var way = Way(Score(Reading(Form(), "IV.1", 1)), Typist.Copying);
        Assert.Equal((0, 0), (way.Forms, way.Wrong));
        Assert.Equal([new("K.203", 1, 1)], way.SentBy);
    }

    [Fact]
    public void A_slip_on_paper_is_read_as_written_and_goes_to_a_person()
    {
        var score = Score(Writing(Form(), "V.A", 1));
        Assert.Equal((0, 1, 1), (score.Clean, score.Slips, score.SlipsReadAsWritten));
        Assert.All(score.Accepted, way => Assert.Equal((0, 0), (way.Forms, way.SlipsAsWritten)));
    }

    [Fact]
    public void A_slip_on_paper_that_a_misreading_mends_is_silently_wrong()
    {
        var score = Score(Writing(Reading(Form(), "V.A", 1), "V.A", 1) with { Machine = Form().Machine });
        Assert.Equal((1, 0), (score.Slips, score.SlipsReadAsWritten));
        Assert.Equal((1, 1, 0), (Way(score, Typist.Copying).Forms, Way(score, Typist.Copying).Wrong, Way(score, Typist.Copying).SlipsAsWritten));
        Assert.Equal(0, Way(score, Typist.Careful).Forms);
    }

    [Fact]
    public void A_slip_that_no_rule_sees_counts_as_written()
    {
        var form = Form();
        var score = Score(form with { Truth = [.. form.Truth.Select(truth => truth with { Kind = truth.Field == "II.1" ? InventedStation.Misadded : "" })] });
        Assert.Equal(1, score.Slips);
        Assert.All(score.Accepted, way => Assert.Equal((1, 1), (way.Forms, way.SlipsAsWritten)));
    }

    [Fact]
    public void A_number_in_a_field_where_nothing_is_written_is_silently_wrong()
    {
        var column = s_contest.IndexOf("IV.1");
        var form = Form();
        var score = Score(form with { Truth = form.Truth.SetItem(column, new("IV.1", Sight.Blank, null)) });
        Assert.Equal(1, Way(score, Typist.Copying).Wrong);
        Assert.Equal([new(BuiltInRules.NoSecondReading, 1, 1)], Way(score, Typist.Careful).SentBy);
    }

    [Fact]
    public void A_doubtful_figure_that_counts_as_it_was_meant_is_told_apart()
    {
        var column = s_contest.IndexOf("IV.1");
        var form = Form();
        var score = Score(form with { Truth = form.Truth.SetItem(column, form.Truth[column] with { Sight = Sight.Doubtful }) });
        Assert.Equal(0, score.Clean);
        Assert.All(score.Accepted, way => Assert.Equal((1, 0, 1, 0), (way.Forms, way.Clean, way.Doubtful, way.Wrong)));
    }

    [Fact]
    public void A_refused_page_sends_the_form_to_a_person()
    {
        var pages = Pages();
        var form = WholeForm.Of("station", [pages[0] with { Refused = "cropped", Fields = [.. pages[0].Fields.Select(field => (field.Truth, (MachineFigure?)null))] }, .. pages[1..]], s_rules)!;
        Assert.Equal([new(BuiltInRules.PageUnreadable, 1, 1)], Way(Score(form), Typist.Careful).SentBy);
    }

    [Fact]
    public void A_page_that_was_taken_for_another_is_refused_as_at_intake()
    {
        var truth = new PageTruth("a.jpg", 1, [new("I.A.L", Sight.Clear, 3)]) { Form = "a" };
        var page = FormPage.Of(new(new("a.jpg", [], truth), new PageReading { Page = 2 }, default));
        Assert.Equal("wrong-page", page.Refused);
        Assert.Null(page.Fields[0].Machine);
    }

    [Fact]
    public void A_form_of_which_a_page_or_a_field_is_missing_or_twice_there_is_not_judged()
    {
        var pages = Pages();
        Assert.NotNull(WholeForm.Of("station", pages, s_rules));
        Assert.Null(WholeForm.Of("station", pages[1..], s_rules));
        Assert.Null(WholeForm.Of("station", [.. pages, pages[0]], s_rules));
        Assert.Null(WholeForm.Of("station", [pages[0] with { Fields = pages[0].Fields[1..] }, .. pages[1..]], s_rules));
    }

    /// <summary>A vote of one candidate read as another's: every sum still holds.</summary>
    static WholeForm Exchanged() => Reading(Reading(Form(), "IV.1", 1), "IV.2", -1);

    static string Written(string field) => $"{s_figures[field].Value}";

    static WholeForm Form() => WholeForm.Of("station", Pages(), s_rules)!;

    static List<FormPage> Pages() => [.. s_contest.Fields.GroupBy(field => field.Page).Select(page => new FormPage(
        $"page{page.Key}.jpg", null,
        [.. page.Select(field => (new FieldTruth(field.Id, Sight.Clear, s_figures[field.Id].Value), (MachineFigure?)Sure(field.Id, s_figures[field.Id])))]))];

    static MachineFigure Sure(string field, Votes value) => new(FieldReading.Read(field, value, FieldReading.Certain), default, null);

    static WholeForm Reading(WholeForm form, string field, int more) => With(form, field, figure => Sure(field, new(figure.Reading.Value!.Value.Value + more)));

    static WholeForm Writing(WholeForm form, string field, int more)
    {
        var column = s_contest.IndexOf(field);
        var wrong = s_figures[field].Value + more;
        return With(form, field, _ => Sure(field, new(wrong))) with { Truth = form.Truth.SetItem(column, new(field, Sight.Clear, wrong)) };
    }

    static WholeForm With(WholeForm form, string field, Func<MachineFigure, MachineFigure> change)
    {
        var column = s_contest.IndexOf(field);
        return form with { Machine = form.Machine.SetItem(column, change(form.Machine[column]!.Value)) };
    }

    static FormScore Score(WholeForm form) => FormScorer.Score([form], 0, s_rules);

    static AcceptanceScore Way(FormScore score, Typist typist) => score.Accepted.Single(way => way.Typist == typist);
}
