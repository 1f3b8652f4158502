using Sirekap.Server.Site.Visiting;

namespace Sirekap.Server.Site.Serving;

/// <summary>Sends a page that was drawn for one visitor: kept by nobody, and allowed to run the site's own script.</summary>
internal sealed class OncePageResult(Visit visit, int status, byte[] html) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        PageHeaders.Write(response.Headers, hasScript: true);
        response.Headers.ContentLanguage = visit.Language.Code;
        response.Headers.CacheControl = "no-store";
        response.StatusCode = status;
        response.ContentType = "text/html; charset=utf-8";
        return Compressed.Send(httpContext, html);
    }
}
