using Sirekap.Server.OpenData.Stations;
using Sirekap.Server.Site.About;
using Sirekap.Server.Site.Access;
using Sirekap.Server.Site.Accuracy;
using Sirekap.Server.Site.Cards;
using Sirekap.Server.Site.Changes;
using Sirekap.Server.Site.Checking;
using Sirekap.Server.Site.Contradictions;
using Sirekap.Server.Site.Data;
using Sirekap.Server.Site.Objections;
using Sirekap.Server.Site.Places;
using Sirekap.Server.Site.Receipts;
using Sirekap.Server.Site.Regions;
using Sirekap.Server.Site.Reports;
using Sirekap.Server.Site.Rules;
using Sirekap.Server.Site.Search;
using Sirekap.Server.Site.Serving;
using Sirekap.Server.Site.Stations;
using Sirekap.Server.Site.Statistics;
using Sirekap.Server.Site.Takedowns;
using Sirekap.Server.Site.Tiers;
using Sirekap.Server.Site.Uneven;
using Sirekap.Server.Site.Visiting;

namespace Sirekap.Server.Site;

/// <summary>Where every page of the public site stands.</summary>
public static class SiteEndpoints
{
    private static readonly string[] _reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Maps every page in both languages, for the first contest without and for each contest with its prefix, and the site's own files.</summary>
    public static IEndpointRouteBuilder MapSite(this IEndpointRouteBuilder endpoints)
    {
        SiteFiles.Map(endpoints);
        endpoints.MapMethods("/robots.txt", _reading, (HttpContext http) => Robots.Answer(http)).ExcludeFromDescription();
        // Made before the first visitor comes, and not while the count is held still for one.
        endpoints.ServiceProvider.GetRequiredService<SearchIndex>();
        endpoints.MapMethods(CheckPages.VerifyPath, _reading, (HttpContext http, VerifyPage page) => CheckPages.Verify(http, page)).ExcludeFromDescription();
        foreach (var language in Language.All)
        {
            var site = endpoints.MapGroup(language.Prefix);
            MapPages(site, language);
            MapPages(site.MapGroup($"/k/{{{Question.ContestRoute}}}"), language);
        }

        // Whatever nobody else serves: a page for people, so only where they are looking for one.
        endpoints.MapMethods("/{*path:nonfile}", _reading, (HttpContext http, FrontDesk desk) =>
            desk.Answer(http, Language.OfPath(http.Request.Path), _ => null)).WithOrder(int.MaxValue).ExcludeFromDescription();
        return endpoints;
    }

    private static void MapPages(RouteGroupBuilder site, Language language)
    {
        Map("/", RegionPages.Nation);
        Map("/wilayah/{code}", RegionPages.Region);
        Map("/wilayah/{code}/perubahan", ChangesPages.Region);
        Map("/perubahan", ChangesPages.Nation);
        foreach (var feed in new[] { "/perubahan.atom", "/wilayah/{code}/perubahan.atom" })
            site.MapMethods(feed, _reading, (HttpContext http) => ChangesPages.Feed(http, language)).ExcludeFromDescription();
        site.MapMethods("/kartu/{code}.png", _reading, async (HttpContext http, CardDesk cards, FrontDesk desk, string code) =>
            await cards.Answer(language, http.Request.RouteValues[Question.ContestRoute] as string, code, http.RequestAborted) ?? await desk.Answer(http, language, _ => null))
            .ExcludeFromDescription();
        Map("/tps/{code}", StationPages.Station);
        Map("/cari", SearchPages.Search);
        Map("/pertentangan", ContradictionPages.Contradictions);
        Map("/jenjang", TiersPages.Board);
        Map("/ketidakcocokan", UnevenPages.List);
        Map("/laporan", ReportPages.Reports);
        Map("/laporan/{index:long}", ReportPages.Report);
        site.MapMethods("/laporan.atom", _reading, (HttpContext http) => ReportFeed.Answer(http, language)).ExcludeFromDescription();
        site.MapMethods("/lapor/{code}", _reading, (HttpContext http, FrontDesk desk) => ReportForms.AnswerAsync(http, desk, language)).ExcludeFromDescription();
        Map("/keberatan", ObjectionPages.Objections);
        Map("/aturan", RulePages.Rules);
        Map("/periksa", CheckPages.Check);
        Map(StationTableEndpoints.DictionaryPath, DataPages.Dictionary);
        site.MapMethods(StatisticsPages.Path, _reading, async (HttpContext http, FrontDesk desk) =>
        {
            await StatisticsPages.WaitAsync(http);
            return await desk.Answer(http, language, StatisticsPages.Sheet);
        }).ExcludeFromDescription();
        Map("/lokasi-data", PlacesPages.Places);
        Map("/hukum", PlacesPages.Law);
        Map("/tentang", AboutPages.About);
        Map("/hak-akses", AccessPages.Rights);
        Map("/penurunan", TakedownPages.All);
        Map("/ketelitian", AccuracyPages.Accuracy);
        site.MapMethods("/bukti/{index:long}", _reading, (HttpContext http, FrontDesk desk, long index) => ReceiptPages.AnswerAsync(http, desk, language, index))
            .ExcludeFromDescription();

        void Map(string pattern, Func<Question, Answer?> answer) =>
            site.MapMethods(pattern, _reading, (HttpContext http, FrontDesk desk) => desk.Answer(http, language, answer))
                .ExcludeFromDescription();
    }
}
