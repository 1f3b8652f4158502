using Sirekap.Election.Statements;
using Sirekap.Server.Desk.Signing;

namespace Sirekap.Server.Desk.Plenary;

/// <summary>Every step of a plenary: what the page asks for becomes a statement that the fold would take now, and then the passkey signs it.</summary>
internal sealed class PlenaryEndpoints(SigningPad pad)
{
    public void Map(IEndpointRouteBuilder app) =>
        app.MapPost(DeskPlace.Path + "/api/plenary", DeskRequest.Taking(OfferAsync)).ExcludeFromDescription();

    private Task<CanonicalObject> OfferAsync(HttpContext http, CanonicalObject body) => pad.OfferAsync(http, head => PlenaryAct.Read(head, body));
}
