using System.Collections.Immutable;
using Sirekap.Election.Counting;
using Sirekap.Election.Regions;
using Sirekap.Election.Statements.Kinds;

namespace Sirekap.Server.Site.Reports;

/// <summary>One page of what citizens report.</summary>
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

    /// <summary>Chooses from all topics.</summary>
    /// <param name="ranked">All topics in the order of the page.</param>
    /// <param name="filter">What is looked at.</param>
    internal static ReportsView Of(ImmutableArray<RankedReport> ranked, ReportFilter filter)
    {
        var (provinces, subjects) = (new Dictionary<Region, long>(), new long[Enum.GetValues<ReportSubject>().Length]);
        var matching = new List<ReportGroup>();
        foreach (var (group, province) in ranked)
        {
            var (isThere, isThat) = (filter.Province is null || province.Code == filter.Province, filter.Subject is null || group.Subject == filter.Subject);
            if (filter.IsOpen is { } isOpen && group.IsOpen != isOpen)
                continue;
            if (isThat)
                provinces[province] = provinces.GetValueOrDefault(province) + group.Number;
            if (isThere)
                subjects[(int)group.Subject] += group.Number;
            if (isThere && isThat)
                matching.Add(group);
        }

        var page = Math.Clamp(filter.Page, 1, Math.Max(1, (matching.Count + PageSize - 1) / PageSize));
        return new(
            filter,
            ranked.Sum(row => row.Group.Number),
            matching.Sum(group => group.Number),
            matching.Count(group => group.IsOpen),
            matching.Count,
            [.. provinces.OrderByDescending(province => province.Value).ThenBy(province => province.Key.Index).Select(province => (province.Key, province.Value))],
            [.. Enum.GetValues<ReportSubject>().Select(subject => (subject, subjects[(int)subject]))],
            page,
            [.. matching.Skip((page - 1) * PageSize).Take(PageSize)]);
    }
}

/// <summary>One report, and what has come of it.</summary>
/// <param name="Group">All reports of its station, subject and field.</param>
/// <param name="Report">The report.</param>
public sealed record ReportView(ReportGroup Group, PlacedReport Report)
{
    /// <summary>The answer to it; null while it waits.</summary>
    public PlacedAnswer? Answer => Group.Answers.FirstOrDefault(answer => answer.Answer.Until >= Report.Index);
}
