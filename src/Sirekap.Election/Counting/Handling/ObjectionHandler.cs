using Sirekap.Election.Rights;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;

namespace Sirekap.Election.Counting.Handling;

/// <summary>Objections by supervisors and witnesses, answered by the chair or a reviewer of the region.</summary>
internal sealed class ObjectionHandler : Handler<ObjectionStatement>
{
    public override Dossier? DossierOf(Count count, Statement statement) =>
        statement is ObjectionStatement objection ? Handlers.Dossier(count, objection.Contest, objection.Station) : null;

    protected override Refusal? Judge(Count count, ObjectionStatement statement, SignedEntry entry)
    {
        if (count.Definition.Regions.FindStation(statement.Station) is not { } station)
            return Handlers.StationUnknown(statement.Station);
        if (count.Contest(statement.Contest) is not { } contest)
            return Handlers.ContestUnknown(statement.Contest);
        if (Handlers.Unentitled(count, entry, statement.Answers is null ? Deed.Object : Deed.AnswerObjection, station) is { } foreign)
            return foreign;
        if (statement.Answers is not { } answered)
            return null;
        return contest.DossierOf(station)?.Objections.Any(open => open.Index == answered && open.Answer is null) == true
            ? null
            : new("objection-unknown", $"Entry {answered} is not an open objection to the form of station {station.Code}.");
    }

    protected override void Enact(Count count, long index, ObjectionStatement statement)
    {
        var dossier = Handlers.Dossier(count, statement.Contest, statement.Station)!;
        if (statement.Answers is { } answered)
            dossier.Answer(answered, index, statement.Text);
        else
            dossier.Object(new(index, statement.Text, null, null));
        dossier.Settle(statement.At);
    }
}
