using System.Collections.Immutable;
using Sirekap.Election.Counting;
using Sirekap.Election.Regions;
using Sirekap.Election.Statements;

namespace Sirekap.Server.Site.Changes;

/// <summary>What changed in a region in the last hour of the log.</summary>
/// <param name="Region">The region.</param>
/// <param name="From">Where the hour begins, by the log's time; null while the log is empty.</param>
/// <param name="To">Where it ends: the log's time.</param>
/// <param name="IsWhole">Whether every change of the hour is known here; false in the busiest hours of a night, when only the newest are.</param>
/// <param name="Votes">By how much each candidate's total changed, in ballot order.</param>
/// <param name="Now">The totals now.</param>
/// <param name="Kinds">How many forms moved, by kind.</param>
/// <param name="Places">The regions below in which totals changed most, with the number of forms that entered, changed or left them.</param>
/// <param name="Newest">The newest happenings.</param>
public sealed record ChangesView(
    Region Region,
    DateTimeOffset? From,
    DateTimeOffset? To,
    bool IsWhole,
    ImmutableArray<long> Votes,
    RegionTotals Now,
    ImmutableSortedDictionary<MoveKind, int> Kinds,
    ImmutableArray<(Region Region, int Forms)> Places,
    ImmutableArray<Happening> Newest)
{
    /// <summary>How many happenings are named one by one.</summary>
    public const int MostNamed = 100;

    private static readonly TimeSpan _hour = TimeSpan.FromHours(1);

    internal static ChangesView Of(Region region, Count count, ContestCount contest)
    {
        var totals = contest.TotalsOf(region);
        if (count.LogTime is not { } end)
            return new(region, null, null, true, [.. contest.Contest.Candidates.Select(_ => 0L)], totals, ImmutableSortedDictionary<MoveKind, int>.Empty, [], []);
        var start = new StatementTime(end.Moment - _hour);
        var votes = new long[contest.Contest.Candidates.Length];
        var kinds = new int[Enum.GetValues<MoveKind>().Length];
        Region[] below = region.Level == RegionLevel.Village ? [] : [.. region.Children.Where(child => child.StationCount > 0)];
        int[] begins = [.. below.Select(child => child.FirstStation)];
        var places = new int[below.Length];
        var newest = new Move[MostNamed];
        var inRegion = 0;
        // A busy hour has a hundred thousand moves, and the count is held still meanwhile: nothing in here allocates.
        foreach (var move in contest.Moves.Since(start))
        {
            if (!region.Contains(move.Station))
                continue;
            var kind = move.Kind;
            kinds[(int)kind]++;
            newest[inRegion++ % MostNamed] = move;
            if (kind > MoveKind.Withdrawn)
                continue;
            for (var place = 0; place < votes.Length; place++)
                votes[place] += move.Votes[place];
            if (begins.Length > 0)
            {
                var at = Array.BinarySearch(begins, move.Station.Ordinal);
                places[at < 0 ? ~at - 1 : at]++;
            }
        }

        var isWhole = contest.Moves.Reaches(start);
        var others = Others(region, count, contest).Where(one => count.TimeOf(one.Index) >= start);
        return new(
            region,
            start.Moment,
            end.Moment,
            isWhole,
            [.. votes],
            totals,
            kinds.Select((forms, kind) => (Kind: (MoveKind)kind, forms)).Where(pair => pair.forms > 0).ToImmutableSortedDictionary(pair => pair.Kind, pair => pair.forms),
            [.. below.Zip(places).Where(pair => pair.Second > 0).OrderByDescending(pair => pair.Second).ThenBy(pair => pair.First.Code, StringComparer.Ordinal).Take(10)],
            [.. newest.Take(inRegion).Select(move => (Happening)new FormHappening(move)).Concat(others).OrderByDescending(one => one.Index).Take(MostNamed)]);
    }

    private static IEnumerable<Happening> Others(Region region, Count count, ContestCount contest) =>
        contest.Recaps.Where(one => one.Region == region || one.Region.Ancestors.Contains(region)).SelectMany(one => RecapHappening.Of(one.Region, one.Recap)).Cast<Happening>()
            .Concat(count.Takedowns.All.Where(one => one.Contest == contest.Contest.Code && region.Contains(one.Station)).SelectMany(one => TakedownHappening.Of(one)));
}
