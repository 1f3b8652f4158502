using Sirekap.Server.Desk.Pages;
using Sirekap.Server.Site.Serving;
using Sirekap.Server.Site.Visiting;

namespace Sirekap.Server.Desk.Sampling;

/// <summary>What of the sample waits for a person, and the sheet of one form.</summary>
internal sealed class SamplePages(DeskFront front) : IDeskPages
{
    public const string Path = DeskPlace.Path + "/sampel";

    public void Map(IEndpointRouteBuilder app, Language language)
    {
        front.MapList<SamplePage, SampleView>(
            app, language, Path, SampleView.Of, (count, person, query) => SampleView.Of(count, person, query) is { MayRead: true } view ? view.ToCsv() : null);
        app.MapGet(language.Prefix + Path + "/{station}/{contest}", http => front.AnswerAsync(http, language, question =>
            question.Person is not { } person ? Page.Of<LoginPage>()
            : SampleSheet.Of(question.Count, person, new((string)http.Request.RouteValues["contest"]!, (string)http.Request.RouteValues["station"]!)) is { } sheet ? Page.Of<SampleSheetPage, SampleSheet>(sheet)
            : Page.Of<SamplePage, SampleView>(SampleView.Of(question.Count, person, http.Request.Query)))).ExcludeFromDescription();
    }
}
