using System.Collections.Immutable;
using Sirekap.Election.Counting;
using Sirekap.Election.Rules;

namespace Sirekap.Server.Site.Stations;

/// <summary>What somebody else publishes of a form, and where that stands against the form and itself.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="AgainstForm">The fields that claim and form state differently.</param>
/// <param name="WithinItself">The rules that the claim's own figures break.</param>
public sealed record ClaimView(PlacedClaim Claim, ImmutableArray<string> AgainstForm, ImmutableArray<Finding> WithinItself)
{
    /// <summary>Whether it contradicts anything.</summary>
    public bool IsContradiction => AgainstForm.Length > 0 || WithinItself.Length > 0;

    internal static ClaimView Of(PlacedClaim claim, Dossier dossier) => new(
        claim,
        [.. Comparison.AgainstForm(claim, dossier).SelectMany(finding => finding.Fields)],
        Comparison.WithinItself(claim));
}
