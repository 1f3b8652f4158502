using System.Collections.Immutable;
using CsCheck;
using Sirekap.Election.Counting;
using Sirekap.Election.Recaps;
using Sirekap.Election.Regions;
using Sirekap.Election.Rights;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Testing;

namespace Sirekap.Election.Tests.Counting;

/// <summary>Objections to a tier's recapitulation, and by when any objection is answered.</summary>
public sealed class TierObjectionTests : IDisposable
{
    private const string Village = "1101022001", District = "110102", Regency = "1101", Elsewhere = "110101", Desa = SmallElection.Desa;
    private const string Air = "1101012001001";
    private static readonly TimeSpan Due = TimeSpan.FromHours(24);

    private readonly Story _story = new(SmallElection.Definition);

    private ObjectionBook Book => _story.Count.Contest(Desa)!.Objections;

    [Fact]
    public void An_objection_to_a_tier_is_raised_and_answered_once()
    {
        Assert.Null(_story.ObjectToTier(_story.Supervisor, District, Desa, "Rapat dimulai tanpa saksi."));
        var raised = _story.Count.Size - 1;
        var chair = _story.Holder(Role.Chair, District);
        Assert.Equal((raised, Role.Supervisor, null), (Single().Index, Single().By, Single().Answer));
        Refused("objection-unknown", _story.ObjectToTier(chair, District, Desa, "Jawaban.", answers: raised + 1));
        Refused("objection-unknown", _story.Object(_story.Reviewer, Air, Desa, "Jawaban.", answers: raised));
        Assert.Null(_story.ObjectToTier(chair, District, Desa, "Saksi sudah diundang.", answers: raised));
        Assert.Equal("Saksi sudah diundang.", Single().AnswerText);
        Refused("objection-unknown", _story.ObjectToTier(chair, District, Desa, "Lagi.", answers: raised));
    }

    [Fact]
    public void It_is_to_a_tier_that_holds_a_recapitulation_and_within_the_signer_s_region()
    {
        Refused("region-unknown", _story.ObjectToTier(_story.Supervisor, Village, Desa, "Keberatan."));
        Refused("region-unknown", _story.ObjectToTier(_story.Supervisor, "77", Desa, "Keberatan."));
        Refused("contest-unknown", _story.ObjectToTier(_story.Supervisor, District, "lain", "Keberatan."));
        Refused("key-region", _story.ObjectToTier(_story.Holder(Role.Witness, Elsewhere), District, Desa, "Keberatan."));
        Refused("key-region", _story.ObjectToTier(_story.Holder(Role.Witness, District), Regency, Desa, "Keberatan."));
        Assert.Empty(Book.All);
    }

    [Fact]
    public void Every_role_may_what_the_table_says_at_every_stage()
    {
        Assert.Null(_story.ObjectToTier(_story.Supervisor, District, Desa, "Keberatan."));
        var raised = _story.Count.Size - 1;
        foreach (var station in Region(District).Stations)
        {
            _story.Submit(station.Code, Desa, DesaFigures.Good);
            _story.ReadAll(station.Code, Desa, DesaFigures.Right);
        }

        Walk();
        Assert.Null(_story.OpenRecap(District, Desa));
        Walk();
        Assert.Null(_story.CloseRecap(District, Desa));
        Walk();

        void Walk()
        {
            foreach (var role in Enum.GetValues<Role>())
            {
                foreach (var seat in role == Role.Officer ? new[] { Air } : [District, Regency, Elsewhere])
                {
                    Look(role, seat, Deed.Object, null);
                    Look(role, seat, Deed.AnswerObjection, raised);
                }
            }
        }

        void Look(Role role, string seat, Deed deed, long? answers)
        {
            var key = _story.Holder(role, seat);
            var statement = new ObjectionStatement
            {
                Election = _story.Definition.Id,
                At = _story.Now,
                Sequence = key.NextSequence(),
                Region = District,
                Contest = Desa,
                Text = "Keberatan.",
                Answers = answers,
            };
            var refusal = _story.Count.Judge(SignedEntry.Sign(statement, key));
            Assert.Equal(refusal, _story.Count.Foresee(statement, key.Key));
            Assert.True((RightsTable.Find(role, deed) is not null && seat is District or Regency) == (refusal is null), $"{role} of {seat} · {deed}: {refusal?.Sentence ?? "taken"}");
        }
    }

    [Fact]
    public void The_recapitulation_carries_the_objections_to_its_own_tier()
    {
        Assert.Null(_story.ObjectToTier(_story.Supervisor, Regency, Desa, "Ke kabupaten."));
        Assert.Null(_story.ObjectToTier(_story.Supervisor, District, Desa, "Ke kecamatan."));
        Assert.Equal([("Ke kecamatan.", District, true)], Annexed(District));
        Assert.Equal([("Ke kabupaten.", Regency, true)], Annexed(Regency));
        Assert.Empty(Annexed("11"));

        IEnumerable<(string Text, string Place, bool IsToTier)> Annexed(string region) =>
            RecapSheet.Of(_story.Count, _story.Count.Contest(Desa)!, Region(region)).Objections.Select(objection => (objection.Text, objection.Place, objection.IsToTier));
    }

    [Fact]
    public void An_objection_names_a_station_or_a_region_and_not_both_or_neither()
    {
        Assert.Equal("missing-field", Read("""{"at":"2024-02-14T11:30:00Z","contest":"desa","election":"kecil-2024","seq":1,"t":"objection","text":"x"}""").Code);
        Assert.Equal("malformed", Read("""{"at":"2024-02-14T11:30:00Z","contest":"desa","election":"kecil-2024","region":"11","seq":1,"station":"1101012001001","t":"objection","text":"x"}""").Code);

        static Refusal Read(string json) =>
            Assert.Throws<RefusedException>(() => Statement.From(CanonicalJson.Parse(System.Text.Encoding.UTF8.GetBytes(json)))).Refusal;
    }

    /// <summary>Over random histories: what is answered, in time or late, and what is overdue follows from the statements' times alone.</summary>
    [Fact]
    public void What_is_overdue_follows_from_the_times_that_the_statements_claim() =>
        Gen.Select(Gen.Int[0, 1], Gen.Int[0, 60], Gen.Bool).Array[1, 12].Sample(
            steps =>
            {
                using var story = new Story(SmallElection.Definition);
                var model = new List<(long Index, int Raised, int? Answered)>();
                var (first, now) = (story.Now.Moment, 0);
                foreach (var (kind, hours, isToTier) in steps)
                {
                    now += hours;
                    var at = new StatementTime(first.AddHours(now));
                    var open = model.FindIndex(objection => objection.Answered is null);
                    if (kind == 0 || open < 0)
                    {
                        Assert.Null(story.ObjectToTier(story.Supervisor, isToTier ? District : Regency, Desa, "Keberatan.", at: at));
                        model.Add((story.Count.Size - 1, now, null));
                    }
                    else
                    {
                        var region = story.Count.Contest(Desa)!.Objections.All.Single(filed => filed.Objection.Index == model[open].Index).Code;
                        Assert.Null(story.ObjectToTier(story.Reviewer, region, Desa, "Jawaban.", answers: model[open].Index, at: at));
                        model[open] = model[open] with { Answered = now };
                    }
                }

                var expected = model.Select(objection => (objection.Index, objection switch
                {
                    { Answered: { } answered } => answered - objection.Raised > Due.TotalHours ? ObjectionState.AnsweredLate : ObjectionState.Answered,
                    _ => now - objection.Raised > Due.TotalHours ? ObjectionState.Overdue : ObjectionState.Open,
                }));
                Assert.Equal(expected, story.Count.Contest(Desa)!.Objections.All.Select(filed => (filed.Objection.Index, filed.Objection.StateIn(story.Count))));
            },
            iter: 60);

    [Fact]
    public void Without_a_rule_in_the_election_nothing_is_ever_overdue()
    {
        var lenient = new Count(SmallElection.Definition with { Objections = null });
        var objection = new Objection(1, "Keberatan.", null, null) { At = new(DateTimeOffset.UnixEpoch), By = Role.Witness };
        Assert.Null(objection.DueIn(lenient.Definition));
        Assert.Equal(ObjectionState.Open, objection.StateIn(lenient));
    }

    public void Dispose() => _story.Dispose();

    private Objection Single() => Assert.Single(Book.Of(Region(District)));

    private Region Region(string code) => SmallElection.Definition.Regions.FindRegion(code)!.Value;

    private void Refused(string code, Refusal? refusal) => Assert.Equal(code, refusal?.Code);
}
