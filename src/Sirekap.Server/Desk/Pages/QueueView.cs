using System.Collections.Immutable;
using Sirekap.Election.Counting;
using Sirekap.Election.Regions;
using Sirekap.Election.Rights;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Server.Desk.Accounts;
using Sirekap.Server.Desk.Lists;
using Sirekap.Server.Desk.Review;
using Sirekap.Server.OpenData;

namespace Sirekap.Server.Desk.Pages;

/// <summary>One form that waits for people. No figure is in it.</summary>
/// <param name="Form">Which form.</param>
/// <param name="Station">Its station.</param>
/// <param name="Place">Station and village for reading.</param>
/// <param name="District">The district's name.</param>
/// <param name="Hard">The hard rules that it breaks, each once.</param>
/// <param name="Fields">How many fields are in doubt.</param>
/// <param name="IsDisputed">Whether an objection is open.</param>
/// <param name="IsSentBack">Whether a new photograph has been asked for; such forms stand last.</param>
public sealed record QueueLine(FormName Form, Station Station, string Place, string District, ImmutableArray<string> Hard, int Fields, bool IsDisputed, bool IsSentBack)
{
    /// <summary>The passkey of whoever holds it now; null for nobody.</summary>
    public string? Holder { get; init; }
}

/// <summary>The queue of one person's region, worst first.</summary>
/// <param name="Person">Who looks.</param>
/// <param name="Region">The region's name.</param>
/// <param name="MaySee">Whether the role may see the queue.</param>
/// <param name="MayDecide">Whether it may decide on forms.</param>
/// <param name="Waiting">How many forms wait.</param>
/// <param name="Face">How the list is chosen and sorted.</param>
/// <param name="Lines">Those that match, the first first.</param>
public sealed record QueueView(
    DeskPerson Person, string Region, bool MaySee, bool MayDecide, int Waiting, ListFace Face, ImmutableArray<QueueLine> Lines)
{
    /// <summary>How many forms the page shows; the file holds all.</summary>
    public const int MostLines = 100;

    /// <summary>The first form that nobody else holds; null where there is none.</summary>
    public QueueLine? Next => MayDecide ? Lines.FirstOrDefault(line => line.Holder is null || line.Holder == Person.Key.ToString()) : null;

    internal static QueueView Of(Count count, DeskPerson person, IQueryCollection query)
    {
        var own = count.Definition.Regions.FindRegion(person.Region) ?? count.Definition.Regions.Nation;
        var lines = from contest in count.Definition.Contests
                    from dossier in count.Contest(contest.Code)!.DossiersIn(own)
                    where dossier.IsWaiting && dossier.Recheck?.Key != person.Key && count.Entitles(person.Key, Deed.SeeQueue, dossier.Station)
                    select LineOf(count, dossier);
        var waiting = lines.ToArray();
        var list = QueueList.Over(waiting.SelectMany(line => line.Hard).Distinct().Order(StringComparer.Ordinal));
        var choice = list.Read(query);
        return new(
            person, own.Name, RightsTable.Find(person.Role, Deed.SeeQueue) is not null, RightsTable.Find(person.Role, Deed.Decide) is not null,
            waiting.Length, list.Face(choice, DeskPages.QueueFile, "desk.queue.order.worst"), list.Apply(choice, count.Definition.Regions, QueueList.WorstFirst(waiting)));
    }

    internal byte[] ToCsv() => Csv.Of(
        ["contest", "station", "name", "district", "rules", "fields", "disputed", "sent_back", "held"],
        Lines.Select(line => new[]
        {
            line.Form.Contest, line.Form.Station, line.Place, line.District, string.Join(' ', line.Hard), FormattableString.Invariant($"{line.Fields}"),
            line.IsDisputed ? "1" : "0", line.IsSentBack ? "1" : "0", line.Holder is null ? "0" : "1",
        }));

    internal QueueView With(IReadOnlyDictionary<FormName, string> holders) =>
        this with { Lines = [.. Lines.Select(line => line with { Holder = holders.GetValueOrDefault(line.Form) })] };

    private static QueueLine LineOf(Count count, Dossier dossier)
    {
        var hard = dossier.Findings.Where(count.Definition.Catalogue.IsHard).ToArray();
        var village = dossier.Station.Village;
        return new(
            new(dossier.Contest.Code, dossier.Station.Code),
            dossier.Station,
            $"{dossier.Station.Name} · {village.Name}",
            village.Ancestors.First(region => region.Level == RegionLevel.District).Name,
            [.. hard.Select(finding => finding.Code).Distinct().Order(StringComparer.Ordinal)],
            hard.SelectMany(finding => finding.Fields).Concat(dossier.OpenDifferences).Distinct().Count(),
            dossier.IsDisputed,
            dossier.Decision?.Statement.Outcome == Outcome.Return);
    }
}
