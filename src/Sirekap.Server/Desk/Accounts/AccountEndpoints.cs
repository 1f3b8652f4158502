using System.Text;
using Sirekap.Election.Counting;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Server.Counting;
using Sirekap.Server.Desk.People;
using Sirekap.Server.Hosting;
using Sirekap.Server.Intake;
using Sirekap.Storage;

namespace Sirekap.Server.Desk.Accounts;

/// <summary>Taking an invitation, logging in and out. Bodies and answers are canonical JSON, refusals Problem Details.</summary>
internal sealed class AccountEndpoints(
    DeskPlace place, PasskeyShelf shelf, ArrivalBook arrivals, LoginTicket ticket, LiveCount live, KeyFolder keys, DeskRegistrar registrar, TimeProvider clock)
{
    public void Map(IEndpointRouteBuilder app)
    {
        app.MapPost(DeskPlace.Path + "/api/invitation", DeskRequest.Taking(EnrolAsync)).RequireRateLimiting(IntakeLimit.Policy).ExcludeFromDescription();
        app.MapPost(DeskPlace.Path + "/api/login/begin", DeskRequest.Taking(BeginAsync)).RequireRateLimiting(IntakeLimit.Policy).ExcludeFromDescription();
        app.MapPost(DeskPlace.Path + "/api/login", DeskRequest.Taking(LogInAsync)).RequireRateLimiting(IntakeLimit.Policy).ExcludeFromDescription();
        app.MapPost(DeskPlace.Path + "/api/logout", DeskRequest.Taking(LogOutAsync)).ExcludeFromDescription();
    }

    private async Task<CanonicalObject> EnrolAsync(HttpContext http, CanonicalObject body)
    {
        var token = body.Text("invitation", 1000);
        var publicKey = PasskeyAnswer.Decode(body, "public");
        var answer = PasskeyAnswer.Read(body.Object("answer"));
        body.Done();
        Invitation invitation;
        using (var issuer = P256Verifier.Parse(keys.OpenOrMake(KeyNames.Registrar).PublicKey))
            invitation = Invitation.Read(token, issuer, clock.GetUtcNow());
        using var key = P256Verifier.Parse(publicKey);
        // The newcomer signs the invitation itself: the key is in his hands, and made for this desk.
        answer.Require(Encoding.UTF8.GetBytes(token), key, place.Origin);
        RequireGood(invitation);
        if (invitation.By is null && !registrar.Signer.IsEnrolled)
            throw new RefusedException("key-unknown", "This server's own key for invitations is not enrolled in the log: tell its operator, and open the invitation again later.");
        if (invitation.By is null && registrar.Signer.Foresee(Enrolment) is { } foreseen)
            throw new RefusedException(foreseen);
        // From here on nothing is given up half-way: an invitation works once.
        if (!await shelf.TryUseAsync(invitation, CancellationToken.None))
            throw new RefusedException("invitation-used", "This invitation has been used: ask for a new one.");
        if (!await shelf.TryAddAsync(answer.Credential, publicKey, CancellationToken.None))
            throw new RefusedException("key-known", "This passkey is enrolled already: ask for a new invitation and make a new passkey.");
        if (invitation.By is not null)
        {
            await arrivals.AddAsync(key.Id, new(publicKey, invitation.Role, invitation.Region, invitation.Digest, new(clock.GetUtcNow())));
            return new CanonicalObject().Set("key", key.Id.ToString()).Set("waits", "registrar");
        }

        var outcome = await registrar.Signer.AppendAsync(Enrolment, CancellationToken.None);
        if (outcome is AppendOutcome.Refused { Refusal: var (code, sentence) })
            throw new RefusedException(code, sentence);
        await Session.BeginAsync(http, key.Id, answer.Credential);
        return new CanonicalObject().Set("key", key.Id.ToString());

        KeyStatement Enrolment(StatementTime at, long sequence) => KeyStatement.Enrol(
            live.Definition.Id, at, sequence, [.. publicKey], invitation.Role, invitation.Region, place.Origin, invitation.Digest);
    }

    /// <summary>The log knows what a restored database may have forgotten: who was let in, and who may invite no more.</summary>
    private void RequireGood(Invitation invitation) => live.Read(count =>
        count.IsInvitationUsed(invitation.Digest) ? throw new RefusedException("invitation-used", "This invitation has been used: ask for a new one.")
        : invitation.By is { } by && !count.MayManage(by, invitation.Role, invitation.Region) ? throw new RefusedException("invitation-void", "Whoever gave out this invitation may invite nobody any more: ask for a new one.")
        : true);

    private Task<CanonicalObject> BeginAsync(HttpContext http, CanonicalObject body)
    {
        body.Done();
        return Task.FromResult(new CanonicalObject().Set("text", ticket.Give(http)));
    }

    private async Task<CanonicalObject> LogInAsync(HttpContext http, CanonicalObject body)
    {
        var answer = PasskeyAnswer.Read(body);
        var signed = await ticket.TakeAsync(http);
        using var key = await shelf.FindAsync(answer.Credential, http.RequestAborted)
            ?? throw new RefusedException("key-unknown", "This desk does not know the passkey: use the one that you made from your invitation.");
        answer.Require(signed, key, place.Origin);
        var id = key.Id;
        if (live.Read(count => count.DescribeKey(id)) is not { } known)
            throw new RefusedException("not-admitted", "No administrator of accounts has signed your enrolment yet: ask for it, then log in again.");
        if (known.IsRevoked)
            throw new RefusedException("key-revoked", "This passkey has been revoked: ask an administrator of accounts for a new invitation.");
        await Session.BeginAsync(http, id, answer.Credential);
        return new CanonicalObject().Set("key", id.ToString());
    }

    private static async Task<CanonicalObject> LogOutAsync(HttpContext http, CanonicalObject body)
    {
        body.Done();
        await Session.EndAsync(http);
        return [];
    }
}
