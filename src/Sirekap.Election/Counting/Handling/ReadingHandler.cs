using Sirekap.Election.Rights;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;

namespace Sirekap.Election.Counting.Handling;

/// <summary>A machine's reading: one for each announced photograph of the form in force.</summary>
internal sealed class ReadingHandler : Handler<ReadingStatement>
{
    public override Dossier? DossierOf(Count count, Statement statement) =>
        statement is ReadingStatement reading ? Handlers.Dossier(count, reading.Contest, reading.Station) : null;

    protected override Refusal? Judge(Count count, ReadingStatement statement, SignedEntry entry)
    {
        if (count.Definition.Regions.FindStation(statement.Station) is not { } station)
            return Handlers.StationUnknown(statement.Station);
        if (count.Contest(statement.Contest) is not { } contest)
            return Handlers.ContestUnknown(statement.Contest);
        if (Handlers.Unentitled(count, entry, Deed.StateReading, station) is { } foreign)
            return foreign;
        if (contest.DossierOf(station) is not { Form: { } form } dossier || form.Index != statement.Form)
            return new("form-superseded", $"Entry {statement.Form} is not the form in force of station {station.Code}.");
        if (!form.Pages.TryGetValue(statement.Page, out var photo) || photo != statement.Photo)
            return new("photo-not-announced", $"Entry {form.Index} does not announce photograph {statement.Photo} as page {statement.Page}.");
        if (dossier.Readings.ContainsKey(statement.Page))
            return new("reading-exists", $"Page {statement.Page} of entry {form.Index} has been read.");
        if (contest.IsClosed(station))
            return Handlers.RecapClosed(station);
        return JudgeFigures(contest, statement);
    }

    protected override void Enact(Count count, long index, ReadingStatement statement)
    {
        var dossier = Handlers.Dossier(count, statement.Contest, statement.Station)!;
        dossier.Read(new(index, statement, count.Contest(statement.Contest)!.Recognise(statement)));
        dossier.Settle(statement.At);
    }

    private static Refusal? JudgeFigures(ContestCount contest, ReadingStatement statement)
    {
        if (Handlers.FieldsUnknown(contest.Contest, statement.Figures.Select(figure => figure.Reading.Field)) is { } unknown)
            return unknown;
        var read = statement.Figures.Select(figure => figure.Reading.Field).ToHashSet(StringComparer.Ordinal);
        var expected = statement.Refused is null
            ? contest.Contest.Fields.Where(field => field.Page == statement.Page).Select(field => field.Id)
            : [];
        if (!read.SetEquals(expected))
            return new("figures-incomplete", $"A reading of page {statement.Page} names every field of the page, a refused page none.");
        return statement.Refused is null && statement.PublicCopy is null
            ? new("evidence-missing", "A page that was read has a public copy: name its digest.")
            : null;
    }
}
