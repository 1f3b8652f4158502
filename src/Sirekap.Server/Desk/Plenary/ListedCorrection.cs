using System.Collections.Immutable;
using Sirekap.Election;
using Sirekap.Election.Contests;
using Sirekap.Election.Counting;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Server.Site.Visiting;

namespace Sirekap.Server.Desk.Plenary;

/// <summary>A decision of the plenary on a form as the page lists it.</summary>
/// <param name="Station">The station's code.</param>
/// <param name="Place">Station and village for reading.</param>
/// <param name="Entry">Its first statement.</param>
/// <param name="Seconded">The statement with which it holds; null while it waits for the second signer.</param>
/// <param name="By">As what the first signer stated it; null where it holds.</param>
/// <param name="Minute">The number in the minutes.</param>
/// <param name="Outcome">What it does.</param>
/// <param name="Changes">The fields that change: old number or none, and the new one.</param>
/// <param name="Note">The sentence, or null.</param>
public sealed record ListedCorrection(
    string Station, string Place, long Entry, long? Seconded, Role? By, int Minute, Outcome Outcome, ImmutableArray<(string Field, Votes? Old, Votes? New)> Changes, string? Note)
{
    internal static IEnumerable<ListedCorrection> Of(Dossier dossier)
    {
        if (dossier.Decision is { Statement: { IsPlenary: true } decided } decision)
            yield return Of(dossier, decided, decision.Before, decision.Seconds ?? decision.Index, decision.Index, null);
        if (dossier.Proposed is { } proposed)
            yield return Of(dossier, proposed.Statement, dossier.Figures!, proposed.Index, null, proposed.Role);
    }

    private static ListedCorrection Of(Dossier dossier, DecisionStatement statement, FigureSet before, long entry, long? seconded, Role? by) => new(
        dossier.Station.Code,
        $"{dossier.Station.Name} · {PlaceName.Of(dossier.Station.Village.Name)}",
        entry,
        seconded,
        by,
        statement.Minute!.Value,
        statement.Outcome,
        [.. Changed(dossier.Form!.Figures, statement, before)],
        statement.Note);

    /// <summary>A correction starts from the officer's figures, so it names what an earlier decision had filled in or changed, too: that is no change.</summary>
    private static IEnumerable<(string, Votes?, Votes?)> Changed(FigureSet typed, DecisionStatement statement, FigureSet before)
    {
        if (!statement.Outcome.HasFigures())
            return [];
        var then = statement.Corrections.Aggregate(typed, (figures, change) => figures.With(change.Key, change.Value));
        return then.DifferencesFrom(before).Select(field => (field, before[field], then[field]));
    }
}
