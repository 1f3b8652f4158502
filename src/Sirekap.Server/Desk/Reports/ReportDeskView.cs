using System.Collections.Immutable;
using Sirekap.Election.Counting;
using Sirekap.Election.Rights;
using Sirekap.Election.Statements;
using Sirekap.Server.Desk.Accounts;

namespace Sirekap.Server.Desk.Reports;

/// <summary>Reports about one thing that wait for an answer.</summary>
/// <param name="Contest">The contest's code.</param>
/// <param name="Group">The reports.</param>
public sealed record ReportDeskLine(string Contest, ReportGroup Group)
{
    private const int MostWords = 20;

    /// <summary>What citizens wrote, the newest first; nobody else sees it.</summary>
    public ImmutableArray<string> Words { get; init; } = [];

    /// <summary>The seals of what was written and is not answered.</summary>
    public IEnumerable<Digest> Seals => Group.Reports.Where(report => report.Index > Group.AnsweredUntil).Reverse().Select(report => report.Seal).OfType<Digest>().Take(MostWords);
}

/// <summary>The reports of a person's region that wait for an answer, the most reported first.</summary>
/// <param name="Person">Who looks.</param>
/// <param name="Region">The region's name.</param>
/// <param name="MayAnswer">Whether the person's role answers reports.</param>
/// <param name="Waiting">How many topics wait.</param>
/// <param name="Lines">The most reported of them.</param>
public sealed record ReportDeskView(DeskPerson Person, string Region, bool MayAnswer, int Waiting, ImmutableArray<ReportDeskLine> Lines)
{
    private const int MostLines = 50;

    internal static ReportDeskView Of(Count count, DeskPerson person)
    {
        var waiting = (from contest in count.Definition.Contests
                       from @group in count.Contest(contest.Code)!.Reports.Groups
                       where @group.IsOpen && count.Entitles(person.Key, Deed.AnswerReport, @group.Station)
                       orderby @group.Number descending, @group.Station.Ordinal
                       select new ReportDeskLine(contest.Code, @group)).ToArray();
        return new(
            person, count.Definition.Regions.FindRegion(person.Region)?.Name ?? person.Region, RightsTable.Find(person.Role, Deed.AnswerReport) is not null, waiting.Length, [.. waiting.Take(MostLines)]);
    }
}
