using Sirekap.Election.Regions;
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

    private static Page Of(Question question, Region region) =>
        Page.Of<RegionPage, RegionView>(RegionView.Of(region, question.Contest));
}
