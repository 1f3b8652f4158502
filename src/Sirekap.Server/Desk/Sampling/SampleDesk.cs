using System.Collections.Immutable;
using Sirekap.Election.Counting;
using Sirekap.Election.Rights;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Server.Desk.Review;
using Sirekap.Server.Desk.Signing;

namespace Sirekap.Server.Desk.Sampling;

/// <summary>Prepares a blind re-reading for signing: a box that was left empty could not be read.</summary>
internal sealed class SampleDesk(SigningPad pad)
{
    public void Map(IEndpointRouteBuilder app) => app.MapPost(DeskPlace.Path + "/api/sample/read", DeskRequest.Taking(ReadAsync)).ExcludeFromDescription();

    private Task<CanonicalObject> ReadAsync(HttpContext http, CanonicalObject body)
    {
        var form = FormName.Read(body);
        var index = body.Integer("form", 0, long.MaxValue);
        var figures = ReviewRecord.ReadFigures(body.Object("figures"));
        body.Done();
        return pad.OfferAsync(http, head => new RecheckStatement
        {
            Election = head.Election,
            At = head.At,
            Sequence = head.Sequence,
            Station = form.Station,
            Contest = form.Contest,
            Form = index,
            Figures = figures,
            Illegible = [.. head.Count.Contest(form.Contest)?.Contest.Fields.Select(field => field.Id).Where(field => !figures.ContainsKey(field)) ?? []],
        });
    }
}
