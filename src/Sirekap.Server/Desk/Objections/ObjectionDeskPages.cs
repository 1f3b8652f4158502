using Sirekap.Election.Counting;
using Sirekap.Server.Counting;
using Sirekap.Server.Desk.Accounts;
using Sirekap.Server.Desk.Lists;
using Sirekap.Server.Desk.Pages;
using Sirekap.Server.OpenData;
using Sirekap.Server.Site.Objections;
using Sirekap.Server.Site.Serving;
using Sirekap.Server.Site.Visiting;

namespace Sirekap.Server.Desk.Objections;

/// <summary>The objections of a region, for raising and answering them.</summary>
internal sealed class ObjectionDeskPages(DeskFront front, LiveCount live) : IDeskPages
{
    public const string Path = DeskPlace.Path + "/keberatan";

    public void Map(IEndpointRouteBuilder app, Language language)
    {
        app.MapGet(language.Prefix + Path, http => front.AnswerAsync(http, language, question => question.Person is { } person
            ? Page.Of<ObjectionDeskPage, ObjectionDeskView>(ObjectionDeskView.Of(question.Count, person, http.Request.Query))
            : Page.Of<LoginPage>())).ExcludeFromDescription();
        app.MapGet(language.Prefix + Path + ".csv", http => ListFile.SendAsync(http, "keberatan", Csv(http))).ExcludeFromDescription();
    }

    private byte[]? Csv(HttpContext http) => live.Read(count =>
    {
        if (Session.Of(http, count) is not { } person || count.Definition.Regions.FindRegion(person.Region) is not { } region)
            return null;
        var lines = ObjectionsView.Select(count, count.Definition.Contests.Select(contest => count.Contest(contest.Code)!), ObjectionsFilter.Of(http.Request.Query), region);
        return ObjectionsCsv.ToBytes(ObjectionsCsv.Of(count, lines.Select(line => line.Filed)));
    });
}
