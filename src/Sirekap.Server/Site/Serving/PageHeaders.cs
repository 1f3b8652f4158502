namespace Sirekap.Server.Site.Serving;

/// <summary>The security headers of every page. There is no script but where a page has one of our own, no third party and no frame, and the browser is told so.</summary>
internal static class PageHeaders
{
    private const string Policy =
        "default-src 'none'; img-src 'self'; style-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private const string OwnScript = "; script-src 'self'";

    public static void Write(IHeaderDictionary headers, bool hasScript = false)
    {
        headers.ContentSecurityPolicy = hasScript ? Policy + OwnScript : Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
    }
}
