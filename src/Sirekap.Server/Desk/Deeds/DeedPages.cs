using Sirekap.Server.Counting;
using Sirekap.Server.Desk.Accounts;
using Sirekap.Server.Desk.Lists;
using Sirekap.Server.Desk.Pages;
using Sirekap.Server.Site.Serving;
using Sirekap.Server.Site.Visiting;

namespace Sirekap.Server.Desk.Deeds;

/// <summary>The deeds of a region as a page and as a file.</summary>
internal sealed class DeedPages(DeskFront front, LiveCount live) : IDeskPages
{
    public const string Path = DeskPlace.Path + "/tindakan";

    public void Map(IEndpointRouteBuilder app, Language language)
    {
        app.MapGet(language.Prefix + Path, http => front.AnswerAsync(http, language, question => question.Person is { } person
            ? Page.Of<DeedPage, DeedView>(DeedView.Of(question.Count, person, http.Request.Query))
            : Page.Of<LoginPage>())).ExcludeFromDescription();
        app.MapGet(language.Prefix + Path + ".csv", http => ListFile.SendAsync(http, "tindakan", live.Read(count =>
            Session.Of(http, count) is { } person && DeedView.Of(count, person, http.Request.Query) is { MaySee: true } view ? view.ToCsv() : null))).ExcludeFromDescription();
    }
}
