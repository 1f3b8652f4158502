using CsCheck;
using Sirekap.Election.Counting;
using Sirekap.Election.Statements;
using Sirekap.Testing;

namespace Sirekap.Election.Tests.Counting;

public class MoveTests
{
    private static readonly DateTimeOffset s_day = new(2024, 2, 14, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_minority_of_wrong_clocks_never_moves_the_logs_time_out_of_the_right_ones() =>
        Gen.Select(Gen.Int[0, 15], Gen.Int[-100_000, 100_000], Gen.Int[0, 1000]).Sample((wrong, error, seed) =>
        {
            var clock = new LogClock();
            var order = Enumerable.Range(0, 31).Select(place => place < wrong).OrderBy(one => HashCode.Combine(one, seed)).ToArray();
            foreach (var (isWrong, place) in order.Select((isWrong, place) => (isWrong, place)))
                clock.Hear(new(s_day.AddSeconds(isWrong ? place + error : place)));
            Assert.InRange(clock.Now!.Value.Moment, s_day, s_day.AddSeconds(31));
        });

    [Fact]
    public void The_moves_add_up_to_the_totals()
    {
        using var story = new Story(SmallElection.Definition);
        var contest = story.Count.Contest(SmallElection.Desa)!;
        const string Station = "1101012001001";
        story.Submit(Station, SmallElection.Desa, Sound(90, 110));
        story.ReadAll(Station, SmallElection.Desa, field => story.Dossier(Station, SmallElection.Desa).Form!.Figures[field]!.Value.Value);
        story.Submit(Station, SmallElection.Desa, Sound(91, 109), story.Dossier(Station, SmallElection.Desa).Form!.Index);
        story.ReadAll(Station, SmallElection.Desa, field => story.Dossier(Station, SmallElection.Desa).Form!.Figures[field]!.Value.Value);

        var moves = contest.Moves.Since(new StatementTime(s_day.AddDays(-1))).ToList();
        Assert.Equal([MoveKind.Received, MoveKind.Counted, MoveKind.Withdrawn, MoveKind.Counted], moves.Select(move => move.Kind));
        var totals = contest.TotalsOf(story.Definition.Regions.Nation);
        Assert.Equal(contest.Contest.Candidates.Select(candidate => totals[candidate.Field]), Enumerable.Range(0, 3).Select(place => moves.Sum(move => (long)move.Votes[place])));
        Assert.True(contest.Moves.Reaches(new StatementTime(s_day)));
    }

    [Fact]
    public void A_clock_that_goes_back_brings_no_older_moves_into_the_hour_and_hides_none_that_were_forgotten()
    {
        var book = new MoveBook();
        foreach (var hour in (int[])[5, 9, 2, 8, 1])
            Add(hour);
        Assert.Equal([9, 8], book.Since(At(8)).Select(move => (int)move.Index));
        Assert.True(book.Reaches(At(0)));

        for (var more = 5; more < MoveBook.Most + 3; more++)
            Add(3);
        Assert.False(book.Reaches(At(9)));
        Assert.True(book.Reaches(At(10)));

        StatementTime At(int hour) => new(s_day.AddHours(hour));
        void Add(int hour) => book.Add(new(hour, At(hour), SmallElection.Definition.Regions.StationAt(0), FormState.Awaited, FormState.Received, [0]));
    }

    private static System.Collections.Immutable.ImmutableSortedDictionary<string, Votes> Sound(int first, int second) =>
        Story.Figures(("D", 300), ("P", 210), ("C.1", first), ("C.2", second), ("C.3", 10), ("S", 210), ("T", 0), ("J", 210));
}
