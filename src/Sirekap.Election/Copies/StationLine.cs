using Sirekap.Election.Contests;
using Sirekap.Election.Counting;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;

namespace Sirekap.Election.Copies;

/// <summary>One field of a form on a copy.</summary>
/// <param name="Field">The field.</param>
/// <param name="Officer">What the officer typed; null for nothing.</param>
/// <param name="Counted">The figure that is counted; null while the form is not.</param>
/// <param name="Suspended">The log index of a takedown that stands over the figure, which is counted all the same; null where none does.</param>
public sealed record StationLine(ContestField Field, int? Officer, int? Counted, long? Suspended)
{
    /// <summary>Whether another figure is counted than the officer typed.</summary>
    public bool IsCorrected => Counted is { } counted && counted != Officer;

    internal static StationLine Of(ContestField field, Votes? officer, Figure? counted, IEnumerable<Takedown> takedowns) => new(
        field, officer?.Value, counted?.Value.Value,
        takedowns.LastOrDefault(takedown => takedown is { State: TakedownState.Standing, Notice.Subject: FigureSubject figure } && figure.Field == field.Id)?.Index);

    internal CanonicalObject ToJson() => new CanonicalObject().Set("field", Field.Id).Set("officer", Officer).Set("counted", Counted).Set("suspended", Suspended);
}
