using Sirekap.Election.Counting;
using Sirekap.Election.Rights;
using Sirekap.Server.Counting;
using Sirekap.Server.Desk.Accounts;
using Sirekap.Server.Desk.Lists;
using Sirekap.Server.Desk.People;
using Sirekap.Server.Desk.Review;
using Sirekap.Server.Desk.Takedowns;
using Sirekap.Server.Site.Serving;
using Sirekap.Server.Site.Visiting;

namespace Sirekap.Server.Desk.Pages;

/// <summary>The queue, the review of a form, and the page of an invitation.</summary>
internal sealed class DeskPages(DeskFront front, ReviewBook reviews, LiveCount live, TimeProvider clock) : IDeskPages
{
    /// <summary>The queue as a file.</summary>
    public const string QueueFile = DeskPlace.Path + "/antrean.csv";

    /// <summary>Where takedowns are asked for, signed and lifted.</summary>
    public const string Takedowns = DeskPlace.Path + "/penurunan";

    public void Map(IEndpointRouteBuilder app, Language language)
    {
        var desk = language.Prefix + DeskPlace.Path;
        app.MapGet(desk, http => QueueAsync(http, language)).ExcludeFromDescription();
        app.MapGet(language.Prefix + QueueFile, async http =>
            await ListFile.SendAsync(http, "antrean", await QueueOfAsync(http) is { MaySee: true } queue ? queue.ToCsv() : null)).ExcludeFromDescription();
        front.MapList<TakedownDeskPage, TakedownDeskView>(
            app, language, Takedowns, TakedownDeskView.Of, (count, person, query) => TakedownDeskView.Of(count, person, query) is { MayLift: true } view ? view.ToCsv() : null);
        app.MapGet(desk + "/undangan", http => front.AnswerAsync(http, language, _ => Page.Of<InvitationPage>())).ExcludeFromDescription();
        app.MapGet(desk + "/tps/{station}/{contest}", http => ReviewAsync(http, language)).ExcludeFromDescription();
    }

    private async Task QueueAsync(HttpContext http, Language language)
    {
        var queue = await QueueOfAsync(http);
        if (queue is { MaySee: false })
        {
            // Whoever has no business with forms has it with accounts.
            http.Response.Redirect(language.Prefix + PeoplePages.Path);
            return;
        }

        await front.AnswerAsync(http, language, _ => queue is null ? Page.Of<LoginPage>() : Page.Of<QueuePage, QueueView>(queue));
    }

    private async Task<QueueView?> QueueOfAsync(HttpContext http)
    {
        var queue = live.Read(count => Session.Of(http, count) is { } person ? QueueView.Of(count, person, http.Request.Query) : null);
        return queue?.With(await reviews.HoldersAsync(queue.Lines.Select(line => line.Form), clock.GetUtcNow(), http.RequestAborted));
    }

    private async Task ReviewAsync(HttpContext http, Language language)
    {
        var form = new FormName((string)http.Request.RouteValues["contest"]!, (string)http.Request.RouteValues["station"]!);
        var index = live.Read(count => DossierOf(count, form)?.Form?.Index);
        var record = await reviews.FindAsync(form, index ?? 0, http.RequestAborted);
        await front.AnswerAsync(http, language, question =>
        {
            if (question.Person is not { } person)
                return Page.Of<LoginPage>();
            return DossierOf(question.Count, form) is { IsWaiting: true, Form: { } current } dossier && current.Index == record.Form
                    && question.Count.Entitles(person.Key, Deed.Decide, dossier.Station)
                ? Page.Of<ReviewPage, ReviewView>(ReviewView.Of(question.Count, person, dossier, record, clock.GetUtcNow()))
                : Page.Of<ReviewPage, ReviewView>(new(ReviewStep.NotHere, form.Station, form.Contest, form.Station, [], [], null, []));
        });
    }

    private static Dossier? DossierOf(Count count, FormName form) =>
        count.Definition.Regions.FindStation(form.Station) is { } station ? count.Contest(form.Contest)?.DossierOf(station) : null;
}
