using System.Collections.Immutable;
using Sirekap.Election.Counting;
using Sirekap.Election.Regions;
using Sirekap.Election.Statements;

namespace Sirekap.Election.Recaps;

/// <summary>One column of a recapitulation.</summary>
/// <param name="Code">The region's code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Stations">How many stations it has.</param>
/// <param name="Counted">How many forms are in the figures.</param>
/// <param name="Figures">The sums, in the order of the contest's fields.</param>
public sealed record RecapUnit(string Code, string Name, int Stations, int Counted, ImmutableArray<long> Figures)
{
    internal static RecapUnit Of(ContestCount votes, Region region)
    {
        var totals = votes.TotalsOf(region);
        return new(region.Code, region.Name.Trim(), totals.All, totals.Counted, totals.Figures);
    }

    internal CanonicalObject ToJson() => new CanonicalObject()
        .Set("code", Code)
        .Set("name", Name)
        .Set("stations", Stations)
        .Set("counted", Counted)
        .Set("figures", ImmutableArray.CreateRange<object>(Figures.Select(figure => (object)figure)));
}
