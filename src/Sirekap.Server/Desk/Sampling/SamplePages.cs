using Sirekap.Server.Counting;
using Sirekap.Server.Desk.Accounts;
using Sirekap.Server.Desk.Lists;
using Sirekap.Server.Desk.Pages;
using Sirekap.Server.Site.Serving;
using Sirekap.Server.Site.Visiting;

namespace Sirekap.Server.Desk.Sampling;

/// <summary>What of the sample waits for a person, and the sheet of one form.</summary>
internal sealed class SamplePages(DeskFront front, LiveCount live) : IDeskPages
{
    public const string Path = DeskPlace.Path + "/sampel";

    public void Map(IEndpointRouteBuilder app, Language language)
    {
        app.MapGet(language.Prefix + Path, http => front.AnswerAsync(http, language, question => List(question, http))).ExcludeFromDescription();
        app.MapGet(language.Prefix + Path + ".csv", http => ListFile.SendAsync(http, "sampel", live.Read(count =>
            Session.Of(http, count) is { } person && SampleView.Of(count, person, http.Request.Query) is { MayRead: true } view ? view.ToCsv() : null))).ExcludeFromDescription();
        app.MapGet(language.Prefix + Path + "/{station}/{contest}", http => front.AnswerAsync(http, language, question =>
            question.Person is { } person && SampleSheet.Of(question.Count, person, new((string)http.Request.RouteValues["contest"]!, (string)http.Request.RouteValues["station"]!)) is { } sheet
                ? Page.Of<SampleSheetPage, SampleSheet>(sheet)
                : List(question, http))).ExcludeFromDescription();
    }

    private static Page List(DeskQuestion question, HttpContext http) => question.Person is { } person
        ? Page.Of<SamplePage, SampleView>(SampleView.Of(question.Count, person, http.Request.Query))
        : Page.Of<LoginPage>();
}
