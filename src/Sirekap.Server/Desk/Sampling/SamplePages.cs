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
        app.MapGet(language.Prefix + Path, http => front.AnswerAsync(http, language, List)).ExcludeFromDescription();
        app.MapGet(language.Prefix + Path + "/{station}/{contest}", http => front.AnswerAsync(http, language, question =>
            question.Person is { } person && SampleSheet.Of(question.Count, person, new((string)http.Request.RouteValues["contest"]!, (string)http.Request.RouteValues["station"]!)) is { } sheet
                ? Page.Of<SampleSheetPage, SampleSheet>(sheet)
                : List(question))).ExcludeFromDescription();
    }

    private static Page List(DeskQuestion question) => question.Person is { } person
        ? Page.Of<SamplePage, SampleView>(SampleView.Of(question.Count, person))
        : Page.Of<LoginPage>();
}
