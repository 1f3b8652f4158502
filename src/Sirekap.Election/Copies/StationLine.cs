using Sirekap.Election.Contests;
using Sirekap.Election.Counting;
using Sirekap.Election.Statements;

namespace Sirekap.Election.Copies;

/// <summary>One field of a form on a copy.</summary>
/// <param name="Field">The field.</param>
/// <param name="Officer">What the officer typed; null for nothing.</param>
/// <param name="Counted">The figure that is counted; null while the form is not.</param>
public sealed record StationLine(ContestField Field, int? Officer, int? Counted)
{
    /// <summary>Whether another figure is counted than the officer typed.</summary>
    public bool IsCorrected => Counted is { } counted && counted != Officer;

    internal static StationLine Of(Dossier? dossier, ContestField field, int column) =>
        new(field, dossier?.Form?.Figures[column]?.Value, dossier?.CountedFigures?[column].Value.Value);

    internal CanonicalObject ToJson() => new CanonicalObject().Set("field", Field.Id).Set("officer", Officer).Set("counted", Counted);
}
