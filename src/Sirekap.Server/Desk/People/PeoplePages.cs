using Sirekap.Election.Counting;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Server.Counting;
using Sirekap.Server.Desk.Accounts;
using Sirekap.Server.Desk.Lists;
using Sirekap.Server.Desk.Pages;
using Sirekap.Server.Site.Serving;
using Sirekap.Server.Site.Visiting;

namespace Sirekap.Server.Desk.People;

/// <summary>The accounts of a region as pages and as a file.</summary>
internal sealed class PeoplePages(DeskFront front, ArrivalBook arrivals, LiveCount live, TimeProvider clock) : IDeskPages
{
    public const string Path = DeskPlace.Path + "/akun";

    /// <summary>Who waits for admission as a file.</summary>
    public const string WaitingFile = Path + "/menunggu.csv";

    public void Map(IEndpointRouteBuilder app, Language language)
    {
        app.MapGet(language.Prefix + Path, http => ListAsync(http, language)).ExcludeFromDescription();
        app.MapGet(language.Prefix + Path + ".csv", async http => await ListFile.SendAsync(http, "akun", (await ViewAsync(http)) is { MaySee: true } view ? view.ToCsv() : null)).ExcludeFromDescription();
        app.MapGet(language.Prefix + WaitingFile, async http => await ListFile.SendAsync(http, PeopleList.Arrivals, (await ViewAsync(http)) is { MayManage: true } view ? view.WaitingToCsv() : null)).ExcludeFromDescription();
        app.MapGet(language.Prefix + Path + "/{key}", http => KeyAsync(http, language)).ExcludeFromDescription();
    }

    private async Task ListAsync(HttpContext http, Language language)
    {
        var view = await ViewAsync(http);
        await front.AnswerAsync(http, language, _ => view is null ? Page.Of<LoginPage>() : Page.Of<PeoplePage, PeopleView>(view));
    }

    private Task KeyAsync(HttpContext http, Language language) => front.AnswerAsync(http, language, question =>
        question.Person is not { } person ? Page.Of<LoginPage>()
        : KeyView.Of(question.Count, person, (string)http.Request.RouteValues["key"]!) is { } view ? Page.Of<KeyPage, KeyView>(view)
        : Page.Of<PeoplePage, PeopleView>(PeopleView.Of(question.Count, person, http.Request.Query, new Dictionary<KeyId, Arrival>(), clock.GetUtcNow())));

    private async Task<PeopleView?> ViewAsync(HttpContext http)
    {
        var region = live.Read(count => Session.Of(http, count) is { Role: Role.Registrar, Region: var code } ? count.Definition.Regions.FindRegion(code) : null);
        var waiting = region is { } own ? await arrivals.ListAsync(own, http.RequestAborted) : new Dictionary<KeyId, Arrival>();
        var view = live.Read(count => Session.Of(http, count) is { } person ? PeopleView.Of(count, person, http.Request.Query, waiting, clock.GetUtcNow()) : null);
        // Whoever takes a key away is led to inviting its replacement.
        return http.Request.Query["undang"].ToString() is { Length: > 0 } role && view is not null
            ? view with { Invited = (PeopleView.Roles.Where(known => known.Name() == role).Select(known => (Role?)known).FirstOrDefault(), http.Request.Query["di"].ToString()) }
            : view;
    }
}
