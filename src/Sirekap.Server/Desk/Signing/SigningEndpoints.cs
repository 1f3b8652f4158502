using Sirekap.Election.Statements;
using Sirekap.Server.Counting;
using Sirekap.Server.Desk.Accounts;

namespace Sirekap.Server.Desk.Signing;

/// <summary>The second step of every statement: the passkey's answer to what was prepared.</summary>
internal sealed class SigningEndpoints(SigningPad pad, LiveCount live)
{
    public void Map(IEndpointRouteBuilder app) =>
        app.MapPost(DeskPlace.Path + "/api/sign", DeskRequest.Taking(SignAsync)).ExcludeFromDescription();

    private async Task<CanonicalObject> SignAsync(HttpContext http, CanonicalObject body)
    {
        var answer = PasskeyAnswer.Read(body.Object("answer"));
        body.Done();
        var person = live.Read(count => Session.Require(http, count));
        return new CanonicalObject().Set("index", await pad.SignAsync(person, answer, http.RequestAborted));
    }
}
