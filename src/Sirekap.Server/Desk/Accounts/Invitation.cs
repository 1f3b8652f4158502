using System.Buffers.Text;
using System.Security.Cryptography;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;

namespace Sirekap.Server.Desk.Accounts;

/// <summary>
/// Lets its bearer enrol one passkey, once, before it expires. It is signed by this server's registrar key and kept nowhere: only that it
/// was used is noted, beside the log until the enrolment names its digest there. It names a role and a region and nobody.
/// </summary>
/// <param name="Role">What the passkey will be for.</param>
/// <param name="Region">Where.</param>
/// <param name="Until">When it expires.</param>
/// <param name="Nonce">128 random bits, which make it one of its kind.</param>
/// <param name="By">The registrar whose passkey will sign the enrolment; null where the server's own key signs it at once, as for the first people.</param>
public sealed record Invitation(Role Role, string Region, StatementTime Until, string Nonce, KeyId? By)
{
    private const int NonceBytes = 16;

    /// <summary>What the enrolment says of it in the log, where nobody can make the invitation out of it.</summary>
    public required Digest Digest { get; init; }

    /// <summary>The registrar's key signs statements too; no statement begins like this.</summary>
    private static ReadOnlySpan<byte> Domain => "sirekap desk invitation\n"u8;

    /// <summary>Makes a new one, as its link carries it.</summary>
    public static string Issue(Role role, string region, StatementTime until, ISigner registrar, KeyId? by = null)
    {
        var body = new CanonicalObject().Set("role", role.Name()).Set("region", region).Set("until", until.ToString())
            .Set("by", by?.ToString())
            .Set("nonce", Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(NonceBytes))).ToBytes();
        return $"{Base64Url.EncodeToString(body)}.{Base64Url.EncodeToString(registrar.Sign([.. Domain, .. body]))}";
    }

    /// <summary>Reads one that a browser brings.</summary>
    /// <exception cref="RefusedException">It is none of this server's, or it has expired.</exception>
    public static Invitation Read(string token, P256Verifier registrar, DateTimeOffset now)
    {
        if (token.Split('.') is not [var first, var second] || !Base64Url.IsValid(first) || !Base64Url.IsValid(second))
            throw Invalid();
        var (body, signature) = (Base64Url.DecodeFromChars(first), Base64Url.DecodeFromChars(second));
        if (!registrar.Verifies([.. Domain, .. body], signature))
            throw Invalid();
        var members = CanonicalJson.Parse(body);
        var invitation = new Invitation(
            Roles.Parse(members.Text("role")), members.Text("region"), StatementTime.Parse(members.Text("until")), members.Text("nonce"),
            members.OptionalText("by") is { } by ? KeyId.Parse(by) : null)
        {
            Digest = Digest.Of(body),
        };
        members.Done();
        return invitation.Until.Moment > now
            ? invitation
            : throw new RefusedException("invitation-expired", $"The invitation was good until {invitation.Until}: ask for a new one.");
    }

    private static RefusedException Invalid() =>
        new("invitation-unknown", "This is no invitation of this desk: open the whole link as it was given to you, or ask for a new one.");
}
