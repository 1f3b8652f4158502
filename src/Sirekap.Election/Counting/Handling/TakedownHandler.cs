using Sirekap.Election.Regions;
using Sirekap.Election.Rights;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;

namespace Sirekap.Election.Counting.Handling;

/// <summary>Withholding and its end. No state and no total hangs on it.</summary>
internal sealed class TakedownHandler : Handler<TakedownStatement>
{
    public override Dossier? DossierOf(Count count, Statement statement) =>
        statement is TakedownStatement takedown ? Handlers.Dossier(count, takedown.Contest, takedown.Station) : null;

    protected override Refusal? Judge(Count count, TakedownStatement statement, SignedEntry entry)
    {
        if (count.Definition.Regions.FindStation(statement.Station) is not { } station)
            return Handlers.StationUnknown(statement.Station);
        if (count.Contest(statement.Contest) is not { } contest)
            return Handlers.ContestUnknown(statement.Contest);
        if (Handlers.Unentitled(count, entry, DeedOf(statement.Action), station) is { } foreign)
            return foreign;
        return statement.Action switch
        {
            RequestTakedown request => JudgeTime(statement, request.Notice) ?? JudgeRequest(count, contest, station, request.Notice),
            ConfirmTakedown confirm => JudgeTime(statement, confirm.Notice) ?? JudgeConfirmation(count, statement, confirm),
            LiftTakedown lift => Open(count, statement, lift.Request) is null ? Unknown(statement, lift.Request) : null,
            var action => throw new InvalidOperationException($"There is no takedown action {action.GetType().Name}."),
        };
    }

    protected override void Enact(Count count, long index, TakedownStatement statement)
    {
        switch (statement.Action)
        {
            case RequestTakedown request:
                count.Takedowns.Add(new(index, count.Definition.Regions.FindStation(statement.Station)!.Value, statement.Contest, request.Notice, statement.At));
                break;
            case ConfirmTakedown confirm:
                count.Takedowns.Change(count.Takedowns.Find(confirm.Request)! with { Confirmed = new(index, statement.At) });
                break;
            case LiftTakedown lift:
                count.Takedowns.Change(count.Takedowns.Find(lift.Request)! with { Lifted = new(index, statement.At, lift.Sentence) });
                break;
        }
    }

    private static Deed DeedOf(TakedownAction action) => action switch
    {
        RequestTakedown => Deed.RequestTakedown,
        ConfirmTakedown => Deed.ConfirmTakedown,
        _ => Deed.LiftTakedown,
    };

    private static Refusal? JudgeTime(TakedownStatement statement, TakedownNotice notice)
    {
        var time = notice.Expires.Moment - statement.At.Moment;
        return time > TimeSpan.Zero && time <= TakedownNotice.LongestTime
            ? null
            : new("expiry-out-of-bounds", $"A takedown ends after it is signed and within {TakedownNotice.LongestTime.TotalDays:F0} days, not at {notice.Expires}: sign another one when this one ends.");
    }

    private static Refusal? JudgeRequest(Count count, ContestCount contest, Station station, TakedownNotice notice)
    {
        if (notice.Subject is FigureSubject figure && Handlers.FieldsUnknown(contest.Contest, [figure.Field]) is { } unknown)
            return unknown;
        if (notice.Subject is PictureSubject picture && contest.DossierOf(station)?.HasPublished(picture.Photo) != true)
            return new("photo-not-published", $"No form of station {station.Code} has the public picture {picture.Photo}.");
        return count.Takedowns.OfForm(station, contest.Contest.Code).FirstOrDefault(open => open.Lifted is null && open.Notice == notice) is { } same
            ? new("takedown-exists", $"Entry {same.Index} asks for the same.")
            : null;
    }

    private static Refusal? JudgeConfirmation(Count count, TakedownStatement statement, ConfirmTakedown confirm)
    {
        if (Open(count, statement, confirm.Request) is not { State: TakedownState.Requested } request)
            return Unknown(statement, confirm.Request);
        return request.Notice == confirm.Notice
            ? null
            : new("takedown-differs", $"Entry {confirm.Request} asks for something else than you confirm: sign its very words.");
    }

    private static Takedown? Open(Count count, TakedownStatement statement, long request) =>
        count.Takedowns.Find(request) is { Lifted: null } takedown && takedown.Station.Code == statement.Station && takedown.Contest == statement.Contest ? takedown : null;

    private static Refusal Unknown(TakedownStatement statement, long request) =>
        new("takedown-unknown", $"Entry {request} is no takedown about station {statement.Station} that still waits for this.");
}
