using System.Collections.Immutable;
using Sirekap.Election.Contests;
using Sirekap.Election.Counting;
using Sirekap.Election.Regions;
using Sirekap.Server.Site.Regions;

namespace Sirekap.Server.Site.Maps;

/// <summary>The map on a region's page. The tables below it say the same.</summary>
/// <param name="Sheet">Its box.</param>
/// <param name="Areas">The regions on it.</param>
/// <param name="Elsewhere">The regions that no map shows, such as the missions abroad.</param>
public sealed record RegionMap(MapSheet Sheet, ImmutableArray<MapArea> Areas, ImmutableArray<Region> Elsewhere)
{
    internal static RegionMap? Of(string election, Region region, ImmutableArray<ChildRow> children, Contest contest)
    {
        if (children.IsEmpty || MapSheet.Find(election, region.Code) is not { } sheet)
            return null;
        var rows = children.ToDictionary(child => child.Region.Code, StringComparer.Ordinal);
        ImmutableArray<MapArea> areas = [.. sheet.Areas.Where(area => rows.ContainsKey(area.Code)).Select(area => MapArea.Of(area, rows[area.Code], contest))];
        return areas.IsEmpty ? null : new(sheet, areas, [.. children.Select(child => child.Region).ExceptBy(areas.Select(area => area.Region), one => one)]);
    }
}

/// <summary>A region on a map.</summary>
/// <param name="Drawn">Its shape.</param>
/// <param name="Region">The region.</param>
/// <param name="Leader">Who has most votes of the counted forms; null while nothing is counted, and where two have the same.</param>
/// <param name="Share">The leader's share of the valid votes in percent, rounded down.</param>
/// <param name="Totals">Its totals.</param>
public sealed record MapArea(DrawnArea Drawn, Region Region, Candidate? Leader, int Share, RegionTotals Totals)
{
    /// <summary>How strongly the leader's colour is laid on: below half of the valid votes, up to two thirds, above.</summary>
    public int Strength => Share < 50 ? 1 : Share < 67 ? 2 : 3;

    /// <summary>Whether less than half of the forms are counted, so that the leader says little.</summary>
    public bool IsEarly => Totals.Counted > 0 && 2 * Totals.Counted < Totals.All;

    /// <summary>How much is counted, in five steps: nothing, below a half, half and more, nearly all, all.</summary>
    public int Step => Totals.Counted == 0 ? 0
        : Totals.Counted == Totals.All ? 4
        : 100L * Totals.Counted >= 90L * Totals.All ? 3
        : 2L * Totals.Counted >= Totals.All ? 2
        : 1;

    internal static MapArea Of(DrawnArea drawn, ChildRow child, Contest contest)
    {
        var order = contest.Candidates.OrderByDescending(candidate => child.Totals[candidate.Field]).Take(2).ToArray();
        var (most, next) = (child.Totals[order[0].Field], order.Length > 1 ? child.Totals[order[1].Field] : -1);
        var valid = child.Totals[contest.Roles.Valid];
        return child.Totals.Counted == 0 || most == next || valid <= 0
            ? new(drawn, child.Region, null, 0, child.Totals)
            : new(drawn, child.Region, order[0], (int)Math.Min(100, 100 * most / valid), child.Totals);
    }
}
