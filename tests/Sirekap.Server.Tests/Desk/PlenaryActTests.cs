using System.Text;
using Sirekap.Election.Counting;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Server.Desk.Accounts;
using Sirekap.Server.Desk.Plenary;
using Sirekap.Server.Desk.Signing;
using Sirekap.Testing;

namespace Sirekap.Server.Tests.Desk;

/// <summary>What a page of a plenary sends becomes a statement that the fold takes, or a refusal that says what changed.</summary>
public sealed class PlenaryActTests : IDisposable
{
    private const string Station = "1101022001001", Neighbour = "1101022001002", District = "110102", Regency = "1101", Desa = SmallElection.Desa;
    private readonly Story _story = new(SmallElection.Definition);
    private readonly TestKey _chair, _secretary;

    public PlenaryActTests()
    {
        foreach (var station in new[] { Station, Neighbour })
        {
            _story.Submit(station, Desa, Good);
            _story.ReadAll(station, Desa, field => Good[field].Value);
        }

        (_chair, _secretary) = (_story.Holder(Role.Chair, District), _story.Holder(Role.Secretary, District));
        _story.OpenRecap(District, Desa);
    }

    private static System.Collections.Immutable.ImmutableSortedDictionary<string, Sirekap.Election.Votes> Good { get; } =
        Story.Figures(("D", 300), ("P", 250), ("C.1", 120), ("C.2", 90), ("C.3", 30), ("S", 240), ("T", 10), ("J", 250));

    [Fact]
    public void A_correction_states_what_the_figures_were_and_the_second_signer_the_same()
    {
        var stated = (DecisionStatement)Act(_secretary, Correction(seen: Good, """ "C.1":119,"C.2":91 """));
        Assert.Equal(("""{"C.1":120,"C.2":90}""", Outcome.Correct, 7), (Text(stated, "was"), stated.Outcome, stated.Minute));
        Assert.Null(_story.Add(_secretary, stated with { Sequence = _secretary.NextSequence() }));
        var entry = _story.Count.Size - 1;
        var seconded = (DecisionStatement)Act(_chair, $$"""{"act":"second","contest":"desa","entry":{{entry}},"region":"110102","station":"{{Station}}"}""");
        Assert.Null(_story.Add(_chair, seconded with { Sequence = _chair.NextSequence() }));
        Assert.Equal(FormState.Decided, _story.Dossier(Station, Desa).State);
        Assert.Equal("figures-moved", Refusal(_chair, $$"""{"act":"second","contest":"desa","entry":{{entry}},"region":"110102","station":"{{Station}}"}""").Code);
    }

    [Fact]
    public void A_page_with_old_figures_is_told_what_changed()
    {
        _story.Decide(Station, Desa, Outcome.Correct, DecisionReason.Mistyped, ("C.1", 121), ("C.2", 89));
        var refusal = Refusal(_chair, Correction(seen: Good, """ "C.1":119,"C.2":91 """));
        Assert.Equal("figures-moved", refusal.Code);
        Assert.Contains($"entry {_story.Count.Size - 1} (decision", refusal.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_form_without_any_number_shows_none_to_have_been_seen()
    {
        _story.Submit(Station, Desa, Story.Figures(), replaces: Form(Station));
        _story.ReadAll(Station, Desa, (string _) => null);
        Assert.Equal(Outcome.Unreadable, ((DecisionStatement)Act(_chair, Unseen(Station))).Outcome);
        Assert.Equal("figures-moved", Refusal(_chair, Unseen(Neighbour)).Code);

        string Unseen(string station) => $$"""{"act":"correct","contest":"desa","form":{{Form(station)}},"minute":1,"outcome":"unreadable","region":"110102","station":"{{station}}"}""";
        long Form(string station) => _story.Dossier(station, Desa).Form!.Index;
    }

    [Fact]
    public void What_an_earlier_decision_filled_in_is_not_listed_as_changed_by_the_plenary()
    {
        _story.Submit(Station, Desa, Good.Remove("T"), replaces: _story.Dossier(Station, Desa).Form!.Index);
        _story.ReadAll(Station, Desa, field => Good[field].Value);
        Assert.Null(_story.Decide(Station, Desa, Outcome.Correct, DecisionReason.Mistyped, ("T", 10)));
        var stated = (DecisionStatement)Act(_secretary, Correction(seen: Good, """ "C.1":119,"C.2":91 """));
        Assert.Contains("T", stated.Corrections.Keys);
        Assert.Null(_story.Add(_secretary, stated with { Sequence = _secretary.NextSequence() }));
        Assert.Equal(["C.1", "C.2"], Changed());
        Assert.Null(_story.Add(_chair, stated with { Sequence = _chair.NextSequence() }));
        Assert.Equal(["C.1", "C.2"], Changed());

        IEnumerable<string> Changed() => Assert.Single(ListedCorrection.Of(_story.Dossier(Station, Desa))).Changes.Select(change => change.Field);
    }

    [Fact]
    public void A_form_is_unreadable_or_its_figures_are_typed_and_not_both()
    {
        var both = Correction(seen: Good, """ "C.1":119 """).Replace("\"region\"", "\"outcome\":\"unreadable\",\"region\"", StringComparison.Ordinal);
        Assert.Equal("malformed", Refusal(_chair, both).Code);
        Assert.Contains("C.1", Refusal(_chair, both).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Closing_states_what_the_page_showed_and_nothing_else()
    {
        var (shown, entries) = (_story.DocumentOf(District, Desa), _story.Count.Size);
        var close = Act(_chair, Closing(shown, entries));
        Assert.Null(_story.Count.Foresee(close, _chair.Key));
        _story.Object(_story.Supervisor, Neighbour, Desa, "Keberatan.");
        var refusal = Refusal(_chair, Closing(shown, entries));
        Assert.Equal("recap-moved", refusal.Code);
        Assert.Contains($"entry {entries} (objection, station {Neighbour})", refusal.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_may_not_is_refused_before_anything_is_signed()
    {
        Assert.Equal("key-role", Judge(_secretary, Closing(_story.DocumentOf(District, Desa), 0))!.Code);
        Assert.Equal("second-signer", JudgeTwice().Code);
        Assert.Equal("recap-exists", Judge(_chair, """{"act":"open","attendance":{"chair":1},"contest":"desa","region":"110102"}""")!.Code);
        Assert.Equal("key-region", Judge(_chair, """{"act":"reopen","contest":"desa","reason":"x","region":"110102"}""")!.Code);

        Refusal JudgeTwice()
        {
            var correction = Correction(seen: Good, """ "C.1":119,"C.2":91 """);
            _story.Add(_chair, Act(_chair, correction) with { Sequence = _chair.NextSequence() });
            return Judge(_chair, correction)!;
        }
    }

    [Fact]
    public void The_chunks_of_the_paper_are_passed_on_as_typed()
    {
        _story.CloseRecap(District, Desa);
        var above = _story.Holder(Role.Secretary, Regency);
        var (first, second) = _story.Acceptance(District, Desa);
        Assert.Null(Judge(above, $$"""{"act":"accept","contest":"desa","first":"{{first}}","region":"110102","second":"{{second}}"}"""));
        Assert.Equal("chunks-wrong", Judge(above, $$"""{"act":"accept","contest":"desa","first":"{{second}}","region":"110102","second":"{{first}}"}""")!.Code);
    }

    [Theory]
    [InlineData("""{"act":"sing","contest":"desa","region":"110102"}""", "malformed")]
    [InlineData("""{"act":"open","attendance":{"reader of minds":1},"contest":"desa","region":"110102"}""", "malformed")]
    [InlineData("""{"act":"open","attendance":{"chair":1},"contest":"lain","region":"110102"}""", "contest-unknown")]
    [InlineData("""{"act":"open","attendance":{"chair":1},"contest":"desa","region":"1101022001"}""", "region-unknown")]
    [InlineData("""{"act":"open","attendance":{"chair":1},"contest":"desa","more":1,"region":"110102"}""", "unknown-field")]
    [InlineData("""{"act":"second","contest":"desa","entry":1,"region":"110102","station":"1101022001009"}""", "station-unknown")]
    [InlineData("""{"act":"second","contest":"desa","entry":1,"region":"110102","station":"1101012001001"}""", "form-superseded")]
    public void What_makes_no_sense_is_refused(string body, string code) => Assert.Equal(code, Refusal(_chair, body).Code);

    public void Dispose() => _story.Dispose();

    private string Correction(IReadOnlyDictionary<string, Sirekap.Election.Votes> seen, string figures) => Canonical(
        $$"""{"act":"correct","contest":"desa","figures":{{{figures}}},"form":{{_story.Dossier(Station, Desa).Form!.Index}},"minute":7,"region":"110102","seen":{{{string.Join(",", seen.Select(figure => $"\"{figure.Key}\":{figure.Value.Value}"))}}},"station":"{{Station}}"}""");

    private static string Closing(Digest document, long entries) => $$"""{"act":"close","contest":"desa","document":"{{document}}","entries":{{entries}},"region":"110102"}""";

    private static string Canonical(string json) => json.Replace(" ", "", StringComparison.Ordinal);

    private static string Text(DecisionStatement statement, string name) =>
        Encoding.UTF8.GetString(((CanonicalObject)statement.ToCanonical().Single(member => member.Key == name).Value).ToBytes());

    private Statement Act(TestKey signer, string body) => PlenaryAct.Read(
        new StatementHead(_story.Count, new DeskPerson(signer.Key, "", Role.Chair, District), _story.Definition.Id, _story.Now, _story.Count.NextSequence(signer.Key)!.Value), CanonicalJson.Parse(Encoding.UTF8.GetBytes(body)));

    private Refusal? Judge(TestKey signer, string body) => _story.Count.Foresee(Act(signer, body), signer.Key);

    private Refusal Refusal(TestKey signer, string body) => Assert.Throws<RefusedException>(() => Act(signer, body)).Refusal;
}
