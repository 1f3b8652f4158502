using System.Collections.Immutable;
using Sirekap.Election.Contests;
using Sirekap.Election.Counting;
using Sirekap.Election.Rights;
using Sirekap.Server.Desk.Accounts;
using Sirekap.Server.Site.Objections;

namespace Sirekap.Server.Desk.Objections;

/// <summary>The objections of one person's region.</summary>
/// <param name="Person">Who looks.</param>
/// <param name="Region">The region's name.</param>
/// <param name="MayObject">Whether the role objects.</param>
/// <param name="Place">The code that the form for a new one begins with.</param>
/// <param name="Contests">The contests.</param>
/// <param name="Answerable">The log indexes of those that the person may answer.</param>
/// <param name="List">The list.</param>
public sealed record ObjectionDeskView(
    DeskPerson Person, string Region, bool MayObject, string Place, ImmutableArray<Contest> Contests, ImmutableHashSet<long> Answerable, ObjectionsView List)
{
    internal static ObjectionDeskView Of(Count count, DeskPerson person, IQueryCollection query)
    {
        var region = count.Definition.Regions.FindRegion(person.Region) ?? throw new InvalidOperationException($"The passkey {person.Key} is enrolled for {person.Region}, which is no region.");
        var list = ObjectionsView.Of(count, count.Definition.Contests.Select(contest => count.Contest(contest.Code)!), ObjectionsFilter.Of(query), region);
        return new(
            person, region.Name, RightsTable.Find(person.Role, Deed.Object) is not null, query["di"].ToString(), count.Definition.Contests,
            [.. list.Rows.Select(line => line.Filed).Where(filed => filed.Objection.Answer is null && MayAnswer(count, person, filed)).Select(filed => filed.Objection.Index)],
            list);
    }

    private static bool MayAnswer(Count count, DeskPerson person, FiledObjection filed) => filed.Station is { } station
        ? count.Entitles(person.Key, Deed.AnswerObjection, station)
        : count.Entitles(person.Key, Deed.AnswerObjection, filed.Region);
}
