using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Sirekap.Election.Counting;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Election.Tests.Fixtures;
using Sirekap.Testing;

namespace Sirekap.Election.Tests.Counting;

/// <summary>Refusals of recapitulations, objections and claims.</summary>
public sealed partial class RefusalTests
{
    [Fact]
    public void A_recap_goes_from_open_to_closed_to_open_in_that_order()
    {
        Refused("recap-not-open", _story.CloseRecap(District, Desa));
        Assert.Null(_story.OpenRecap(District, Desa));
        Refused("recap-exists", _story.OpenRecap(District, Desa));
        Refused("recap-not-closed", _story.ReopenRecap(District, Desa, Regency));
        Refused("form-unsettled", _story.CloseRecap(District, Desa));
        Agree(Cemara);
        Agree(CemaraToo);
        Assert.Null(_story.CloseRecap(District, Desa));
        Assert.Equal(FormState.Final, State(Cemara));
        Refused("recap-not-open", _story.CloseRecap(District, Desa));
    }

    [Fact]
    public void A_recap_closes_with_the_computed_totals_only()
    {
        Agree(Cemara);
        Agree(CemaraToo);
        _story.OpenRecap(District, Desa);
        var totals = _story.TotalsOf(District, Desa);
        Refused("K.501", _story.CloseRecap(District, Desa, totals.SetItem("C.1", totals["C.1"] + 1)));
        Refused("K.501", _story.CloseRecap(District, Desa, totals.Remove("C.1")));
        Refused("K.501", _story.CloseRecap(District, Desa, totals.Add("Z", 0)));
        Assert.Null(_story.CloseRecap(District, Desa, totals));
    }

    [Fact]
    public void A_tier_closes_when_every_tier_below_has()
    {
        Assert.Null(_story.OpenRecap(Regency, Desa));
        Refused("recap-below-open", _story.CloseRecap(Regency, Desa));
    }

    [Fact]
    public void A_recap_is_signed_by_the_chair_of_its_tier_and_reopened_from_above()
    {
        Refused("key-region", _story.Recap(_story.Holder(Role.Chair, Regency), District, Desa, new OpenRecap(StorySteps.Present)));
        Refused("key-role", _story.Recap(_story.Reviewer, District, Desa, new OpenRecap(StorySteps.Present)));
        Refused("region-unknown", _story.Recap(_story.Holder(Role.Chair, District), "1101022001", Desa, new OpenRecap(StorySteps.Present)));
        Refused("contest-unknown", _story.Recap(_story.Holder(Role.Chair, District), District, "lain", new OpenRecap(StorySteps.Present)));
        Close();
        Refused("key-region", _story.ReopenRecap(District, Desa, District));
        Assert.Null(_story.ReopenRecap(District, Desa, Province));
        Assert.Equal(FormState.Agreed, State(Cemara));
        Assert.Single(_story.Count.Contest(Desa)!.RecapOf(SmallElection.Definition.Regions.FindRegion(District)!.Value)!.Voided);
    }

    [Fact]
    public void Under_a_closed_recap_nothing_changes()
    {
        Close();
        var officer = _story.Officer(Cemara);
        Refused("recap-closed", _story.Add(officer, Form(officer, Cemara, replaces: FormOf(Cemara))));
        Refused("recap-closed", _story.Decide(Cemara, Desa, Outcome.Unreadable, DecisionReason.Illegible));
        Assert.Equal(FormState.Final, State(Cemara));
    }

    [Fact]
    public void An_objection_marks_the_form_until_it_is_answered()
    {
        Agree(Air);
        Refused("key-role", _story.Object(_story.Reviewer, Air, Desa, "Keberatan."));
        Refused("objection-unknown", _story.Object(_story.Reviewer, Air, Desa, "Jawaban.", answers: 3));
        Assert.Null(_story.Object(_story.Supervisor, Air, Desa, "Keberatan."));
        var objection = _story.Count.Size - 1;
        Assert.True(_story.Dossier(Air, Desa).IsDisputed);
        Assert.Equal(FormState.Agreed, State(Air));
        Refused("key-role", _story.Object(_story.Supervisor, Air, Desa, "Jawaban.", objection));
        Assert.Null(_story.Object(_story.Reviewer, Air, Desa, "Jawaban.", objection));
        Assert.False(_story.Dossier(Air, Desa).IsDisputed);
        Refused("objection-unknown", _story.Object(_story.Reviewer, Air, Desa, "Jawaban.", objection));
    }

    [Fact]
    public void A_claim_names_fields_that_exist_and_comes_from_an_importer()
    {
        Refused("field-unknown", _story.Claim("kpu", Air, Desa, ("Z", 1)));
        Refused("station-unknown", _story.Claim("kpu", "1101012001999", Desa, ("D", 1)));
        Refused("contest-unknown", _story.Claim("kpu", Air, "lain", ("D", 1)));
        Assert.Null(_story.Claim("kpu", Air, Desa, ("D", 1)));
    }
}
