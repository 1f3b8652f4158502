using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Sirekap.Election.Counting;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Election.Tests.Fixtures;
using Sirekap.Testing;

namespace Sirekap.Election.Tests.Counting;

/// <summary>Refusals of forms, readings and decisions.</summary>
public sealed partial class RefusalTests
{
    [Fact]
    public void An_officer_belongs_to_one_station_and_everyone_else_to_a_region()
    {
        using var key = new TestKey();
        Refused("key-region", _story.Enrol(key, Role.Officer, District));
        Refused("key-region", _story.Enrol(key, Role.Reviewer, Air));
        Assert.Null(_story.Enrol(key, Role.Officer, Air));
    }

    [Fact]
    public void A_form_is_sent_by_its_own_station_s_officer()
    {
        Refused("key-region", _story.Add(_story.Officer(AirToo), Form(_story.Officer(AirToo))));
        Refused("key-role", _story.Add(_story.Reader, Form(_story.Reader)));
        Refused("key-role", _story.Add(_story.Root, Form(_story.Root)));
    }

    [Fact]
    public void A_form_names_a_station_contest_page_and_fields_that_exist()
    {
        var officer = _story.Officer(Air);
        Refused("station-unknown", _story.Add(officer, Form(officer) with { Station = "1101012001999" }));
        Refused("contest-unknown", _story.Add(officer, Form(officer) with { Contest = "lain" }));
        Refused("field-unknown", _story.Add(officer, Form(officer) with { Figures = Story.Figures(("Z", 1)) }));
        var form = Form(officer);
        Refused("page-unknown", _story.Add(officer, form with { Pages = form.Pages.Add(3, Digest.Of("3"u8)) }));
        form = Form(officer);
        Refused("page-twice", _story.Add(officer, form with { Pages = form.Pages.SetItem(2, form.Pages[1]) }));
        Assert.Equal(FormState.Awaited, State(Air));
    }

    [Fact]
    public void No_form_is_older_than_voting_day()
    {
        var officer = _story.Officer(Air);
        Refused("contest-not-open", _story.Add(officer, Form(officer) with { At = StatementTime.Parse("2024-02-13T14:59:59Z") }));
        Assert.Null(_story.Add(officer, Form(officer) with { At = StatementTime.Parse("2024-02-13T15:00:00Z") }));
    }

    [Fact]
    public void A_form_replaces_the_one_in_force_by_naming_it()
    {
        var officer = _story.Officer(Air);
        Refused("nothing-to-replace", _story.Add(officer, Form(officer, replaces: 0)));
        Assert.Null(_story.Add(officer, Form(officer)));
        Refused("form-exists", _story.Add(officer, Form(officer)));
        var first = FormOf(Air);
        Assert.Null(_story.Add(officer, Form(officer, replaces: first)));
        Refused("form-exists", _story.Add(officer, Form(officer, replaces: first)));
    }

    [Fact]
    public void A_decided_form_is_not_replaced()
    {
        Agree(Air);
        Assert.Null(_story.Decide(Air, Desa, Outcome.Accept, DecisionReason.Misread));
        var officer = _story.Officer(Air);
        Refused("already-decided", _story.Add(officer, Form(officer, replaces: FormOf(Air))));
    }

    [Fact]
    public void A_reading_is_of_an_announced_photograph_of_the_form_in_force_and_once()
    {
        _story.Submit(Air, Desa, DesaFigures.Good);
        var form = _story.Dossier(Air, Desa).Form!;
        var other = form with { Pages = form.Pages.SetItem(1, Digest.Of("other"u8)) };
        Refused("photo-not-announced", _story.ReadPage(other, 1, DesaFigures.Right));
        Assert.Null(_story.ReadPage(form, 1, DesaFigures.Right));
        Refused("reading-exists", _story.ReadPage(form, 1, DesaFigures.Right));
        _story.Submit(Air, Desa, DesaFigures.Good, form.Index);
        Refused("form-superseded", _story.ReadPage(form, 2, DesaFigures.Right));
    }

    [Fact]
    public void A_reading_names_every_field_of_its_page_and_a_public_copy()
    {
        _story.Submit(Air, Desa, DesaFigures.Good);
        Refused("figures-incomplete", Reading(reading => reading with { Figures = reading.Figures[..^1] }));
        Refused("figures-incomplete", Reading(reading => reading with { Refused = "no-tag" }));
        Refused("evidence-missing", Reading(reading => reading with { PublicCopy = null }));
        Assert.Null(Reading(reading => reading with { Figures = [], PublicCopy = null, Refused = "no-tag" }));
    }

    [Fact]
    public void Nobody_decides_before_the_machine_has_read_everything()
    {
        _story.Submit(Air, Desa, DesaFigures.Good);
        Refused("not-read-yet", _story.Decide(Air, Desa, Outcome.Accept, DecisionReason.Misread));
        Refused("form-superseded", _story.Decide(AirToo, Desa, Outcome.Accept, DecisionReason.Misread));
    }

    [Fact]
    public void A_decision_needs_a_photograph_of_every_page()
    {
        var officer = _story.Officer(Air);
        var form = Form(officer);
        _story.Add(officer, form with { Pages = form.Pages.Remove(2) });
        _story.ReadAll(Air, Desa, DesaFigures.Right);
        Refused("evidence-missing", _story.Decide(Air, Desa, Outcome.Accept, DecisionReason.Misread));
        Assert.Null(_story.Decide(Air, Desa, Outcome.Unreadable, DecisionReason.Illegible));
    }

    [Fact]
    public void A_decision_leaves_no_field_without_number()
    {
        _story.Submit(Air, Desa, DesaFigures.Good.Remove("T"));
        _story.ReadAll(Air, Desa, DesaFigures.Right);
        Refused("figures-incomplete", _story.Decide(Air, Desa, Outcome.Accept, DecisionReason.Misread));
        Refused("field-unknown", _story.Decide(Air, Desa, Outcome.Correct, DecisionReason.Mistyped, ("Z", 10)));
        Assert.Null(_story.Decide(Air, Desa, Outcome.Correct, DecisionReason.Mistyped, ("T", 10)));
        Assert.Equal(FormState.Decided, State(Air));
    }

    [Fact]
    public void A_decision_breaks_a_hard_rule_only_by_saying_that_the_paper_does()
    {
        _story.Submit(Air, Desa, DesaFigures.Good.SetItem("C.1", new Votes(121)));
        _story.ReadAll(Air, Desa, field => field == "C.1" ? 121 : DesaFigures.Right(field));
        Assert.Equal(FormState.Review, State(Air));
        Refused("rules-broken", _story.Decide(Air, Desa, Outcome.Accept, DecisionReason.Misread));
        Assert.Null(_story.Decide(Air, Desa, Outcome.Accept, DecisionReason.WrongOnPaper));
        Assert.Equal(FormState.Decided, State(Air));
        Assert.Equal(121, Total("C.1"));
    }
}
