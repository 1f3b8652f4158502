using System.Collections.Immutable;
using Sirekap.Election.Contests;
using Sirekap.Election.Counting;
using Sirekap.Election.Regions;
using Sirekap.Election.Statements.Kinds;

namespace Sirekap.Server.Site.Uneven;

/// <summary>Why a form did not go through by itself.</summary>
public enum UnevenKind
{
    /// <summary>Nobody has decided yet.</summary>
    Waiting,

    /// <summary>The officer is asked for new photographs; until they come it waits.</summary>
    Returned,

    /// <summary>The machine misread.</summary>
    Misread,

    /// <summary>The officer mistyped.</summary>
    Mistyped,

    /// <summary>The paper itself breaks a rule.</summary>
    WrongOnPaper,

    /// <summary>The plenary corrected it.</summary>
    Plenary,

    /// <summary>It cannot be read.</summary>
    Illegible,
}

/// <summary>The forms where officer, machine and people did not agree, and those that are wrong on paper.</summary>
/// <param name="Kind">The kind looked at; null for all.</param>
/// <param name="Province">The province looked at; null for all.</param>
/// <param name="Kinds">How many there are of each kind in it.</param>
/// <param name="Counted">How many forms are counted in it.</param>
/// <param name="Number">The page, from 1.</param>
/// <param name="Pages">How many there are.</param>
/// <param name="Rows">The forms of the page, in tree order.</param>
public sealed record UnevenView(
    UnevenKind? Kind, Region? Province, ImmutableSortedDictionary<UnevenKind, int> Kinds, int Counted, int Number, int Pages, ImmutableArray<UnevenRow> Rows)
{
    /// <summary>How many stand on a page.</summary>
    public const int PageSize = 40;

    internal static UnevenView Of(UnevenKind? kind, Region? province, int number, ContestCount contest, Region nation)
    {
        var kinds = new Dictionary<UnevenKind, int>();
        var matching = new List<Dossier>();
        foreach (var dossier in contest.Uneven)
        {
            if (province is { } within && !within.Contains(dossier.Station))
                continue;
            var own = KindOf(dossier);
            kinds[own] = kinds.GetValueOrDefault(own) + 1;
            if (kind is null || kind == own)
                matching.Add(dossier);
        }

        var pages = Math.Max(1, (matching.Count + PageSize - 1) / PageSize);
        number = Math.Clamp(number, 1, pages);
        return new(
            kind,
            province,
            kinds.ToImmutableSortedDictionary(),
            contest.TotalsOf(province ?? nation).Counted,
            number,
            pages,
            [.. matching.Skip((number - 1) * PageSize).Take(PageSize).Select(UnevenRow.Of)]);
    }

    internal static UnevenKind KindOf(Dossier dossier) => dossier.Decision?.Statement switch
    {
        null => UnevenKind.Waiting,
        { Outcome: Outcome.Return } => UnevenKind.Returned,
        { Outcome: Outcome.Unreadable } => UnevenKind.Illegible,
        { Reason: DecisionReason.Misread } => UnevenKind.Misread,
        { Reason: DecisionReason.Mistyped } => UnevenKind.Mistyped,
        { Reason: DecisionReason.WrongOnPaper } => UnevenKind.WrongOnPaper,
        { Reason: DecisionReason.Plenary } => UnevenKind.Plenary,
        _ => UnevenKind.Illegible,
    };
}

/// <summary>A form on that list.</summary>
/// <param name="Station">The station.</param>
/// <param name="Kind">Why it is there.</param>
/// <param name="Fields">The fields in which officer, machine or decision differ.</param>
/// <param name="Findings">The rules that it breaks.</param>
/// <param name="Decided">The entry of the decision; null while there is none.</param>
public sealed record UnevenRow(Station Station, UnevenKind Kind, ImmutableArray<UnevenField> Fields, ImmutableArray<string> Findings, long? Decided)
{
    internal static UnevenRow Of(Dossier dossier) => new(
        dossier.Station,
        UnevenView.KindOf(dossier),
        [.. dossier.Contest.Fields.Select((field, column) => UnevenField.Of(field, column, dossier)).OfType<UnevenField>()],
        [.. dossier.Findings.Select(finding => finding.Code).Distinct(StringComparer.Ordinal)],
        dossier.Decision?.Index);
}

/// <summary>A field in which they differ.</summary>
/// <param name="Field">The field.</param>
/// <param name="Officer">What the officer typed.</param>
/// <param name="Machine">What the machine read; null where it read nothing.</param>
/// <param name="Decided">What people decided; null while they have not, and where the decision says no figures.</param>
public sealed record UnevenField(ContestField Field, int? Officer, int? Machine, int? Decided)
{
    internal static UnevenField? Of(ContestField field, int column, Dossier dossier)
    {
        var officer = dossier.Form?.Figures[column]?.Value;
        var reading = dossier.MachineFigureOf(field)?.Reading;
        var machine = reading?.Value?.Value;
        var decided = dossier.Decision is { } decision && decision.Statement.Outcome.HasFigures() ? decision.Figures[column]?.Value : null;
        // A blank box stands for nothing where the officer typed 0.
        var differs = (reading is not null && machine != officer && !(machine is null && officer == 0)) || (decided is not null && decided != officer);
        return differs ? new(field, officer, machine, decided) : null;
    }
}
