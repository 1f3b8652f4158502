using System.Collections.Immutable;
using Sirekap.Election.Contests;
using Sirekap.Election.Statements.Kinds;

namespace Sirekap.Election.Counting;

/// <summary>One form as officer and machine have read it, column by column.</summary>
/// <param name="Officer">What the officer typed from the paper.</param>
/// <param name="Machine">One entry for each field of the contest; null where the page is unread or was refused.</param>
public sealed record FormReadings(FigureSet Officer, ImmutableArray<MachineFigure?> Machine)
{
    internal static FormReadings Of(Dossier dossier, PlacedForm form) =>
        new(form.Figures, [.. dossier.Contest.Fields.Select(dossier.MachineFigureOf)]);
}
