using Sirekap.Server.OpenData;
using Sirekap.Server.Site.Serving;
using Sirekap.Server.Site.Visiting;

namespace Sirekap.Server.Site.Checking;

/// <summary>Answers for how to check everything oneself.</summary>
internal static class CheckPages
{
    /// <summary>Where the page for checking receipts offline can be had.</summary>
    public const string VerifyPath = "/verify.html";

    public static Answer? Check(Question question) =>
        Page.Of<CheckPage, CheckView>(new(SiteAddress.Of(question.Http), question.Http.RequestServices.GetRequiredService<VerifyPage>().Digest.ToString()));

    /// <summary>A download, never a page of this site: it is to be kept, and this site runs no script.</summary>
    public static IResult Verify(HttpContext http, VerifyPage page)
    {
        http.Response.Headers.ContentDisposition = "attachment; filename=verify.html";
        http.Response.Headers.ContentSecurityPolicy = page.Policy;
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return new PublicAnswer(page.Bytes, "text/html; charset=utf-8", TimeSpan.FromMinutes(5));
    }
}

/// <summary>How to check everything oneself.</summary>
/// <param name="Site">The address of this site.</param>
/// <param name="VerifyDigest">The SHA-256 of <c>verify.html</c>.</param>
public sealed record CheckView(string Site, string VerifyDigest);
