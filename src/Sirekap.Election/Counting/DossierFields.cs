using System.Collections.Immutable;
using Sirekap.Election.Contests;
using Sirekap.Election.Readings;
using Sirekap.Election.Statements.Kinds;

namespace Sirekap.Election.Counting;

/// <summary>Gathers, field by field, who read what, and where it is written.</summary>
internal static class DossierFields
{
    public static ImmutableArray<FieldDossier> Of(Dossier dossier)
    {
        var counted = dossier.CountedFigures;
        return [.. dossier.Contest.Fields.Select((field, column) => Of(dossier, field, column, counted?[column]))];
    }

    /// <summary>The figures of a form whose state is counted; the fold has made sure that each has its evidence.</summary>
    public static IEnumerable<Figure> Counted(Dossier dossier) =>
        dossier.Contest.Fields.Select((field, column) => Counted(dossier, field, column));

    private static FieldDossier Of(Dossier dossier, ContestField field, int column, Figure? counted) =>
        new(field, ReadingsOf(dossier, field, column), EvidenceOf(dossier, field), counted);

    private static Figure Counted(Dossier dossier, ContestField field, int column) => new(
        field,
        dossier.Figures?[column] ?? throw new InvalidOperationException($"Form {dossier.Station.Code} is counted without {field.Id}."),
        EvidenceOf(dossier, field) ?? throw new InvalidOperationException($"Form {dossier.Station.Code} is counted without evidence of {field.Id}."),
        ReadingsOf(dossier, field, column));

    private static ImmutableArray<SourcedReading> ReadingsOf(Dossier dossier, ContestField field, int column)
    {
        var readings = ImmutableArray.CreateBuilder<SourcedReading>(3);
        if (dossier.Form is { } form)
            readings.Add(ByPerson(ReadingSource.Officer, form.Index, form.Figures[column]));
        if (MachineFigureOf(dossier, field) is var (index, figure))
        {
            readings.Add(new(
                ReadingSource.Machine, index, figure.Reading.State, figure.Reading.Value, figure.Reading.Confidence, figure.Cause));
        }

        if (dossier.Decision is { } decision && decision.Statement.Outcome.HasFigures())
            readings.Add(ByPerson(decision.Statement.IsPlenary ? ReadingSource.Plenary : ReadingSource.Reviewer, decision.Index, decision.Figures[column]));
        return readings.ToImmutable();
    }

    private static SourcedReading ByPerson(ReadingSource source, long index, Votes? value) =>
        new(source, index, value is null ? ReadingState.Blank : ReadingState.Read, value, null, null);

    private static Evidence? EvidenceOf(Dossier dossier, ContestField field)
    {
        if (dossier.Form is not { } form || !dossier.Readings.TryGetValue(field.Page, out var reading))
            return null;
        var strip = MachineFigureOf(dossier, field)?.Figure.Strip;
        return new(field.Page, reading.Statement.Photo, reading.Statement.PublicCopy, strip, form.Index, reading.Index);
    }

    private static (long Index, MachineFigure Figure)? MachineFigureOf(Dossier dossier, ContestField field) =>
        dossier.MachineFigureOf(field) is { } figure ? (dossier.Readings[field.Page].Index, figure) : null;
}
