using System.Collections.Immutable;
using Sirekap.Election;
using Sirekap.Election.Contests;
using Sirekap.Election.Counting;
using Sirekap.Election.Readings;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Server.Desk.Accounts;
using Sirekap.Server.Site.Visiting;

namespace Sirekap.Server.Desk.Review;

/// <summary>How far a person has come with a form.</summary>
public enum ReviewStep
{
    /// <summary>It does not wait for people, or not for this person.</summary>
    NotHere,

    /// <summary>Nobody here holds it.</summary>
    Untaken,

    /// <summary>Somebody else holds it.</summary>
    Taken,

    /// <summary>This person holds it and has not read it: nobody's figures are on the page.</summary>
    Blind,

    /// <summary>This person has read it, and the readings settle it.</summary>
    Settled,

    /// <summary>This person has read it, and the readings do not agree: a second person, and then the plenary.</summary>
    Open,
}

/// <summary>A field in doubt as the page shows it.</summary>
/// <param name="Field">The field.</param>
/// <param name="PublicCopy">The photograph's public copy; null where there is none.</param>
/// <param name="Strip">Where in it the handwriting stands.</param>
/// <param name="Compared">What everybody read; null as long as the person has not read it.</param>
public sealed record ReviewField(ContestField Field, Digest? PublicCopy, PixelBox? Strip, Compared? Compared);

/// <summary>What everybody read in a field.</summary>
/// <param name="Officer">The officer's number.</param>
/// <param name="Machine">The machine's.</param>
/// <param name="People">What people read here, this person's first.</param>
/// <param name="Settled">On what two agree.</param>
public sealed record Compared(Votes? Officer, Votes? Machine, ImmutableArray<Votes?> People, Votes? Settled);

/// <summary>The review of one form for one person.</summary>
/// <param name="Step">How far it has come.</param>
/// <param name="Station">The station's code.</param>
/// <param name="Contest">The contest's code.</param>
/// <param name="Place">The station for reading.</param>
/// <param name="Pages">The public copies of the pages.</param>
/// <param name="Fields">The fields in doubt.</param>
/// <param name="Reason">What the decision's reason will be; null before it is settled.</param>
/// <param name="Broken">The rules that the settled figures break.</param>
public sealed record ReviewView(
    ReviewStep Step,
    string Station,
    string Contest,
    string Place,
    ImmutableArray<Digest> Pages,
    ImmutableArray<ReviewField> Fields,
    DecisionReason? Reason,
    ImmutableArray<string> Broken)
{
    /// <summary>What other phones of the station sent: log index and figures in the fields that differ; empty as long as the person has not read them.</summary>
    public ImmutableArray<(long Index, string Figures)> Rivals { get; init; } = [];

    internal static ReviewView Of(Count count, DeskPerson person, Dossier dossier, ReviewRecord record, DateTimeOffset now)
    {
        var me = person.Key.ToString();
        var hasRead = record.Readings.TryGetValue(me, out var mine);
        var isMine = record.HolderAt(now) == me;
        // What is not read yet is not taken out of the count: it cannot reach the page by mistake.
        var proposal = isMine && hasRead ? new Proposal(count, person, dossier, record.ReadingsThatStand(count, dossier)) : null;
        var step = (record.HolderAt(now), proposal) switch
        {
            (null, _) => ReviewStep.Untaken,
            _ when !isMine => ReviewStep.Taken,
            (_, null) => ReviewStep.Blind,
            (_, { Settlement.IsSettled: true }) => ReviewStep.Settled,
            _ => ReviewStep.Open,
        };
        var asked = step is ReviewStep.Untaken or ReviewStep.Taken ? [] : BlindReading.FieldsToRead(dossier, count.Definition.Catalogue);
        var others = record.Readings.Where(reading => reading.Key != me).Select(reading => reading.Value);
        return new(
            step,
            dossier.Station.Code,
            dossier.Contest.Code,
            $"{dossier.Station.Name} · {PlaceName.Of(dossier.Station.Village.Name)}",
            [.. dossier.Readings.Values.Select(reading => reading.Statement.PublicCopy).OfType<Digest>()],
            [.. asked.Select(field => FieldOf(dossier, dossier.Contest.Fields[dossier.Contest.IndexOf(field)], proposal, [mine ?? Nothing, .. others]))],
            proposal is { Settlement.IsSettled: true } ? proposal.Reason : null,
            proposal is null ? [] : [.. proposal.Settlement.Broken.Select(finding => finding.Code).Distinct()])
        {
            Rivals = proposal is null ? [] : [.. dossier.Rivals.Select(rival => (rival.Index, Said(rival, dossier.Form!)))],
        };
    }

    private static string Said(RivalForm rival, PlacedForm form) =>
        string.Join(" · ", rival.Figures.DifferencesFrom(form.Figures).Select(field => $"{field} {rival.Figures[field]?.ToString() ?? "–"}"));

    private static ImmutableSortedDictionary<string, Votes> Nothing { get; } = ImmutableSortedDictionary.Create<string, Votes>(StringComparer.Ordinal);

    private static ReviewField FieldOf(Dossier dossier, ContestField field, Proposal? proposal, ImmutableArray<ImmutableSortedDictionary<string, Votes>> people)
    {
        var strip = dossier.MachineFigureOf(field)?.Strip;
        var copy = dossier.Readings.GetValueOrDefault(field.Page)?.Statement.PublicCopy;
        if (proposal is null)
            return new(field, copy, strip, null);
        var machine = dossier.MachineFigureOf(field)?.Reading.Value;
        Votes? settled = proposal.Settlement.Open.Contains(field.Id) ? null : proposal.Settlement.Figures[field.Id];
        return new(field, copy, strip, new(dossier.Form!.Figures[field.Id], machine, [.. people.Select(Read)], settled));

        Votes? Read(ImmutableSortedDictionary<string, Votes> reading) => reading.TryGetValue(field.Id, out var votes) ? votes : null;
    }
}
