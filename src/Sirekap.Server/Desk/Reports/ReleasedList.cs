using System.Collections.Immutable;
using Sirekap.Election.Counting;
using Sirekap.Election.Rights;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Server.Desk.Accounts;
using Sirekap.Server.Desk.Lists;
using Sirekap.Server.OpenData;

namespace Sirekap.Server.Desk.Reports;

/// <summary>The released photographs of a person's region, which the same person may withhold: <c>?terbit.perihal=unreadable&amp;terbit.urut=tps</c>.</summary>
/// <param name="Face">How the list is chosen and sorted.</param>
/// <param name="All">How many there are.</param>
/// <param name="Pictures">Those that match.</param>
public sealed record ReleasedList(ListFace Face, int All, ImmutableArray<ReleasedPicture> Pictures)
{
    /// <summary>The list's name in the query, and the id of its heading.</summary>
    public const string Name = "terbit";

    private static readonly DeskList<ReleasedPicture> _list = new(
        [new("perihal", "desk.reports.subject", [.. Enum.GetValues<ReportSubject>().Select(subject => new PickValue(Codes.Name(subject), $"report.subject.{subject}"))], (picture, subject) => Codes.Name(picture.Group.Subject) == subject)],
        [
            Column.Number<ReleasedPicture>("sejak", "desk.reports.released.since", picture => picture.Judgement.Index),
            Column.Text<ReleasedPicture>("tps", "desk.queue.station", picture => picture.Group.Station.Code),
        ],
        (picture, region) => region.Contains(picture.Group.Station))
    {
        Name = Name,
    };

    internal static ReleasedList Of(Count count, DeskPerson person, IQueryCollection query, Func<Digest, bool> isKept)
    {
        var released = (from contest in count.Definition.Contests
                        from @group in count.Contest(contest.Code)!.Reports.Groups
                        where @group.Pictured.Any(report => report.Picture is { IsShown: true }) && count.Entitles(person.Key, Deed.AnswerReport, @group.Station)
                        from report in @group.Pictured
                        where report.Picture is { IsShown: true } && isKept(report.Photo!.Value)
                        orderby report.Picture!.Index descending
                        select new ReleasedPicture(contest.Code, @group, report)).ToArray();
        var choice = _list.Read(query);
        return new(_list.Face(choice, ReportDesk.ReleasedFile, "list.newest"), released.Length, _list.Apply(choice, count.Definition.Regions, released));
    }

    internal byte[] ToCsv() => Csv.Of(
        ["contest", "station", "name", "village", "subject", "field", "report", "photo", "released", "log", "reason"],
        Pictures.Select(picture => new[]
        {
            picture.Contest, picture.Group.Station.Code, picture.Group.Station.Name, picture.Group.Station.Village.Name, Codes.Name(picture.Group.Subject), picture.Group.Field ?? "",
            FormattableString.Invariant($"{picture.Report.Index}"), picture.Report.Photo!.Value.ToString(), picture.Judgement.At.ToString(), FormattableString.Invariant($"{picture.Judgement.Index}"), picture.Judgement.Text,
        }));
}

/// <summary>A photograph that everyone sees.</summary>
/// <param name="Contest">The contest's code.</param>
/// <param name="Group">The reports about the same.</param>
/// <param name="Report">The report with the photograph.</param>
public sealed record ReleasedPicture(string Contest, ReportGroup Group, PlacedReport Report)
{
    /// <summary>Its release.</summary>
    public PlacedJudgement Judgement => Report.Picture!;
}
