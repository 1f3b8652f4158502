using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Sirekap.Election.Statements;
using Sirekap.Storage;

namespace Sirekap.Server.Desk.Accounts;

/// <summary>What a passkey signs to log in: a random text that the same browser holds in a cookie, for two minutes and for one try.</summary>
internal sealed class LoginTicket(IDataProtectionProvider protection, IRecordStore records)
{
    private const string Cookie = "__Host-masuk", Used = "login-used";
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
    /// <exception cref="RefusedException">It has none that is good, or has given it before.</exception>
    public async Task<byte[]> TakeAsync(HttpContext http)
    {
        var text = http.Request.Cookies[Cookie] ?? "";
        http.Response.Cookies.Delete(Cookie, new() { Secure = true, Path = "/" });
        try
        {
            _protector.Unprotect(text, out _);
        }
        catch (CryptographicException)
        {
            throw new RefusedException("login-expired", "The login took longer than two minutes: begin again.");
        }

        // Whoever copied cookie and answer is no second login; servers that share sessions share this mark too.
        var signed = Encoding.UTF8.GetBytes(text);
        return await records.TryPutAsync(Used, Digest.Of(signed).ToString(), 0, ReadOnlyMemory<byte>.Empty, CancellationToken.None)
            ? signed
            : throw new RefusedException("login-expired", "This login has been used: begin again.");
    }
}
