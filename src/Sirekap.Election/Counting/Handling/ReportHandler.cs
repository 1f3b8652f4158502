using Sirekap.Election.Rights;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;

namespace Sirekap.Election.Counting.Handling;

/// <summary>
/// Citizens' reports, recorded by a server, answered by reviewers and supervisors of the region. They stand beside the forms: neither a form's
/// state nor its history changes, so nobody can flood them.
/// </summary>
internal sealed class ReportHandler : Handler<ReportStatement>
{
    protected override Refusal? Judge(Count count, ReportStatement statement, SignedEntry entry)
    {
        if (count.Definition.Regions.FindStation(statement.Station) is not { } station)
            return Handlers.StationUnknown(statement.Station);
        if (count.Contest(statement.Contest) is not { } contest)
            return Handlers.ContestUnknown(statement.Contest);
        if (Handlers.Unentitled(count, entry, statement.Action is MakeReport ? Deed.RecordReport : Deed.AnswerReport, station) is { } foreign)
            return foreign;
        if (statement.Field is { } field && Handlers.FieldsUnknown(contest.Contest, [field]) is { } unknown)
            return unknown;
        var group = contest.Reports.Find(station, statement.Subject, statement.Field);
        return statement.Action switch
        {
            AnswerReports answer when group?.CanBeAnswered(answer.Until) != true =>
                new("report-unknown", $"Entry {answer.Until} is no report of this subject and field about station {station.Code} that waits for an answer."),
            JudgePicture judgement when group?.CanBeJudged(judgement) != true =>
                new("report-unknown", $"Entry {judgement.Report} is no report of this subject and field about station {station.Code} whose photograph {judgement.Photo} can be {(judgement.IsShown ? "released" : "withheld")}."),
            _ => null,
        };
    }

    protected override void Enact(Count count, long index, ReportStatement statement)
    {
        var station = count.Definition.Regions.FindStation(statement.Station)!.Value;
        var reports = count.Contest(statement.Contest)!.Reports;
        var group = reports.Find(station, statement.Subject, statement.Field);
        switch (statement.Action)
        {
            case MakeReport make:
                reports.Put((group ?? new(station, statement.Subject, statement.Field, [], [], 0)).With(new(index, statement.At, make.Seal, make.Times) { Photo = make.Photo }));
                break;
            case AnswerReports answer:
                reports.Put(group! with { Answers = group.Answers.Add(new(index, statement.At, answer)) });
                break;
            case JudgePicture judgement:
                reports.Put(group!.With(index, statement.At, judgement));
                break;
        }
    }
}
