using System.Collections.Immutable;
using Sirekap.Election;
using Sirekap.Election.Counting;
using Sirekap.Election.Regions;
using Sirekap.Server.Site.Maps;
using Sirekap.Server.Site.Objections;

namespace Sirekap.Server.Site.Regions;

/// <summary>A region's page: its totals, recap, and what lies directly below.</summary>
/// <param name="Region">The region.</param>
/// <param name="Totals">Its totals.</param>
/// <param name="Recap">Its recap; null where none was opened.</param>
/// <param name="Chain">How its figures go up.</param>
/// <param name="Children">The regions below; empty for a village.</param>
/// <param name="Stations">The stations of a village; otherwise empty.</param>
/// <param name="Objections">The objections to its recapitulation.</param>
/// <param name="ObjectionsWithin">How many objections there are to it, to what is below it, and to its stations.</param>
public sealed record RegionView(
    Region Region,
    RegionTotals Totals,
    Recap? Recap,
    RecapChain Chain,
    ImmutableArray<ChildRow> Children,
    ImmutableArray<StationRow> Stations,
    ImmutableArray<Objection> Objections,
    int ObjectionsWithin)
{
    /// <summary>The map of what lies below; null where there is none.</summary>
    public RegionMap? Map { get; init; }

    internal static RegionView Of(Region region, ContestCount contest) => new(
        region,
        contest.TotalsOf(region),
        contest.RecapOf(region),
        RecapChain.Of(region, contest),
        [.. region.Children.Select(child => new ChildRow(child, contest.TotalsOf(child), contest.RecapStateOf(child)))],
        region.Level == RegionLevel.Village ? [.. region.Stations.Select(station => StationRow.Of(station, contest))] : [],
        [.. contest.Objections.Of(region)],
        contest.Objections.All.Count(filed => ObjectionsView.IsWithin(filed, region)));
}

/// <summary>A region in the table of the one above.</summary>
/// <param name="Region">The region.</param>
/// <param name="Totals">Its totals.</param>
/// <param name="Recap">Where its recap stands.</param>
public sealed record ChildRow(Region Region, RegionTotals Totals, RecapState Recap)
{
    /// <summary>Whether its recap is closed.</summary>
    public bool IsClosed => Recap is RecapState.Closed or RecapState.Accepted;
}

/// <summary>A station in the table of its village.</summary>
/// <param name="Station">The station.</param>
/// <param name="State">Where its form stands.</param>
/// <param name="IsDisputed">Whether an objection is open.</param>
/// <param name="IsContradicted">Whether somebody else publishes other figures.</param>
/// <param name="Votes">The counted votes by candidate; null while the form is not counted.</param>
public sealed record StationRow(
    Station Station, FormState State, bool IsDisputed, bool IsContradicted, ImmutableArray<Votes>? Votes)
{
    internal static StationRow Of(Station station, ContestCount contest)
    {
        var dossier = contest.DossierOf(station);
        return new(
            station,
            contest.StateOf(station),
            dossier is { IsDisputed: true },
            dossier is not null && dossier.Claims.Any(claim => Comparison.AgainstForm(claim, dossier).Any()),
            dossier?.CountedFigures is { } figures
                ? [.. contest.Contest.Candidates.Select(candidate => figures[contest.Contest.IndexOf(candidate.Field)].Value)]
                : null);
    }
}
