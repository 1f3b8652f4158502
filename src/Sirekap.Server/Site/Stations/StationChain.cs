using System.Collections.Immutable;
using Sirekap.Election;
using Sirekap.Election.Counting;
using Sirekap.Election.Regions;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Server.Site.Regions;

namespace Sirekap.Server.Site.Stations;

/// <summary>How a station's figures go up: its form, what was decided on it, and the recapitulation of each tier above.</summary>
/// <param name="State">Where the form stands.</param>
/// <param name="Form">The entry of the form in force; null while none is in.</param>
/// <param name="Valid">The valid votes that the officer typed; null where that box was left empty, or no form is in.</param>
/// <param name="Decision">The entry of the decision in force; null while there is none.</param>
/// <param name="Outcome">What it does; null while there is none.</param>
/// <param name="Changes">The fields that it changed: before and after; empty where it says no figures.</param>
/// <param name="Earlier">The entries of decisions on the same form that held before it, oldest first.</param>
/// <param name="Tiers">The tiers from the district up to the nation.</param>
public sealed record StationChain(
    FormState State,
    long? Form,
    Votes? Valid,
    long? Decision,
    Outcome? Outcome,
    ImmutableArray<(string Field, Votes? Before, Votes? After)> Changes,
    ImmutableArray<long> Earlier,
    ImmutableArray<RecapTier> Tiers)
{
    internal static StationChain Of(Station station, ContestCount contest)
    {
        var dossier = contest.DossierOf(station);
        var decision = dossier?.Decision;
        return new(
            contest.StateOf(station),
            dossier?.Form?.Index,
            dossier?.Form?.Figures[contest.Contest.Roles.Valid],
            decision?.Index,
            decision?.Statement.Outcome,
            decision is null || !decision.Statement.Outcome.HasFigures() ? [] : [.. decision.Figures.DifferencesFrom(decision.Before).Select(field => (field, decision.Before[field], decision.Figures[field]))],
            decision?.Earlier ?? [],
            RecapTier.Above(station.Village, contest));
    }
}
