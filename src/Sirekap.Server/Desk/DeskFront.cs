using Sirekap.Election.Counting;
using Sirekap.Server.Counting;
using Sirekap.Server.Desk.Accounts;
using Sirekap.Server.Desk.Lists;
using Sirekap.Server.Desk.Pages;
using Sirekap.Server.Site;
using Sirekap.Server.Site.Serving;
using Sirekap.Server.Site.Shell;
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

    /// <summary>Maps a page with a list, and the same list as a file behind <c>.csv</c>, for whoever is logged in.</summary>
    /// <param name="app">Where to.</param>
    /// <param name="language">The page's language.</param>
    /// <param name="path">The page's path behind the language's prefix.</param>
    /// <param name="view">What the page shows to somebody.</param>
    /// <param name="csv">The file; null for those whose list it is not.</param>
    public void MapList<TPage, TView>(
        IEndpointRouteBuilder app, Language language, string path, Func<Count, DeskPerson, IQueryCollection, TView> view, Func<Count, DeskPerson, IQueryCollection, byte[]?> csv)
        where TPage : ModelComponent<TView>
    {
        app.MapGet(language.Prefix + path, http => AnswerAsync(http, language, question => question.Person is { } person
            ? Page.Of<TPage, TView>(view(question.Count, person, http.Request.Query))
            : Page.Of<LoginPage>())).ExcludeFromDescription();
        app.MapGet($"{language.Prefix}{path}.csv", http => ListFile.SendAsync(http, path[(path.LastIndexOf('/') + 1)..], live.Read(count =>
            Session.Of(http, count) is { } person ? csv(count, person, http.Request.Query) : null))).ExcludeFromDescription();
    }

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
