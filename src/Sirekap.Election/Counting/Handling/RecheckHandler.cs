using Sirekap.Election.Rights;
using Sirekap.Election.Sampling;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;

namespace Sirekap.Election.Counting.Handling;

/// <summary>A blind re-reading of a form that was drawn, once, by a reviewer who has not decided on it. It enters no total.</summary>
internal sealed class RecheckHandler : Handler
{
    public override Dossier? DossierOf(Count count, Statement statement) =>
        statement is RecheckStatement recheck ? Handlers.Dossier(count, recheck.Contest, recheck.Station) : null;

    public override Refusal? Judge(Count count, SignedEntry entry)
    {
        var statement = (RecheckStatement)entry.Statement;
        if (count.Definition.Regions.FindStation(statement.Station) is not { } station)
            return Handlers.StationUnknown(statement.Station);
        if (count.Contest(statement.Contest) is not { } contest)
            return Handlers.ContestUnknown(statement.Contest);
        if (Handlers.Unentitled(count, entry, Deed.Recheck, station) is { } foreign)
            return foreign;
        if (Handlers.FieldsUnknown(contest.Contest, statement.Figures.Keys.Concat(statement.Illegible)) is { } unknown)
            return unknown;
        if (statement.Figures.Count + statement.Illegible.Length != contest.Contest.Fields.Length || statement.Illegible.Any(statement.Figures.ContainsKey))
            return new("figures-incomplete", "A re-reading names every field once, with its number or as illegible.");
        if (contest.DossierOf(station) is not { Form: { } form } dossier || form.Index != statement.Form)
            return new("form-superseded", $"Entry {statement.Form} is not the form in force of station {station.Code}.");
        if (!dossier.IsSampled || !dossier.State.IsCounted())
            return new("not-in-sample", $"The form of station {station.Code} was not drawn for re-reading, or is not counted now.");
        if (dossier.Recheck is { } earlier)
            return new("recheck-exists", $"The form of station {station.Code} was read again by entry {earlier.Index}.");
        return dossier.WasDecidedBy(entry.Key)
            ? new("own-decision", $"Key {entry.Key} has decided on the form of station {station.Code}: somebody else reads it again.")
            : null;
    }

    public override void Enact(Count count, long index, SignedEntry entry)
    {
        var statement = (RecheckStatement)entry.Statement;
        var dossier = Handlers.Dossier(count, statement.Contest, statement.Station)!;
        var recheck = new PlacedRecheck(index, entry.Key, dossier.Station, statement, dossier.Figures!, dossier.Readings.Values.First().Statement.Model);
        dossier.ReadAgain(recheck);
        count.Contest(statement.Contest)!.Rechecked(recheck);
    }
}
