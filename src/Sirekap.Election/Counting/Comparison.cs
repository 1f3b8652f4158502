using System.Collections.Immutable;
using Sirekap.Election.Rules;

namespace Sirekap.Election.Counting;

/// <summary>Findings that compare a form with what lies outside it: other publishers' claims, and the rest of its village.</summary>
public static class Comparison
{
    /// <summary>The soft findings of a form against its surroundings as they stand now.</summary>
    public static ImmutableArray<Finding> Of(Dossier dossier, ContestCount count) =>
        [.. dossier.Claims.SelectMany(claim => AgainstForm(claim, dossier)), .. WithVillage(dossier, count)];

    /// <summary>Where a claim contradicts the form: one finding for each field that both state differently.</summary>
    public static IEnumerable<Finding> AgainstForm(PlacedClaim claim, Dossier dossier)
    {
        if (dossier.Figures is not { } figures)
            yield break;
        for (var column = 0; column < figures.Contest.Fields.Length; column++)
        {
            if (claim.Figures[column] is { } claimed && figures[column] is { } written && claimed != written)
                yield return new(BuiltInRules.ClaimDiffers, [figures.Contest.Fields[column].Id], $"{claim.Statement.Source} {claimed} ≠ {written}");
        }
    }

    /// <summary>Where a claim contradicts itself: the rules that its own figures break.</summary>
    public static ImmutableArray<Finding> WithinItself(PlacedClaim claim) => RuleBook.Check(claim.Figures);

    private static IEnumerable<Finding> WithVillage(Dossier dossier, ContestCount count)
    {
        if (dossier.Figures is not { } figures || !dossier.State.IsCounted())
            yield break;
        var village = count.TotalsOf(dossier.Station.Village);
        var others = count.Contest.Candidates
            .Select(candidate => village[candidate.Field] - (figures[candidate.Field]?.Value ?? 0)).ToArray();
        if (VillageShare.Compare(figures, others) is { } finding)
            yield return finding;
    }
}
