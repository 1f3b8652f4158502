using Sirekap.Election.Counting;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Server.Desk.Signing;

namespace Sirekap.Server.Desk.Takedowns;

/// <summary>Prepares the three steps of a takedown for signing. What the second signer confirms is taken from the log, never from the page.</summary>
internal sealed class TakedownDesk(SigningPad pad)
{
    public void Map(IEndpointRouteBuilder app)
    {
        Map("request", RequestAsync);
        Map("confirm", ConfirmAsync);
        Map("lift", LiftAsync);

        void Map(string step, Func<HttpContext, CanonicalObject, Task<CanonicalObject>> handle) =>
            app.MapPost($"{DeskPlace.Path}/api/takedown/{step}", DeskRequest.Taking(handle)).ExcludeFromDescription();
    }

    private Task<CanonicalObject> RequestAsync(HttpContext http, CanonicalObject body)
    {
        var (station, contest, subject) = (body.Text("station"), body.Text("contest"), body.Text("subject"));
        var notice = new TakedownNotice(
            Digest.TryParse(subject, out var photo) ? new PictureSubject(photo) : new FigureSubject(subject),
            Codes.Parse<TakedownReason>(body.Text("reason")),
            body.Text("text", TakedownNotice.LongestSentence),
            body.Text("order", TakedownNotice.LongestOrder),
            StatementTime.Parse(body.Text("expires")));
        body.Done();
        return pad.OfferAsync(http, head => State(head, station, contest, new RequestTakedown(notice)));
    }

    private Task<CanonicalObject> ConfirmAsync(HttpContext http, CanonicalObject body)
    {
        var request = body.Integer("request", 0, long.MaxValue);
        body.Done();
        return pad.OfferAsync(http, head => State(head, Find(head, request), asked => new ConfirmTakedown(request, asked.Notice)));
    }

    private Task<CanonicalObject> LiftAsync(HttpContext http, CanonicalObject body)
    {
        var request = body.Integer("request", 0, long.MaxValue);
        var sentence = body.Text("text", TakedownNotice.LongestSentence);
        body.Done();
        return pad.OfferAsync(http, head => State(head, Find(head, request), _ => new LiftTakedown(request, sentence)));
    }

    private static Takedown Find(StatementHead head, long request) => head.Count.Takedowns.Find(request)
        ?? throw new RefusedException("takedown-unknown", $"Entry {request} asks for no takedown: load the page again.");

    private static TakedownStatement State(StatementHead head, Takedown asked, Func<Takedown, TakedownAction> action) =>
        State(head, asked.Station.Code, asked.Contest, action(asked));

    private static TakedownStatement State(StatementHead head, string station, string contest, TakedownAction action) =>
        new() { Election = head.Election, At = head.At, Sequence = head.Sequence, Station = station, Contest = contest, Action = action };
}
