using Sirekap.Election.Counting;
using Sirekap.Election.Statements;
using Sirekap.Server.Counting;
using Sirekap.Server.Desk.Accounts;
using Sirekap.Server.Desk.Signing;

namespace Sirekap.Server.Desk.Plenary;

/// <summary>Every step of a plenary: what the page asks for becomes a statement that the fold would take now, and then the passkey signs it.</summary>
internal sealed class PlenaryEndpoints(DeskSigner signer, LiveCount live, TimeProvider clock)
{
    public void Map(IEndpointRouteBuilder app)
    {
        app.MapPost(DeskPlace.Path + "/api/plenary/prepare", DeskRequest.Taking(PrepareAsync)).ExcludeFromDescription();
        app.MapPost(DeskPlace.Path + "/api/plenary/sign", DeskRequest.Taking(SignAsync)).ExcludeFromDescription();
    }

    private async Task<CanonicalObject> PrepareAsync(HttpContext http, CanonicalObject body)
    {
        var subject = SubjectOf(body);
        var (person, statement) = live.Read(count =>
        {
            var person = RequirePerson(http, count);
            var statement = PlenaryAct.Read(count, person, new(clock.GetUtcNow()), body);
            // Refused now, before a person is asked to sign what would be refused.
            return count.JudgeDraft(person.Key, statement) is { } refusal ? throw new RefusedException(refusal) : (person, statement);
        });
        return await signer.PrepareAsync(person, subject, statement, http.RequestAborted);
    }

    private async Task<CanonicalObject> SignAsync(HttpContext http, CanonicalObject body)
    {
        var subject = SubjectOf(body);
        var answer = PasskeyAnswer.Read(body.Object("answer"));
        body.Done();
        var person = live.Read(count => RequirePerson(http, count));
        return new CanonicalObject().Set("index", await signer.SignAsync(person, subject, answer, http.RequestAborted));
    }

    private static string SubjectOf(CanonicalObject body) => $"plenary {body.Text("contest")} {body.Text("region")} {body.Text("act")}";

    private static DeskPerson RequirePerson(HttpContext http, Count count) =>
        Session.Of(http, count) ?? throw new RefusedException("not-logged-in", "You are not logged in: log in at the desk first.");
}
