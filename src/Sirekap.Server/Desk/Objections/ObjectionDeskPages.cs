using Sirekap.Election.Counting;
using Sirekap.Server.Desk.Accounts;
using Sirekap.Server.Desk.Pages;
using Sirekap.Server.OpenData;
using Sirekap.Server.Site.Objections;
using Sirekap.Server.Site.Visiting;

namespace Sirekap.Server.Desk.Objections;

/// <summary>The objections of a region, for raising and answering them.</summary>
internal sealed class ObjectionDeskPages(DeskFront front) : IDeskPages
{
    public const string Path = DeskPlace.Path + "/keberatan";

    public void Map(IEndpointRouteBuilder app, Language language) => front.MapList<ObjectionDeskPage, ObjectionDeskView>(app, language, Path, ObjectionDeskView.Of, Csv);

    private static byte[]? Csv(Count count, DeskPerson person, IQueryCollection query)
    {
        if (count.Definition.Regions.FindRegion(person.Region) is not { } region)
            return null;
        var lines = ObjectionsView.Select(count, count.Definition.Contests.Select(contest => count.Contest(contest.Code)!), ObjectionsFilter.Of(query), region);
        return ObjectionsCsv.ToBytes(ObjectionsCsv.Of(count, lines.Select(line => line.Filed)));
    }
}
