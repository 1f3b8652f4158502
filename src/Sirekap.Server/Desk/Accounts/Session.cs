using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Sirekap.Election.Counting;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;

namespace Sirekap.Server.Desk.Accounts;

/// <summary>Who sits at the desk, as the log knows the key now.</summary>
/// <param name="Key">The passkey.</param>
/// <param name="Credential">Its name in the authenticator.</param>
/// <param name="Role">What it is for.</param>
/// <param name="Region">Where.</param>
public sealed record DeskPerson(KeyId Key, string Credential, Role Role, string Region);

/// <summary>The session: a cookie that says which passkey logged in. What that passkey may do is never in it.</summary>
internal static class Session
{
    private const string KeyClaim = "key", CredentialClaim = "credential";
    private static readonly TimeSpan Shift = TimeSpan.FromHours(12);

    public static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "__Host-meja";
        options.Cookie.HttpOnly = true;
        options.Cookie.SecurePolicy = CookieSecurePolicy.Always;
        options.Cookie.SameSite = SameSiteMode.Strict;
        options.Cookie.Path = "/";
        options.ExpireTimeSpan = Shift;
        options.SlidingExpiration = false;
    }

    public static Task BeginAsync(HttpContext http, KeyId key, string credential) => http.SignInAsync(new ClaimsPrincipal(new ClaimsIdentity(
        [new(KeyClaim, key.ToString()), new(CredentialClaim, credential)], CookieAuthenticationDefaults.AuthenticationScheme)));

    public static Task EndAsync(HttpContext http) => http.SignOutAsync();

    /// <summary>Who asks.</summary>
    /// <exception cref="RefusedException">Nobody is logged in.</exception>
    public static DeskPerson Require(HttpContext http, Count count) =>
        Of(http, count) ?? throw new RefusedException("not-logged-in", "You are not logged in: log in at the desk first.");

    /// <summary>Who asks; null for nobody, for a passkey that the log does not know, and for one that is revoked.</summary>
    public static DeskPerson? Of(HttpContext http, Count count)
    {
        if (http.User.FindFirstValue(KeyClaim) is not { } text || http.User.FindFirstValue(CredentialClaim) is not { } credential)
            return null;
        var key = KeyId.Parse(text);
        return count.DescribeKey(key) is { IsRevoked: false } known ? new(key, credential, Roles.Parse(known.Role), known.Region) : null;
    }
}
