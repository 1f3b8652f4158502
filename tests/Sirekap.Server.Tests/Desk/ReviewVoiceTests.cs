using System.Collections.Immutable;
using Sirekap.Election;
using Sirekap.Election.Counting;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Server.Desk.Accounts;
using Sirekap.Server.Desk.Review;
using Sirekap.Testing;

namespace Sirekap.Server.Tests.Desk;

/// <summary>Whoever has read a form again in the sample has had a voice: another decides.</summary>
public sealed class ReviewVoiceTests : IDisposable
{
    private const string Station = "1101012001001", Another = "1101012001002", Desa = SmallElection.Desa;

    private static readonly ImmutableSortedDictionary<string, Votes> Good =
        Story.Figures(("D", 300), ("P", 250), ("C.1", 120), ("C.2", 90), ("C.3", 30), ("S", 240), ("T", 10), ("J", 250));

    private readonly Story _story = new(SmallElection.Definition with { Sample = new(1_000) });
    private readonly TestKey _rereader, _other;

    public ReviewVoiceTests()
    {
        foreach (var station in new[] { Station, Another })
        {
            _story.Submit(station, Desa, Good);
            _story.ReadAll(station, Desa, field => Good[field].Value);
        }

        (_rereader, _other) = (_story.Holder(Role.Reviewer, "11"), _story.Holder(Role.Reviewer, "1101"));
        Assert.Null(_story.Recheck(_rereader, Station, Desa, Good.SetItem("C.1", new Votes(99))));
    }

    [Fact]
    public void The_form_waits_for_everyone_else()
    {
        Assert.Equal("own-recheck", Assert.Throws<RefusedException>(() => WaitingForm.Find(_story.Count, Person(_rereader), new(Desa, Station))).Refusal.Code);
        Assert.Same(Dossier, WaitingForm.Find(_story.Count, Person(_other), new(Desa, Station)));
    }

    [Fact]
    public void What_the_same_person_reads_at_the_desk_as_well_does_not_count_twice()
    {
        var record = ReviewRecord.Of(Dossier.Form!.Index) with { Readings = ReviewRecord.Of(0).Readings.Add(_rereader.Key.ToString(), Story.Figures(("C.1", 99))) };
        Assert.Empty(record.ReadingsThatStand(_story.Count, Dossier));
        var both = record with { Readings = record.Readings.Add(_other.Key.ToString(), Story.Figures(("C.1", 120))) };
        Assert.Equal(120, Assert.Single(both.ReadingsThatStand(_story.Count, Dossier))["C.1"].Value);
    }

    [Fact]
    public void Nobody_is_asked_to_sign_what_the_fold_would_refuse()
    {
        Assert.Equal(Outcome.Accept, Propose(_other).Outcome);
        Assert.Equal("own-recheck", Assert.Throws<RefusedException>(() => Propose(_rereader)).Refusal.Code);
    }

    public void Dispose() => _story.Dispose();

    private Dossier Dossier => _story.Dossier(Station, Desa);

    private DecisionStatement Propose(TestKey key) =>
        new Proposal(_story.Count, Person(key), Dossier, [Story.Figures(("C.1", 120))]).Decide(_story.Now, Outcome.Accept, note: null);

    private static DeskPerson Person(TestKey key) => new(key.Key, "", Role.Reviewer, "11");
}
