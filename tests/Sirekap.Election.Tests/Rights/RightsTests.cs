using Sirekap.Election.Counting;
using Sirekap.Election.Rights;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Election.Tests.Counting;
using Sirekap.Testing;

namespace Sirekap.Election.Tests.Rights;

/// <summary>Walks every cell of the table: what it allows the real fold takes, and what it does not the fold refuses.</summary>
public sealed class RightsTests(RightsTests.Stories stories) : IClassFixture<RightsTests.Stories>
{
    private const string Station = "1101022001001", StationToo = "1101022001002";
    private const string District = "110102", Regency = "1101", Province = "11", Elsewhere = "110101", Desa = SmallElection.Desa;

    /// <summary>What a signed statement can show; looking at the queue is no statement.</summary>
    public static TheoryData<Role, Deed> Cells
    {
        get
        {
            var cells = new TheoryData<Role, Deed>();
            foreach (var role in Enum.GetValues<Role>())
            {
                foreach (var deed in Enum.GetValues<Deed>().Where(deed => deed != Deed.SeeQueue))
                    cells.Add(role, deed);
            }

            return cells;
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void The_fold_allows_what_the_table_says_and_nothing_else(Role role, Deed deed)
    {
        foreach (var stage in new[] { Stages.Before, Stages.Plenary, Stages.Closed })
        {
            foreach (var seat in Seats(role))
            {
                // Judging changes nothing, so one story serves many cells.
                var story = stories.At(stage, deed);
                var key = story.Holder(role, seat);
                var refusal = story.Count.Judge(SignedEntry.Sign(Deeds.Of(story, key, deed), key));
                var isAllowed = RightsTable.Find(role, deed) is { } right && right.Stages.HasFlag(stage) && Reaches(right.Reach, seat, deed);
                Assert.True(isAllowed == (refusal is null), $"{role} of {seat} · {deed} · {stage}: {refusal?.Sentence ?? "taken"}");
            }
        }
    }

    [Fact]
    public void Nobody_both_sends_and_decides_or_decides_and_closes_and_administrators_do_neither()
    {
        Deed[] separate = [Deed.SendForm, Deed.StateReading, Deed.Decide, Deed.CloseRecap, Deed.ManagePeople];
        Assert.All(Enum.GetValues<Role>(), role => Assert.True(separate.Count(deed => RightsTable.Find(role, deed) is not null) <= 1, role.Name()));
    }

    [Fact]
    public void Every_deed_is_somebody_s_and_auditors_and_boards_only_look()
    {
        Assert.All(Enum.GetValues<Deed>(), deed => Assert.NotEmpty(RightsTable.Holders(deed)));
        foreach (var role in new[] { Role.Auditor, Role.Board })
            Assert.Equal([Deed.SeeQueue], Enum.GetValues<Deed>().Where(deed => RightsTable.Find(role, deed) is not null));
    }

    [Fact]
    public void The_stage_over_a_form_follows_its_district_s_recap()
    {
        foreach (var stage in new[] { Stages.Before, Stages.Plenary, Stages.Closed })
        {
            var story = stories.At(stage, Deed.Decide);
            Assert.Equal(stage, story.Count.Contest(Desa)!.StageOf(SmallElection.Definition.Regions.FindStation(Station)!.Value));
        }
    }

    private static string[] Seats(Role role) => role == Role.Officer ? [Station, StationToo] : [District, Regency, Province, Elsewhere];

    /// <summary>Where the deeds of <see cref="Deeds"/> happen: a station of the district, the district itself, or somebody enrolled there.</summary>
    private static bool Reaches(Reach reach, string seat, Deed deed) => reach switch
    {
        Reach.Own => seat == (deed == Deed.SendForm ? Station : District),
        Reach.Below => seat is Regency or Province,
        Reach.Directly => seat == Regency,
        Reach.Upper => seat == Province,
        _ => seat is District or Regency or Province or Station,
    };

    /// <summary>A district at each stage, with one form in, read and disputed; or not read, or not sent, for those deeds that need it so.</summary>
    public sealed class Stories : IDisposable
    {
        private readonly Dictionary<(Stages Stage, bool IsUnread, bool IsAwaited), Story> _told = [];

        public Story At(Stages stage, Deed deed)
        {
            var name = (stage, deed == Deed.StateReading && stage != Stages.Closed, deed == Deed.SendForm && stage != Stages.Closed);
            if (!_told.TryGetValue(name, out var story))
                _told.Add(name, story = Tell(name));
            return story;
        }

        public void Dispose()
        {
            foreach (var story in _told.Values)
                story.Dispose();
        }

        private static Story Tell((Stages Stage, bool IsUnread, bool IsAwaited) name)
        {
            var story = new Story(SmallElection.Definition);
            foreach (var station in new[] { Station, StationToo })
            {
                if (station == Station && name.IsAwaited)
                    continue;
                story.Submit(station, Desa, DesaFigures.Good);
                if (station != Station || !name.IsUnread)
                    story.ReadAll(station, Desa, DesaFigures.Right);
            }

            Assert.Null(story.Object(story.Supervisor, Station, Desa, "Keberatan."));
            Assert.Null(story.Takedown(Station, Desa, new RequestTakedown(story.Notice(new FigureSubject("D")))));
            Assert.Null(story.Report(Station, Desa, ReportSubject.Unreadable));
            if (name.Stage != Stages.Before)
                Assert.Null(story.OpenRecap(District, Desa));
            if (name.Stage == Stages.Closed)
                Assert.Null(story.CloseRecap(District, Desa));
            return story;
        }
    }
}
