using System.Collections.Immutable;
using Sirekap.Election.Counting;
using Sirekap.Election.Regions;
using Sirekap.Election.Statements.Kinds;

namespace Sirekap.Server.Site.Reports;

/// <summary>One page of what citizens report, the most reported first.</summary>
/// <param name="Filter">What is looked at.</param>
/// <param name="All">How many reports there are at all.</param>
/// <param name="Number">How many there are of this selection.</param>
/// <param name="Waiting">How many of its topics wait for an answer.</param>
/// <param name="Matching">How many topics there are of this selection.</param>
/// <param name="Provinces">Where: every province with its number of reports, all selections apart from the province.</param>
/// <param name="Subjects">What: every subject with its number of reports in the selected province and state.</param>
/// <param name="Page">The page, from 1.</param>
/// <param name="Rows">The topics on it.</param>
public sealed record ReportsView(
    ReportFilter Filter,
    long All,
    long Number,
    int Waiting,
    int Matching,
    ImmutableArray<(Region Province, long Number)> Provinces,
    ImmutableArray<(ReportSubject Subject, long Number)> Subjects,
    int Page,
    ImmutableArray<ReportGroup> Rows)
{
    /// <summary>How many topics stand on a page.</summary>
    public const int PageSize = 50;

    /// <summary>How many pages there are.</summary>
    public int Pages => Math.Max(1, (Matching + PageSize - 1) / PageSize);

    internal static ReportsView Of(IEnumerable<ReportGroup> groups, ReportFilter filter)
    {
        var all = groups.ToArray();
        var elsewhere = all.Where(group => Fits(group, filter with { Province = null })).ToArray();
        var otherwise = all.Where(group => Fits(group, filter with { Subject = null })).ToArray();
        var matching = elsewhere.Where(group => Fits(group, filter))
            .OrderByDescending(group => group.Number).ThenByDescending(group => group.Changed.Moment).ThenBy(group => group.Station.Ordinal).ToArray();
        var page = Math.Clamp(filter.Page, 1, Math.Max(1, (matching.Length + PageSize - 1) / PageSize));
        return new(
            filter,
            all.Sum(group => group.Number),
            matching.Sum(group => group.Number),
            matching.Count(group => group.IsOpen),
            matching.Length,
            [.. elsewhere.GroupBy(ProvinceOf).Select(province => (province.Key, province.Sum(group => group.Number))).OrderByDescending(province => province.Item2).ThenBy(province => province.Key.Index)],
            [.. Enum.GetValues<ReportSubject>().Select(subject => (subject, otherwise.Where(group => group.Subject == subject).Sum(group => group.Number)))],
            page,
            [.. matching.Skip((page - 1) * PageSize).Take(PageSize)]);
    }

    /// <summary>The province of a topic.</summary>
    public static Region ProvinceOf(ReportGroup group) => group.Station.Village.Ancestors.First(region => region.Level == RegionLevel.Province);

    private static bool Fits(ReportGroup group, ReportFilter filter) =>
        (filter.Province is null || ProvinceOf(group).Code == filter.Province)
        && (filter.Subject is null || group.Subject == filter.Subject)
        && (filter.IsOpen is null || group.IsOpen == filter.IsOpen);
}

/// <summary>One report, and what has come of it.</summary>
/// <param name="Group">All reports of its station, subject and field.</param>
/// <param name="Report">The report.</param>
public sealed record ReportView(ReportGroup Group, PlacedReport Report)
{
    /// <summary>The answer to it; null while it waits.</summary>
    public PlacedAnswer? Answer => Group.Answers.FirstOrDefault(answer => answer.Answer.Until >= Report.Index);
}
