using Sirekap.Server.Counting;
using Sirekap.Server.Desk.Accounts;
using Sirekap.Server.Desk.Pages;
using Sirekap.Server.Desk.Review;
using Sirekap.Server.Site.Serving;
using Sirekap.Server.Site.Visiting;

namespace Sirekap.Server.Desk.Sheets;

/// <summary>The screen of twelve strips.</summary>
internal sealed class SheetPages(DeskFront front, ReviewBook reviews, LiveCount live, TimeProvider clock) : IDeskPages
{
    public const string Path = DeskPlace.Path + "/lembar";

    public void Map(IEndpointRouteBuilder app, Language language) =>
        app.MapGet(language.Prefix + Path, http => SheetAsync(http, language)).ExcludeFromDescription();

    private async Task SheetAsync(HttpContext http, Language language)
    {
        var forms = live.Read(count => Session.Of(http, count) is { } person ? EasyForms.Of(count, person) : []);
        var records = await reviews.RecordsAsync(forms.Select(form => form.Name), http.RequestAborted);
        // The count is asked anew: what was decided meanwhile is no easy form any more, and is left out.
        await front.AnswerAsync(http, language, question => question.Person is { } person
            ? Page.Of<SheetPage, SheetView>(SheetView.Of(question.Count, person, EasyForms.Of(question.Count, person), records, clock.GetUtcNow()))
            : Page.Of<LoginPage>());
    }
}
