using System.Collections.Immutable;
using Sirekap.Election.Contests;
using Sirekap.Election.Statements.Kinds;

namespace Sirekap.Election.Counting;

/// <summary>A correction of a form by the plenary as its statement writes it.</summary>
/// <param name="Corrections">The fields in which the result differs from the officer's figures.</param>
/// <param name="Was">What the fields that change have now; those without number left out.</param>
public sealed record PlenaryCorrection(ImmutableSortedDictionary<string, Votes> Corrections, ImmutableSortedDictionary<string, Votes> Was)
{
    private static readonly ImmutableSortedDictionary<string, Votes> s_none = ImmutableSortedDictionary.Create<string, Votes>(StringComparer.Ordinal);

    /// <summary>Whether the result is another than the officer's.</summary>
    public Outcome Outcome => Corrections.IsEmpty ? Outcome.Accept : Outcome.Correct;

    /// <summary>What to state so that some fields of a form change from what they are now.</summary>
    /// <param name="dossier">A form that is in.</param>
    /// <param name="changes">The new numbers by field.</param>
    public static PlenaryCorrection Of(Dossier dossier, IEnumerable<KeyValuePair<string, Votes>> changes)
    {
        var then = changes.Aggregate(dossier.Figures!, (figures, change) => figures.With(change.Key, change.Value));
        return new(Pick(then, then.DifferencesFrom(dossier.Form!.Figures)), Pick(dossier.Figures!, then.DifferencesFrom(dossier.Figures!)));
    }

    /// <summary>What the fields that a decision changes have now; those without number left out.</summary>
    internal static ImmutableSortedDictionary<string, Votes> WasOf(Dossier dossier, DecisionStatement statement)
    {
        if (!statement.Outcome.HasFigures())
            return s_none;
        var then = statement.Corrections.Aggregate(dossier.Form!.Figures, (figures, change) => figures.With(change.Key, change.Value));
        return Pick(dossier.Figures!, then.DifferencesFrom(dossier.Figures!));
    }

    private static ImmutableSortedDictionary<string, Votes> Pick(FigureSet figures, IEnumerable<string> fields) =>
        s_none.AddRange(fields.Where(field => figures[field] is not null).Select(field => KeyValuePair.Create(field, figures[field]!.Value)));
}
