using System.Collections.Immutable;
using Sirekap.Election.Counting;
using Sirekap.Election.Regions;
using Sirekap.Election.Rights;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Server.Desk.Accounts;
using Sirekap.Server.Desk.Review;

namespace Sirekap.Server.Desk.Pages;

/// <summary>One form that waits for people. No figure is in it.</summary>
/// <param name="Station">The station's code.</param>
/// <param name="Contest">The contest's code.</param>
/// <param name="Place">Station and village for reading.</param>
/// <param name="District">The district's name.</param>
/// <param name="Hard">The hard rules that it breaks, each once.</param>
/// <param name="Fields">How many fields are in doubt.</param>
/// <param name="IsDisputed">Whether an objection is open.</param>
/// <param name="IsHeld">Whether somebody holds it now.</param>
/// <param name="IsMine">Whether that is who looks.</param>
/// <param name="IsSentBack">Whether a new photograph has been asked for; such forms stand last.</param>
public sealed record QueueLine(
    string Station, string Contest, string Place, string District, ImmutableArray<string> Hard, int Fields, bool IsDisputed, bool IsHeld, bool IsMine, bool IsSentBack);

/// <summary>The queue of one person's region, worst first.</summary>
/// <param name="Person">Who looks.</param>
/// <param name="Region">The region's name.</param>
/// <param name="MaySee">Whether the role may see the queue.</param>
/// <param name="MayDecide">Whether it may decide on them.</param>
/// <param name="Lines">The forms.</param>
public sealed record QueueView(DeskPerson Person, string Region, bool MaySee, bool MayDecide, ImmutableArray<QueueLine> Lines)
{
    internal static QueueView Of(Count count, DeskPerson person, IReadOnlyDictionary<FormName, string> held)
    {
        var name = count.Definition.Regions.FindRegion(person.Region)?.Name ?? person.Region;
        var lines = from contest in count.Definition.Contests
                    from dossier in count.Contest(contest.Code)!.Dossiers
                    where dossier.State == FormState.Review && count.Entitles(person.Key, Deed.SeeQueue, dossier.Station)
                    let line = LineOf(count, dossier, held.GetValueOrDefault(new(contest.Code, dossier.Station.Code)), person.Key.ToString())
                    orderby line.IsSentBack, line.IsDisputed descending, line.Hard.Length descending, line.Fields descending, line.Station
                    select line;
        return new(
            person, name, RightsTable.Find(person.Role, Deed.SeeQueue) is not null, RightsTable.Find(person.Role, Deed.Decide) is not null, [.. lines]);
    }

    /// <summary>The worst form that nobody else holds; null where there is none.</summary>
    public QueueLine? Next => MayDecide ? Lines.FirstOrDefault(line => !line.IsHeld || line.IsMine) : null;

    private static QueueLine LineOf(Count count, Dossier dossier, string? holder, string me)
    {
        var hard = dossier.Findings.Where(count.Definition.Catalogue.IsHard).ToArray();
        var village = dossier.Station.Village;
        return new(
            dossier.Station.Code,
            dossier.Contest.Code,
            $"{dossier.Station.Name} · {village.Name}",
            village.Ancestors.First(region => region.Level == RegionLevel.District).Name,
            [.. hard.Select(finding => finding.Code).Distinct().Order(StringComparer.Ordinal)],
            hard.SelectMany(finding => finding.Fields).Distinct().Count(),
            dossier.IsDisputed,
            holder is not null,
            holder == me,
            dossier.Decision?.Statement.Outcome == Outcome.Return);
    }
}
