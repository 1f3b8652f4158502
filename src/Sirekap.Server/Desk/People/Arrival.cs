using System.Buffers.Text;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;

namespace Sirekap.Server.Desk.People;

/// <summary>A newcomer whose passkey is made and who waits for a registrar to sign the enrolment.</summary>
/// <param name="PublicKey">The passkey: SubjectPublicKeyInfo.</param>
/// <param name="Role">What for.</param>
/// <param name="Region">Where.</param>
/// <param name="Invitation">The digest of the invitation.</param>
/// <param name="At">When the passkey was made.</param>
internal sealed record Arrival(byte[] PublicKey, Role Role, string Region, Digest Invitation, StatementTime At)
{
    /// <summary>After so long nobody waits any more: a new invitation is needed.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(7);

    public static Arrival Parse(byte[] bytes)
    {
        var members = CanonicalJson.Parse(bytes);
        var arrival = new Arrival(
            Base64Url.DecodeFromChars(members.Text("public")), Roles.Parse(members.Text("role")), members.Text("region"),
            Digest.Parse(members.Text("invitation")), StatementTime.Parse(members.Text("at")));
        members.Done();
        return arrival;
    }

    public byte[] ToBytes() => new CanonicalObject()
        .Set("public", Base64Url.EncodeToString(PublicKey)).Set("role", Role.Name()).Set("region", Region)
        .Set("invitation", Invitation.ToString()).Set("at", At.ToString()).ToBytes();
}
