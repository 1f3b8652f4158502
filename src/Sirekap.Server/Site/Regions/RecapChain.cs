using System.Collections.Immutable;
using Sirekap.Election.Counting;
using Sirekap.Election.Regions;
using Sirekap.Election.Statements.Kinds;

namespace Sirekap.Server.Site.Regions;

/// <summary>How figures go up: from the stations' forms over corrections to the recapitulation of each tier.</summary>
/// <param name="Counted">How many forms below are counted.</param>
/// <param name="Forms">How many there are.</param>
/// <param name="Corrections">The entries that changed what an officer typed, newest first; null above the districts, where they are too many to list.</param>
/// <param name="Tiers">The tiers from the districts up to the nation.</param>
public sealed record RecapChain(int Counted, int Forms, ImmutableArray<long>? Corrections, ImmutableArray<RecapTier> Tiers)
{
    internal static RecapChain Of(Region region, ContestCount contest)
    {
        var totals = contest.TotalsOf(region);
        return new(
            totals.Counted,
            totals.All,
            region.Level is RegionLevel.District or RegionLevel.Village ? CorrectionsIn(region, contest) : null,
            RecapTier.Above(region, contest));
    }

    private static ImmutableArray<long> CorrectionsIn(Region region, ContestCount contest) =>
    [
        .. region.Stations.Select(contest.DossierOf).Select(dossier => dossier?.Decision)
            .Where(decision => decision is { Statement.Outcome: Outcome.Correct } or { Statement.IsPlenary: true })
            .Select(decision => decision!.Index).OrderDescending(),
    ];
}

/// <summary>One tier of the chain: the one region of it that a page stands under, or all of them below it.</summary>
/// <param name="Level">The tier.</param>
/// <param name="Region">The region; null where there are several.</param>
/// <param name="Recap">Its recapitulation; null where none was opened.</param>
/// <param name="Units">How many regions of the tier there are.</param>
/// <param name="Closed">How many of them are closed.</param>
/// <param name="Accepted">How many of those are accepted.</param>
public sealed record RecapTier(RegionLevel Level, Region? Region, Recap? Recap, int Units, int Closed, int Accepted)
{
    private static readonly RegionLevel[] s_tiers = [RegionLevel.District, RegionLevel.Regency, RegionLevel.Province, RegionLevel.Nation];

    /// <summary>The tiers up to the nation on the way of a region's figures; those below a region are told together.</summary>
    internal static ImmutableArray<RecapTier> Above(Region region, ContestCount contest)
    {
        var line = region.Ancestors.Prepend(region).ToDictionary(one => one.Level);
        return [.. s_tiers.Select(level => line.TryGetValue(level, out var one) ? Of(one, contest) : Below(region, level, contest))];
    }

    private static RecapTier Of(Region region, ContestCount contest)
    {
        var recap = contest.RecapOf(region);
        return new(region.Level, region, recap, 1, recap is { IsClosed: true } ? 1 : 0, recap is { Closed.Accepted: not null } ? 1 : 0);
    }

    private static RecapTier Below(Region above, RegionLevel level, ContestCount contest)
    {
        var recaps = contest.Recaps.Where(one => one.Region.Level == level && one.Region.Ancestors.Contains(above)).Select(one => one.Recap.Closed).OfType<RecapEnd>().ToArray();
        return new(level, null, null, CountOf(above, level), recaps.Length, recaps.Count(end => end.Accepted is not null));
    }

    private static int CountOf(Region above, RegionLevel level) =>
        above.Level + 1 == level ? above.ChildCount : above.Children.Sum(child => CountOf(child, level));
}
