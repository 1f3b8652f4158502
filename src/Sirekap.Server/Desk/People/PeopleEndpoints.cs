using System.Globalization;
using Sirekap.Election.Counting;
using Sirekap.Election.Regions;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Server.Counting;
using Sirekap.Server.Desk.Accounts;
using Sirekap.Server.Desk.Signing;
using Sirekap.Server.Site.Receipts;

namespace Sirekap.Server.Desk.People;

/// <summary>What a registrar does: invite, admit whom the invitation brought, and take keys away. The last two are statements of the registrar's own passkey.</summary>
internal sealed class PeopleEndpoints(DeskPlace place, SigningPad pad, ArrivalBook arrivals, DeskRegistrar registrar, LiveCount live, TimeProvider clock)
{
    private const int MostHours = 24 * 7, MostReason = 200;

    public void Map(IEndpointRouteBuilder app)
    {
        app.MapPost(DeskPlace.Path + "/api/people/invite", DeskRequest.Taking(InviteAsync)).ExcludeFromDescription();
        app.MapPost(DeskPlace.Path + "/api/people/admit", DeskRequest.Taking(AdmitAsync)).ExcludeFromDescription();
        app.MapPost(DeskPlace.Path + "/api/people/revoke", DeskRequest.Taking(RevokeAsync)).ExcludeFromDescription();
    }

    private Task<CanonicalObject> InviteAsync(HttpContext http, CanonicalObject body)
    {
        var role = Roles.Parse(body.Text("role"));
        var region = body.Text("region");
        var hours = body.Integer("hours", 1, MostHours);
        body.Done();
        var by = live.Read(count =>
        {
            var person = RequireRegistrar(http, count);
            if (Entitlement.JudgeInvitation(count.Definition, role, region) is { } refusal)
                throw new RefusedException(refusal);
            return count.MayManage(person.Key, role, region)
                ? person.Key
                : throw new RefusedException("key-region", $"You may not invite the role {role.Name()} for {region}: people of your own region, and administrators of regions below it.");
        });
        var link = place.LinkOf(registrar.Invite(role, region, new(clock.GetUtcNow().AddHours(hours)), by));
        var code = QrPicture.Of(link);
        return Task.FromResult(new CanonicalObject().Set("link", link).Set("side", code?.Side.ToString(CultureInfo.InvariantCulture)).Set("path", code?.Path));
    }

    private async Task<CanonicalObject> AdmitAsync(HttpContext http, CanonicalObject body)
    {
        var key = KeyId.Parse(body.Text("key"));
        body.Done();
        var waiting = await arrivals.ListAsync(live.Read(count => RegionOf(count, RequireRegistrar(http, count))), http.RequestAborted);
        if (!waiting.TryGetValue(key, out var arrival) || clock.GetUtcNow() - arrival.At.Moment >= Arrival.Patience)
            throw new RefusedException("arrival-unknown", $"Nobody with the passkey {key} waits in your region: load the page again.");
        return await pad.OfferAsync(http, head => KeyStatement.Enrol(
            head.Election, head.At, head.Sequence, [.. arrival.PublicKey], arrival.Role, arrival.Region, place.Origin, arrival.Invitation));
    }

    private async Task<CanonicalObject> RevokeAsync(HttpContext http, CanonicalObject body)
    {
        var key = KeyId.Parse(body.Text("key"));
        var reason = body.Text("reason", MostReason);
        body.Done();
        live.Read(count => RequireRegistrar(http, count));
        return await pad.OfferAsync(http, head => KeyStatement.Revoke(head.Election, head.At, head.Sequence, key, reason));
    }

    private static DeskPerson RequireRegistrar(HttpContext http, Count count) => Session.Require(http, count) is { Role: Role.Registrar } person
        ? person
        : throw new RefusedException("key-role", "Only an administrator of accounts invites, admits and revokes.");

    private static Region RegionOf(Count count, DeskPerson person) => count.Definition.Regions.FindRegion(person.Region)
        ?? throw new InvalidOperationException($"The registrar {person.Key} is enrolled for {person.Region}, which is no region.");
}
