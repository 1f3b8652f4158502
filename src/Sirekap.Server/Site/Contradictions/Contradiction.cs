using Sirekap.Election.Contests;
using Sirekap.Election.Counting;
using Sirekap.Election.Regions;
using Sirekap.Server.Site.Stations;

namespace Sirekap.Server.Site.Contradictions;

/// <summary>A claim that contradicts the form or itself.</summary>
/// <param name="Station">The station.</param>
/// <param name="Claim">The claim.</param>
/// <param name="Figures">The form's figures; null while no form is in.</param>
/// <param name="Difference">How far the claim is from the form, all differing fields together.</param>
public sealed record Contradiction(Station Station, ClaimView Claim, FigureSet? Figures, long Difference)
{
    /// <summary>Who claims.</summary>
    public string Source => Claim.Claim.Statement.Source;

    internal static Contradiction Of(ClaimView claim, Dossier dossier)
    {
        var figures = dossier.Figures;
        return new(dossier.Station, claim, figures, claim.AgainstForm.Sum(field => Distance(claim.Claim.Figures, figures, field)));
    }

    private static long Distance(FigureSet claimed, FigureSet? written, string field) =>
        Math.Abs((long)(claimed[field]?.Value ?? 0) - (written?[field]?.Value ?? 0));
}
