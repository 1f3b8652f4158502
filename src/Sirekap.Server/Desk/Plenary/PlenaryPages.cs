using Sirekap.Election.Counting;
using Sirekap.Election.Regions;
using Sirekap.Server.Counting;
using Sirekap.Server.Desk.Accounts;
using Sirekap.Server.Desk.Lists;
using Sirekap.Server.Desk.Pages;
using Sirekap.Server.Site.Serving;
using Sirekap.Server.Site.Shell;
using Sirekap.Server.Site.Visiting;

namespace Sirekap.Server.Desk.Plenary;

/// <summary>Where the pages of plenaries stand: the plenary itself, a form before it, and the board for the projector. Whoever is logged in may look.</summary>
internal sealed class PlenaryPages(DeskFront front, LiveCount live) : IDeskPages
{
    /// <summary>The path of the plenary of a contest and region, behind the language's prefix.</summary>
    public static string PathOf(string contest, string region) => $"{DeskPlace.Path}/pleno/{contest}/{region}";

    /// <summary>The path of a list of a plenary as a file.</summary>
    public static string FileOf(string contest, string region, string list) => $"{PathOf(contest, region)}/{list}.csv";

    public void Map(IEndpointRouteBuilder app, Language language)
    {
        var plenary = language.Prefix + PathOf("{contest}", "{region}");
        Map(plenary, (count, person, contest, region, http) =>
        {
            var view = PlenaryView.Of(count, person, contest, region);
            var (regions, query) = (count.Definition.Regions, http.Request.Query);
            return Page.Of<PlenaryPage, PlenaryView>(view with
            {
                Lists = new(
                    UnitList.Of(view, regions, query), StationList.OfUnsettled(view, regions, query), StationList.OfAll(view, regions, query),
                    ChosenCorrections.Of(view, regions, query), ChosenObjections.Of(view, regions, query)),
            });
        });
        File(UnitList.Name, (view, regions, query) => UnitList.Of(view, regions, query).ToCsv());
        File(StationList.Unsettled, (view, regions, query) => StationList.OfUnsettled(view, regions, query).ToCsv());
        File(StationList.Whole, (view, regions, query) => StationList.OfAll(view, regions, query).ToCsv());
        File(ChosenCorrections.Name, (view, regions, query) => ChosenCorrections.Of(view, regions, query).ToCsv());
        File(ChosenObjections.Name, (view, regions, query) => ChosenObjections.Of(view, regions, query).ToCsv());
        Map(plenary + "/layar", (count, person, contest, region, http) =>
            Page.Of<BoardPage, BoardView>(new(PlenaryView.Of(count, person, contest, region), contest.TotalsOf(region), http.Request.Query.ContainsKey("diam"))));
        Map(plenary + "/tps/{station}", (count, person, contest, region, http) =>
            count.Definition.Regions.FindStation((string)http.Request.RouteValues["station"]!) is { } station && station.District == region
                ? Page.Of<CorrectionPage, CorrectionView>(CorrectionView.Of(count, person, contest, region, station))
                : Page.Of<NotFoundPage>(StatusCodes.Status404NotFound));

        void Map(string path, Func<Count, DeskPerson, ContestCount, Region, HttpContext, Page> answer) => app.MapGet(path, http => front.AnswerAsync(http, language, question =>
        {
            if (question.Person is not { } person)
                return Page.Of<LoginPage>();
            return Named(question.Count, http) is var (contest, region)
                ? answer(question.Count, person, contest, region, http)
                : Page.Of<NotFoundPage>(StatusCodes.Status404NotFound);
        })).ExcludeFromDescription();

        void File(string name, Func<PlenaryView, RegionTree, IQueryCollection, byte[]> list) => app.MapGet(language.Prefix + FileOf("{contest}", "{region}", name), http => ListFile.SendAsync(http, name, live.Read(count =>
            Session.Of(http, count) is { } person && Named(count, http) is var (contest, region)
                ? list(PlenaryView.Of(count, person, contest, region), count.Definition.Regions, http.Request.Query)
                : null))).ExcludeFromDescription();
    }

    private static (ContestCount Contest, Region Region)? Named(Count count, HttpContext http) =>
        count.Contest((string)http.Request.RouteValues["contest"]!) is { } contest
        && count.Definition.Regions.FindRegion((string)http.Request.RouteValues["region"]!) is { Level: not RegionLevel.Village } region
            ? (contest, region)
            : null;
}
