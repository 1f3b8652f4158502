using System.Collections.Immutable;

namespace Sirekap.Election.Acceptance;

/// <summary>
/// How likely a form, all of whose readings agree and whose hard rules hold, would still be counted with a figure that is not on the paper.
/// </summary>
/// <param name="PartsPerMillion">The risk.</param>
/// <param name="Columns">The one to three figures that the risk comes from most, in the form's order; empty where there is none.</param>
public sealed record MisreadRisk(double PartsPerMillion, ImmutableArray<int> Columns)
{
    /// <summary>
    /// Two ways lead to a wrong count, and the officer must repeat the error in both: one figure is misread and no rule notices, because the
    /// paper itself holds the slip that hides it; or up to three figures are misread such that the sums still hold.
    /// </summary>
    /// <param name="readings">The machine's reading of each field; null counts as certain, because it comes from elsewhere.</param>
    /// <param name="explanations">How else the form could be read so that every hard rule holds.</param>
    /// <param name="policy">The rates.</param>
    public static MisreadRisk Of(ReadOnlySpan<DoubtfulFigure?> readings, ImmutableArray<Explanation> explanations, AcceptancePolicy policy)
    {
        var hidden = new (int Column, double Risk)[readings.Length];
        for (var column = 0; column < readings.Length; column++)
            hidden[column] = (column, Misread(readings[column], policy) * Share(policy.RulesMiss));
        (ImmutableArray<int> Columns, double Risk) likeliest = ([], 0);
        var total = hidden.Sum(single => single.Risk);
        foreach (var explanation in explanations)
        {
            var risk = Math.Min(1, explanation.Odds);
            foreach (var column in explanation.Columns)
                risk *= Unconfirmed(readings[column], policy);
            total += risk;
            if (risk > likeliest.Risk)
                likeliest = (explanation.Columns, risk);
        }

        var worst = hidden.Where(single => single.Risk > 0).OrderByDescending(single => single.Risk).Take(SoftDecision.MostChanges).ToList();
        var columns = worst.Count == 0 || likeliest.Risk > worst[0].Risk ? likeliest.Columns : [.. worst.Select(single => single.Column).Order()];
        return new(total * Share(policy.OfficerRepeats) * AcceptancePolicy.One, columns);
    }

    private static double Misread(DoubtfulFigure? reading, AcceptancePolicy policy) =>
        reading is null ? 0 : (1 - Share(reading.Confidence)) * Unconfirmed(reading, policy);

    /// <summary>One encoding that agrees makes a misreading so much rarer; a second one is not relied upon, because it may share the cause.</summary>
    private static double Unconfirmed(DoubtfulFigure? reading, AcceptancePolicy policy) =>
        reading is { Confirmations: > 0 } ? Share(policy.EncodingRepeats) : 1;

    private static double Share(int partsPerMillion) => partsPerMillion / (double)AcceptancePolicy.One;
}
