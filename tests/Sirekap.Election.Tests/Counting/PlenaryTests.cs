using System.Collections.Immutable;
using Sirekap.Election.Counting;
using Sirekap.Election.Recaps;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Testing;

namespace Sirekap.Election.Tests.Counting;

/// <summary>A district's plenary: it corrects forms with four eyes, closes over its own document, and the tier above compares the paper.</summary>
public sealed class PlenaryTests : IDisposable
{
    private const string Station = "1101022001001", Neighbour = "1101022001002", Far = "1101012001001";
    private const string District = "110102", Regency = "1101", Desa = SmallElection.Desa;

    private static readonly ImmutableSortedDictionary<string, Votes> Nothing = Story.Figures();
    private static readonly ImmutableSortedDictionary<string, Votes> Before = Story.Figures(("C.1", 120), ("C.2", 90));
    private static readonly (string, int)[] Moved = [("C.1", 119), ("C.2", 91)];

    private readonly Story _story = new(SmallElection.Definition);

    public PlenaryTests()
    {
        foreach (var station in new[] { Station, Neighbour })
        {
            _story.Submit(station, Desa, DesaFigures.Good);
            _story.ReadAll(station, Desa, DesaFigures.Right);
        }
    }

    [Fact]
    public void A_correction_holds_when_chair_and_secretary_have_both_stated_it()
    {
        Assert.Equal("recap-not-open", _story.Correct(Role.Chair, Station, Desa, Before, Moved)!.Code);
        _story.OpenRecap(District, Desa);
        Assert.Null(_story.Correct(Role.Chair, Station, Desa, Before, Moved));
        var proposal = _story.Count.Size - 1;
        Assert.Equal((FormState.Agreed, 240), (Dossier.State, (int)Totals["C.1"]));
        Assert.Equal("second-signer", _story.Correct(Role.Chair, Station, Desa, Before, Moved)!.Code);

        // A second chair of the district is not the secretary.
        using var another = new TestKey();
        _story.Enrol(another, Role.Chair, District);
        Assert.Equal("second-signer", _story.Add(another, _story.Correction(Station, Desa, Before, Moved) with { Sequence = another.NextSequence() })!.Code);

        Assert.Null(_story.Correct(Role.Secretary, Station, Desa, Before, Moved));
        Assert.Equal((FormState.Decided, 239), (Dossier.State, (int)Totals["C.1"]));
        Assert.Equal((proposal, null), (Dossier.Decision!.Seconds, Dossier.Proposed));
        Assert.All(Dossier.Fields, field => Assert.Equal(ReadingSource.Plenary, field.Readings[^1].Source));
    }

    [Fact]
    public void What_the_second_signer_states_otherwise_is_a_proposal_of_its_own()
    {
        _story.OpenRecap(District, Desa);
        _story.Correct(Role.Secretary, Station, Desa, Before, Moved);
        Assert.Null(_story.Correct(Role.Chair, Station, Desa, Before, ("C.1", 118), ("C.2", 92)));
        Assert.Equal((FormState.Agreed, Role.Chair), (Dossier.State, Dossier.Proposed!.Role));
    }

    [Fact]
    public void A_correction_of_figures_that_have_moved_is_refused()
    {
        _story.OpenRecap(District, Desa);
        Assert.Equal("figures-moved", _story.Correct(Role.Chair, Station, Desa, Before.SetItem("C.1", new(121)), Moved)!.Code);
        _story.Correct(Role.Chair, Station, Desa, Before, Moved);
        Assert.Null(_story.Decide(Station, Desa, Outcome.Correct, DecisionReason.Mistyped, ("C.1", 121), ("C.2", 89)));
        Assert.Equal("figures-moved", _story.Correct(Role.Secretary, Station, Desa, Before, Moved)!.Code);
        // What the reviewer corrected can be set back: the officer's figures replace the reviewer's.
        var reviewed = Story.Figures(("C.1", 121), ("C.2", 89));
        Assert.Null(_story.Correct(Role.Chair, Station, Desa, reviewed));
        Assert.Null(_story.Correct(Role.Secretary, Station, Desa, reviewed));
        Assert.Equal(240, Totals["C.1"]);
    }

    [Fact]
    public void Over_a_decision_of_the_plenary_no_reviewer_decides()
    {
        _story.OpenRecap(District, Desa);
        Agree(Station, Before, Moved);
        Assert.Equal("already-decided", _story.Decide(Station, Desa, Outcome.Accept, DecisionReason.Misread)!.Code);
    }

    [Fact]
    public void The_plenary_decides_in_its_own_district_alone_and_reviewers_never_for_it()
    {
        _story.OpenRecap(District, Desa);
        _story.Submit(Far, Desa, DesaFigures.Good);
        _story.ReadAll(Far, Desa, DesaFigures.Right);
        var chair = _story.Holder(Role.Chair, District);
        Assert.Equal("key-region", _story.Add(chair, _story.Correction(Far, Desa, Nothing) with { Sequence = chair.NextSequence() })!.Code);
        Assert.Equal("key-role", _story.Add(_story.Reviewer, _story.Correction(Station, Desa, Nothing) with { Sequence = _story.Reviewer.NextSequence() })!.Code);
    }

    [Fact]
    public void A_sum_that_is_wrong_on_paper_stands_with_a_sentence_in_the_minutes()
    {
        _story.OpenRecap(District, Desa);
        var (was, change) = (Story.Figures(("C.1", 120)), ("C.1", 119));
        var chair = _story.Holder(Role.Chair, District);
        var bare = _story.Correction(Station, Desa, was, change) with { Sequence = chair.NextSequence(), Note = null };
        Assert.Equal("rules-broken", _story.Add(chair, bare)!.Code);
        Agree(Station, was, change);
        Assert.Equal(239, Totals["C.1"]);
    }

    [Fact]
    public void A_plenary_names_its_minutes_and_sends_nothing_back()
    {
        Assert.Equal("malformed", Malformed(decision => decision.Set("outcome", "return")));
        Assert.Equal("missing-field", Malformed(decision => decision.Set("outcome", "accept"), hasMinute: false));
    }

    [Fact]
    public void What_was_not_seconded_before_the_end_was_not_decided()
    {
        _story.OpenRecap(District, Desa);
        _story.Correct(Role.Chair, Station, Desa, Before, Moved);
        Assert.Null(_story.CloseRecap(District, Desa));
        Assert.Equal("recap-closed", _story.Correct(Role.Secretary, Station, Desa, Before, Moved)!.Code);
        _story.ReopenRecap(District, Desa, Regency);
        Assert.Null(_story.Correct(Role.Secretary, Station, Desa, Before, Moved));
        Assert.Equal(FormState.Agreed, Dossier.State);
    }

    [Fact]
    public void A_recap_closes_over_its_own_data_file_alone()
    {
        _story.OpenRecap(District, Desa);
        var document = _story.DocumentOf(District, Desa);
        // An objection that comes in between is on the paper that nobody has seen.
        _story.Object(_story.Supervisor, Station, Desa, "Keberatan.");
        var chair = _story.Holder(Role.Chair, District);
        Assert.Equal("document-differs", _story.Recap(chair, District, Desa, new CloseRecap(_story.TotalsOf(District, Desa), document))!.Code);
        Assert.Null(_story.CloseRecap(District, Desa));
    }

    [Fact]
    public void The_tier_directly_above_accepts_with_two_chunks_of_the_paper_and_only_once()
    {
        Assert.Equal("recap-not-closed", _story.AcceptRecap(District, Desa)!.Code);
        Close(District);
        var (first, second) = _story.Acceptance(District, Desa);
        var above = _story.Holder(Role.Chair, Regency);
        Assert.Equal("chunks-wrong", _story.Recap(above, District, Desa, new AcceptRecap(second, first))!.Code);
        Assert.Equal("chunks-wrong", _story.Recap(above, District, Desa, new AcceptRecap(first, Other(second)))!.Code);
        foreach (var seat in new[] { District, "11" })
            Assert.Equal("key-region", _story.Recap(_story.Holder(Role.Chair, seat), District, Desa, new AcceptRecap(first, second))!.Code);
        Assert.Null(_story.AcceptRecap(District, Desa));
        Assert.Equal("recap-accepted", _story.AcceptRecap(District, Desa)!.Code);

        // Reopening voids both, and the void end keeps what it was.
        _story.ReopenRecap(District, Desa, Regency);
        var recap = _story.Count.Contest(Desa)!.RecapOf(_story.Region(District))!;
        Assert.Equal((RecapState.Open, _story.Count.Size - 1), (RecapStates.StateOf(recap), recap.Voided[0].VoidedBy));
        Assert.NotNull(recap.Voided[0].Accepted);
    }

    [Fact]
    public void A_tier_closes_when_everything_below_is_closed_and_accepted()
    {
        foreach (var station in _story.Region("110101").Stations)
        {
            _story.Submit(station.Code, Desa, DesaFigures.Good);
            _story.ReadAll(station.Code, Desa, DesaFigures.Right);
        }

        Close(District);
        Close("110101");
        _story.OpenRecap(Regency, Desa);
        Assert.Null(_story.AcceptRecap(District, Desa));
        Assert.Equal("recap-below-unaccepted", _story.CloseRecap(Regency, Desa)!.Code);
        Assert.Null(_story.AcceptRecap("110101", Desa));
        Assert.Null(_story.CloseRecap(Regency, Desa));
        Assert.Equal("recap-closed", _story.ReopenRecap(District, Desa, "11")!.Code);
    }

    [Fact]
    public void The_chunks_asked_for_are_two_different_ones_and_follow_from_the_closing_entry()
    {
        var asked = Enumerable.Range(0, 500).Select(entry => AskedChunks.Of(BitConverter.GetBytes(entry))).ToArray();
        Assert.All(asked, one => Assert.InRange(one.First, 1, one.Second - 1));
        Assert.Equal(Enumerable.Range(1, 16), asked.SelectMany(one => new[] { one.First, one.Second }).Distinct().Order());
        Assert.Equal(("0001", "000f"), new AskedChunks(1, 16).In(Digest.Parse("0001" + new string('a', 56) + "000f")));
    }

    public void Dispose() => _story.Dispose();

    private Dossier Dossier => _story.Dossier(Station, Desa);

    private RegionTotals Totals => _story.Count.Contest(Desa)!.TotalsOf(_story.Region(District));

    private static string Other(string chunk) => chunk == "0000" ? "0001" : "0000";

    private void Agree(string station, ImmutableSortedDictionary<string, Votes> was, params (string, int)[] change)
    {
        Assert.Null(_story.Correct(Role.Secretary, station, Desa, was, change));
        Assert.Null(_story.Correct(Role.Chair, station, Desa, was, change));
    }

    private void Close(string district)
    {
        _story.OpenRecap(district, Desa);
        Assert.Null(_story.CloseRecap(district, Desa));
    }

    private string Malformed(Func<CanonicalObject, CanonicalObject> change, bool hasMinute = true)
    {
        var members = new CanonicalObject();
        foreach (var (name, value) in _story.Correction(Station, Desa, Nothing).ToCanonical().Where(member => member.Key != "outcome" && (hasMinute || member.Key != "minute")))
            members.Set(name, value);
        return Assert.Throws<RefusedException>(() => Statement.From(change(members))).Refusal.Code;
    }
}
