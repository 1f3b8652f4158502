using Sirekap.Election.Counting;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Server.Desk.Signing;

namespace Sirekap.Server.Desk.Objections;

/// <summary>Objections of supervisors and witnesses, and the answers of chairs and reviewers. Whether they may, the fold says before anybody signs.</summary>
internal sealed class ObjectionEndpoints(SigningPad pad)
{
    public void Map(IEndpointRouteBuilder app)
    {
        app.MapPost(DeskPlace.Path + "/api/objection/raise", DeskRequest.Taking(RaiseAsync)).ExcludeFromDescription();
        app.MapPost(DeskPlace.Path + "/api/objection/answer", DeskRequest.Taking(AnswerAsync)).ExcludeFromDescription();
    }

    private Task<CanonicalObject> RaiseAsync(HttpContext http, CanonicalObject body)
    {
        var (contest, place, text) = (body.Text("contest"), body.Text("place"), body.Text("text", ObjectionStatement.MostText));
        body.Done();
        return pad.OfferAsync(http, head => Statement(head, contest, head.Count.Definition.Regions.FindStation(place) is null ? null : place, place, text, null));
    }

    private Task<CanonicalObject> AnswerAsync(HttpContext http, CanonicalObject body)
    {
        var (contest, index, text) = (body.Text("contest"), body.Integer("objection", 0, long.MaxValue), body.Text("text", ObjectionStatement.MostText));
        body.Done();
        return pad.OfferAsync(http, head =>
        {
            var filed = head.Count.Contest(contest)?.Objections.All.FirstOrDefault(filed => filed.Objection.Index == index)
                ?? throw new RefusedException("objection-unknown", $"Entry {index} is no objection in contest {contest}.");
            return Statement(head, contest, filed.Station?.Code, filed.Code, text, index);
        });
    }

    private static ObjectionStatement Statement(StatementHead head, string contest, string? station, string place, string text, long? answers) => new()
    {
        Election = head.Election,
        At = head.At,
        Sequence = head.Sequence,
        Station = station,
        Region = station is null ? place : null,
        Contest = contest,
        Text = text,
        Answers = answers,
    };
}
