using Sirekap.Election.Regions;
using Sirekap.Server.Counting;
using Sirekap.Server.OpenData;
using Sirekap.Server.Site.Serving;
using Sirekap.Server.Site.Visiting;

namespace Sirekap.Server.Site.Changes;

/// <summary>Answers for what changed in the last hour, as a page and as a feed.</summary>
internal static class ChangesPages
{
    public static Answer? Nation(Question question) => Of(question, question.Regions.Nation);

    public static Answer? Region(Question question) => question.Regions.FindRegion(question.Code) switch
    {
        { Level: RegionLevel.Nation } => new Elsewhere(question.Visit.To.Changes(question.Regions.Nation)),
        { } region => Of(question, region),
        null => null,
    };

    public static IResult Feed(HttpContext http, Language language)
    {
        var services = http.RequestServices;
        var live = services.GetRequiredService<LiveCount>();
        var code = http.Request.RouteValues["code"] as string;
        if ((code is null ? live.Definition.Regions.Nation : live.Definition.Regions.FindRegion(code)) is not { } region)
            return PublicProblem.RegionUnknown(code!);
        var contest = http.Request.RouteValues[Question.ContestRoute] as string ?? live.Definition.Contests[0].Code;
        var (site, log) = (SiteAddress.Of(http), services.GetRequiredService<ILogStatus>().Origin);
        return services.GetRequiredService<CountAnswers>().Get(
            $"changes.atom/{language.Code}/{site}/{region.Code}",
            contest,
            (count, votes) => new ChangesFeed(live.Definition, votes.Contest, language, site, log, ChangesView.Of(region, count, votes)),
            feed => feed.ToBytes(),
            AtomFeed.Type);
    }

    private static Page Of(Question question, Region region) =>
        Page.Of<ChangesPage, ChangesView>(ChangesView.Of(region, question.Count, question.Contest));
}
