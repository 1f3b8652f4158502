using System.Buffers.Text;
using System.Security.Cryptography;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;

namespace Sirekap.Server.Desk.Accounts;

/// <summary>
/// Lets its bearer enrol one passkey, once, before it expires. It is signed by this server's registrar key and kept nowhere: only that it
/// was used is noted. It names a role and a region and nobody.
/// </summary>
/// <param name="Role">What the passkey will be for.</param>
/// <param name="Region">Where.</param>
/// <param name="Until">When it expires.</param>
/// <param name="Nonce">128 random bits, which make it one of its kind.</param>
public sealed record Invitation(Role Role, string Region, StatementTime Until, string Nonce)
{
    private const int NonceBytes = 16;

    /// <summary>The registrar's key signs statements too; no statement begins like this.</summary>
    private static ReadOnlySpan<byte> Domain => "sirekap desk invitation\n"u8;

    /// <summary>Makes a new one, as its link carries it.</summary>
    public static string Issue(Role role, string region, StatementTime until, ISigner registrar)
    {
        var body = new CanonicalObject().Set("role", role.Name()).Set("region", region).Set("until", until.ToString())
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
            Roles.Parse(members.Text("role")), members.Text("region"), StatementTime.Parse(members.Text("until")), members.Text("nonce"));
        members.Done();
        return invitation.Until.Moment > now
            ? invitation
            : throw new RefusedException("invitation-expired", $"The invitation was good until {invitation.Until}: ask for a new one.");
    }

    private static RefusedException Invalid() =>
        new("invitation-unknown", "This is no invitation of this desk: open the whole link as it was given to you, or ask for a new one.");
}
