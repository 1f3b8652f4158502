using Sirekap.Election.Regions;
using Sirekap.Server.Site.Maps;
using Sirekap.Server.Site.Serving;

namespace Sirekap.Server.Site.Regions;

/// <summary>Answers for regions.</summary>
internal static class RegionPages
{
    public static Answer? Nation(Question question) => Of(question, question.Regions.Nation);

    public static Answer? Region(Question question) => question.Regions.FindRegion(question.Code) switch
    {
        { Level: RegionLevel.Nation } => new Elsewhere(question.Visit.To.Nation),
        { } region => Of(question, region),
        null => null,
    };

    private static Page Of(Question question, Region region)
    {
        var view = RegionView.Of(region, question.Contest);
        return Page.Of<RegionPage, RegionView>(view with { Map = RegionMap.Of(question.Visit.Election.Id, region, view.Children, question.Visit.Contest) });
    }
}
