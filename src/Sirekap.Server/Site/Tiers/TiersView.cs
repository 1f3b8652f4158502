using System.Collections.Immutable;
using Sirekap.Election.Counting;
using Sirekap.Election.Regions;

namespace Sirekap.Server.Site.Tiers;

/// <summary>What every tier's document states beside what its stations' forms add up to.</summary>
/// <param name="Level">The tier looked at.</param>
/// <param name="Tiers">Every tier, and where its recapitulations stand.</param>
/// <param name="Number">The page, from 1.</param>
/// <param name="Pages">How many there are.</param>
/// <param name="Rows">The documents of the page: those that differ first.</param>
public sealed record TiersView(RegionLevel Level, ImmutableArray<TierState> Tiers, int Number, int Pages, ImmutableArray<TierRow> Rows)
{
    /// <summary>How many stand on a page.</summary>
    public const int PageSize = 50;

    /// <summary>The tiers that hold plenaries, from below.</summary>
    internal static readonly ImmutableArray<RegionLevel> Levels = [RegionLevel.District, RegionLevel.Regency, RegionLevel.Province, RegionLevel.Nation];

    internal static TiersView Of(RegionLevel level, int number, ContestCount contest, RegionTree tree)
    {
        var recaps = contest.Recaps.ToLookup(one => one.Region.Level);
        var rows = recaps[level].SelectMany(one => TierRow.Of(one.Region, one.Recap, contest))
            .OrderByDescending(row => row.Differences.Length > 0).ThenByDescending(row => row.IsVoid).ThenBy(row => row.Region.Code, StringComparer.Ordinal).ThenBy(row => row.End.Index).ToArray();
        var pages = Math.Max(1, (rows.Length + PageSize - 1) / PageSize);
        number = Math.Clamp(number, 1, pages);
        var units = Enumerable.Range(0, tree.RegionCount).CountBy(index => tree.RegionAt(index).Level).ToDictionary();
        return new(
            level,
            [.. Levels.Select(one => TierState.Of(one, units.GetValueOrDefault(one), recaps[one].Select(recap => recap.Recap)))],
            number,
            pages,
            [.. rows.Skip((number - 1) * PageSize).Take(PageSize)]);
    }
}

/// <summary>Where the recapitulations of a tier stand.</summary>
/// <param name="Level">The tier.</param>
/// <param name="Units">How many regions it has.</param>
/// <param name="Open">How many plenaries are open.</param>
/// <param name="Closed">How many are closed and not accepted.</param>
/// <param name="Accepted">How many are closed and accepted.</param>
/// <param name="Reopened">How often one was made void.</param>
public sealed record TierState(RegionLevel Level, int Units, int Open, int Closed, int Accepted, int Reopened)
{
    internal static TierState Of(RegionLevel level, int units, IEnumerable<Recap> recaps)
    {
        var all = recaps.ToArray();
        int In(RecapState state) => all.Count(recap => RecapStates.StateOf(recap) == state);
        return new(level, units, In(RecapState.Open), In(RecapState.Closed), In(RecapState.Accepted), all.Sum(recap => recap.Voided.Length));
    }
}

/// <summary>A document beside the sum of the forms as it is now.</summary>
/// <param name="Region">The region.</param>
/// <param name="End">The document.</param>
/// <param name="Differences">Every field in which they differ: stated, and computed now.</param>
/// <param name="Fields">How many fields were compared.</param>
public sealed record TierRow(Region Region, RecapEnd End, ImmutableArray<(string Field, long Stated, long Computed)> Differences, int Fields)
{
    /// <summary>Whether a tier above has made it void: then it may differ, and the next document holds.</summary>
    public bool IsVoid => End.VoidedBy is not null;

    internal static IEnumerable<TierRow> Of(Region region, Recap recap, ContestCount contest)
    {
        RecapEnd[] ends = recap.Closed is { } closed ? [.. recap.Voided, closed] : [.. recap.Voided];
        if (ends.Length == 0)
            return [];
        var totals = contest.TotalsOf(region);
        return ends.Select(end => new TierRow(
            region,
            end,
            [.. contest.Contest.Fields.Select(field => (field.Id, end.Totals[field.Id], totals[field.Id])).Where(field => field.Item2 != field.Item3)],
            contest.Contest.Fields.Length));
    }
}
