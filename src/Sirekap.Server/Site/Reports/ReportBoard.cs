using System.Collections.Concurrent;
using System.Collections.Immutable;
using Sirekap.Election.Counting;
using Sirekap.Election.Regions;

namespace Sirekap.Server.Site.Reports;

/// <summary>All topics of a contest in the two orders in which they are shown, put in order once per change of its reports.</summary>
/// <param name="Version">The version of the reports.</param>
/// <param name="Ranked">The most reported first.</param>
/// <param name="Recent">The last changed first.</param>
internal sealed record RankedReports(long Version, ImmutableArray<RankedReport> Ranked, ImmutableArray<RankedReport> Recent)
{
    private const int MostNewest = 100;

    /// <summary>The last changed first, as many as a feed names.</summary>
    public ImmutableArray<ReportGroup> Newest => [.. Recent.Take(MostNewest).Select(row => row.Group)];

    public static RankedReports Of(ReportBook reports)
    {
        RankedReport[] placed = [.. reports.Groups.Select(group => new RankedReport(group, group.Station.Village.Ancestors.First(region => region.Level == RegionLevel.Province)))];
        return new(
            reports.Version,
            [.. placed.OrderByDescending(row => row.Group.Number).ThenByDescending(row => row.Group.Changed.Moment).ThenBy(row => row.Group.Station.Ordinal)],
            [.. placed.OrderByDescending(row => row.Group.Changed.Moment).ThenByDescending(row => row.Group.Last.Index)]);
    }
}

/// <summary>A topic, and where it is.</summary>
/// <param name="Group">The topic.</param>
/// <param name="Province">The province.</param>
public readonly record struct RankedReport(ReportGroup Group, Region Province);

/// <summary>Keeps what is in order: a night with a hundred thousand topics must not sort them under the count's lock for every visitor.</summary>
internal sealed class ReportBoard
{
    private readonly ConcurrentDictionary<string, RankedReports> _latest = new(StringComparer.Ordinal);

    /// <summary>The topics of a contest; to be asked while the count is held still.</summary>
    public RankedReports Of(ContestCount contest)
    {
        if (_latest.TryGetValue(contest.Contest.Code, out var known) && known.Version == contest.Reports.Version)
            return known;
        return _latest[contest.Contest.Code] = RankedReports.Of(contest.Reports);
    }
}
