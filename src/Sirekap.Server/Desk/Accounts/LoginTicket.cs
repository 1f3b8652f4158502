using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Sirekap.Election.Statements;

namespace Sirekap.Server.Desk.Accounts;

/// <summary>What a passkey signs to log in: a random text that the same browser holds in a cookie, for two minutes and for one try.</summary>
internal sealed class LoginTicket(IDataProtectionProvider protection)
{
    private const string Cookie = "__Host-masuk";
    private const int RandomBytes = 16;
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(2);

    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("sirekap desk login").ToTimeLimitedDataProtector();

    /// <summary>Gives the browser a new one.</summary>
    /// <returns>The text that the passkey signs.</returns>
    public string Give(HttpContext http)
    {
        var text = _protector.Protect(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(RandomBytes)), Life);
        http.Response.Cookies.Append(
            Cookie, text, new() { HttpOnly = true, Secure = true, SameSite = SameSiteMode.Strict, Path = "/", MaxAge = Life });
        return text;
    }

    /// <summary>Takes the browser's back.</summary>
    /// <exception cref="RefusedException">It has none that is good.</exception>
    public byte[] Take(HttpContext http)
    {
        var text = http.Request.Cookies[Cookie];
        http.Response.Cookies.Delete(Cookie, new() { Secure = true, Path = "/" });
        try
        {
            _protector.Unprotect(text ?? "", out _);
            return Encoding.UTF8.GetBytes(text!);
        }
        catch (CryptographicException)
        {
            throw new RefusedException("login-expired", "The login took longer than two minutes: begin again.");
        }
    }
}
