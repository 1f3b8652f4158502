using System.Collections.Immutable;
using Sirekap.Election.Counting;
using Sirekap.Election.Rights;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Server.Desk.Accounts;
using Sirekap.Server.Desk.Lists;
using Sirekap.Server.OpenData;

namespace Sirekap.Server.Desk.Reports;

/// <summary>Reports about one thing that wait for an answer.</summary>
/// <param name="Contest">The contest's code.</param>
/// <param name="Group">The reports.</param>
public sealed record ReportDeskLine(string Contest, ReportGroup Group)
{
    private const int MostWords = 20;

    /// <summary>What citizens wrote, the newest first; nobody else sees it.</summary>
    public ImmutableArray<string> Words { get; init; } = [];

    /// <summary>The reports whose photograph waits and is here still, the oldest first.</summary>
    public ImmutableArray<PlacedReport> Pictures { get; init; } = [];

    internal static ReportDeskLine Of(string contest, ReportGroup group, Func<Digest, bool> isKept) => new(contest, group)
    {
        Pictures = [.. group.Pictured.Where(report => report.Picture is null && isKept(report.Photo!.Value)).Take(MostWords)],
    };

    /// <summary>The seals of what was written and is not answered.</summary>
    public IEnumerable<Digest> Seals => Group.Reports.Where(report => report.Index > Group.AnsweredUntil).Reverse().Select(report => report.Seal).OfType<Digest>().Take(MostWords);
}

/// <summary>The reports of a person's region that wait for an answer, the most reported first.</summary>
/// <param name="Person">Who looks.</param>
/// <param name="Region">The region's name.</param>
/// <param name="MayAnswer">Whether the person's role answers reports.</param>
/// <param name="Waiting">How many topics wait.</param>
/// <param name="Face">How the list is chosen and sorted.</param>
/// <param name="Lines">Those that match.</param>
/// <param name="Released">The photographs that are public.</param>
public sealed record ReportDeskView(DeskPerson Person, string Region, bool MayAnswer, int Waiting, ListFace Face, ImmutableArray<ReportDeskLine> Lines, ReleasedList Released)
{
    /// <summary>How many topics the page shows; the file holds all.</summary>
    public const int MostLines = 50;

    private static readonly DeskList<ReportDeskLine> _list = new(
        [new("perihal", "desk.reports.subject", [.. Enum.GetValues<ReportSubject>().Select(subject => new PickValue(Codes.Name(subject), $"report.subject.{subject}"))], (line, subject) => Codes.Name(line.Group.Subject) == subject)],
        [
            Column.Number<ReportDeskLine>("jumlah", "desk.reports.number", line => line.Group.Number),
            Column.Number<ReportDeskLine>("sejak", "desk.reports.first", line => line.Group.First.Index),
            Column.Text<ReportDeskLine>("tps", "desk.queue.station", line => line.Group.Station.Code),
        ],
        (line, region) => region.Contains(line.Group.Station));

    internal static ReportDeskView Of(Count count, DeskPerson person, IQueryCollection query, Func<Digest, bool> isKept)
    {
        var waiting = (from contest in count.Definition.Contests
                       from @group in count.Contest(contest.Code)!.Reports.Groups
                       where (@group.IsOpen || @group.HasWaitingPicture) && count.Entitles(person.Key, Deed.AnswerReport, @group.Station)
                       let line = ReportDeskLine.Of(contest.Code, @group, isKept)
                       where @group.IsOpen || line.Pictures.Length > 0
                       orderby @group.Number descending, @group.Station.Ordinal
                       select line).ToArray();
        var choice = _list.Read(query);
        return new(
            person, count.Definition.Regions.FindRegion(person.Region)?.Name ?? person.Region, RightsTable.Find(person.Role, Deed.AnswerReport) is not null, waiting.Length,
            _list.Face(choice, ReportDesk.Path + ".csv", "desk.reports.most"), _list.Apply(choice, count.Definition.Regions, waiting), ReleasedList.Of(count, person, query, isKept));
    }

    /// <summary>What is in the log alone: words of citizens are in no file.</summary>
    internal byte[] ToCsv() => Csv.Of(
        ["contest", "station", "name", "village", "subject", "field", "reports", "first", "last", "log"],
        Lines.Select(line => new[]
        {
            line.Contest, line.Group.Station.Code, line.Group.Station.Name, line.Group.Station.Village.Name, Codes.Name(line.Group.Subject), line.Group.Field ?? "",
            FormattableString.Invariant($"{line.Group.Number}"), line.Group.First.At.ToString(), line.Group.Last.At.ToString(), FormattableString.Invariant($"{line.Group.Last.Index}"),
        }));
}
