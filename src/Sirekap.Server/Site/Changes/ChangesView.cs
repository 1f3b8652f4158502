using System.Collections.Immutable;
using Sirekap.Election.Counting;
using Sirekap.Election.Regions;

namespace Sirekap.Server.Site.Changes;

/// <summary>What changed in a region in the last hour of the log.</summary>
/// <param name="Region">The region.</param>
/// <param name="From">Where the hour begins, by the log's time; null while the log is empty.</param>
/// <param name="To">Where it ends: the log's time.</param>
/// <param name="IsWhole">Whether every change of the hour is known here; false in the busiest hours of a night, when only the newest are.</param>
/// <param name="First">The first entry that is told of; null where nothing changed.</param>
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
    long? First,
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
            return new(region, null, null, true, null, [.. contest.Contest.Candidates.Select(_ => 0L)], totals, ImmutableSortedDictionary<MoveKind, int>.Empty, [], []);
        var start = new Sirekap.Election.Statements.StatementTime(end.Moment - _hour);
        var votes = new long[contest.Contest.Candidates.Length];
        var kinds = new Dictionary<MoveKind, int>();
        var places = new Dictionary<Region, int>();
        var newest = new Queue<Happening>(MostNamed);
        long? first = null, oldest = null;
        foreach (var move in contest.Moves.Since(start))
        {
            oldest ??= move.Index;
            if (!region.Contains(move.Station))
                continue;
            first ??= move.Index;
            for (var place = 0; place < votes.Length; place++)
                votes[place] += move.Votes[place];
            kinds[move.Kind] = kinds.GetValueOrDefault(move.Kind) + 1;
            if (ChildOf(region, move.Station) is { } child && move.Kind <= MoveKind.Withdrawn)
                places[child] = places.GetValueOrDefault(child) + 1;
            if (newest.Count == MostNamed)
                newest.Dequeue();
            newest.Enqueue(new FormHappening(move));
        }

        var isWhole = contest.Moves.Reaches(start);
        // Recapitulations and takedowns bear no time of the log of their own: they belong to the hour from the first move of it on.
        var others = oldest is { } since ? Others(region, count, contest).Where(one => one.Index >= since) : [];
        return new(
            region,
            start.Moment,
            end.Moment,
            isWhole,
            first,
            [.. votes],
            totals,
            kinds.ToImmutableSortedDictionary(),
            [.. places.OrderByDescending(place => place.Value).ThenBy(place => place.Key.Code, StringComparer.Ordinal).Select(place => (place.Key, place.Value)).Take(10)],
            [.. newest.Concat(others).OrderByDescending(one => one.Index).Take(MostNamed)]);
    }

    private static IEnumerable<Happening> Others(Region region, Count count, ContestCount contest) =>
        contest.Recaps.Where(one => one.Region == region || one.Region.Ancestors.Contains(region)).SelectMany(one => RecapHappening.Of(one.Region, one.Recap)).Cast<Happening>()
            .Concat(count.Takedowns.All.Where(one => one.Contest == contest.Contest.Code && region.Contains(one.Station)).SelectMany(one => TakedownHappening.Of(one)));

    private static Region? ChildOf(Region region, Station station)
    {
        if (region.Level == RegionLevel.Village)
            return null;
        var below = station.Village;
        foreach (var above in below.Ancestors)
        {
            if (above == region)
                return below;
            below = above;
        }

        return null;
    }
}
