using Sirekap.Election.Counting;
using Sirekap.Server.Counting;
using Sirekap.Server.Desk.Accounts;
using Sirekap.Server.Site;
using Sirekap.Server.Site.Serving;
using Sirekap.Server.Site.Visiting;

namespace Sirekap.Server.Desk;

/// <summary>What somebody at the desk asks, with the count held still: take out plain values.</summary>
/// <param name="Count">The count.</param>
/// <param name="Person">Who asks; null for nobody who is logged in.</param>
internal sealed record DeskQuestion(Count Count, DeskPerson? Person);

/// <summary>Draws the desk's pages. They are the site's in look; they run the desk's own script and are kept by nobody.</summary>
internal sealed class DeskFront(LiveCount live, ILogStatus log, PageRenderer renderer)
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self'; style-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public async Task AnswerAsync(HttpContext http, Language language, Func<DeskQuestion, Page> answer)
    {
        var (visit, page) = live.Read(count => (VisitOf(http, language, count), answer(new(count, Session.Of(http, count)))));
        var html = await renderer.Render(visit, page);
        PageHeaders.Write(http.Response.Headers);
        http.Response.Headers.ContentSecurityPolicy = Policy;
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.ContentLanguage = language.Code;
        http.Response.StatusCode = page.Status;
        http.Response.ContentType = "text/html; charset=utf-8";
        await http.Response.Body.WriteAsync(html, http.RequestAborted);
    }

    private Visit VisitOf(HttpContext http, Language language, Count count) => new(
        language, live.Definition, live.Definition.Contests[0], Edition.Of(count, log), null, http.Request.Path.ToUriComponent()[language.Prefix.Length..]);
}
