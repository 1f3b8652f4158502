using Sirekap.Election.Contests;
using Sirekap.Election.Rights;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;

namespace Sirekap.Election.Counting.Handling;

/// <summary>What others publish: kept beside our figures, never counted.</summary>
internal sealed class ClaimHandler : Handler<ClaimStatement>
{
    public override Dossier? DossierOf(Count count, Statement statement) =>
        statement is ClaimStatement claim ? Handlers.Dossier(count, claim.Contest, claim.Station) : null;

    protected override Refusal? Judge(Count count, ClaimStatement statement, SignedEntry entry)
    {
        if (count.Definition.Regions.FindStation(statement.Station) is not { } station)
            return Handlers.StationUnknown(statement.Station);
        if (count.Contest(statement.Contest) is not { } contest)
            return Handlers.ContestUnknown(statement.Contest);
        return Handlers.Unentitled(count, entry, Deed.RecordClaim, station)
            ?? Handlers.FieldsUnknown(contest.Contest, statement.Figures.Keys);
    }

    protected override void Enact(Count count, long index, ClaimStatement statement)
    {
        var contest = count.Contest(statement.Contest)!;
        Handlers.Dossier(count, statement.Contest, statement.Station)!
            .Claim(new(index, statement, FigureSet.From(contest.Contest, statement.Figures)));
    }
}
