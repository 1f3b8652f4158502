using System.Collections.Immutable;
using Sirekap.Election.Counting;
using Sirekap.Election.Regions;
using Sirekap.Election.Rules;
using Sirekap.Election.Sampling;
using Sirekap.Server.Takedowns;

namespace Sirekap.Server.Site.Stations;

/// <summary>A station's page: everything that the log says of its form.</summary>
/// <param name="Station">The station.</param>
/// <param name="State">Where the form stands.</param>
/// <param name="IsDisputed">Whether an objection is open.</param>
/// <param name="Form">The officer's statement in force; null while none is in.</param>
/// <param name="Decision">The decision in force, or null.</param>
/// <param name="Photos">Every page of the form with its photograph, or why it is not shown.</param>
/// <param name="Fields">Every field with its readings; empty while the log says nothing of the form.</param>
/// <param name="Findings">What the form breaks, hard rules first.</param>
/// <param name="Claims">What others publish, contradictions first.</param>
/// <param name="Objections">The objections.</param>
/// <param name="Reports">What citizens report of it, grouped.</param>
/// <param name="History">Every statement about the form.</param>
public sealed record StationView(
    Station Station,
    FormState State,
    bool IsDisputed,
    PlacedForm? Form,
    PlacedDecision? Decision,
    ImmutableArray<PagePhoto> Photos,
    ImmutableArray<FieldDossier> Fields,
    ImmutableArray<Finding> Findings,
    ImmutableArray<ClaimView> Claims,
    ImmutableArray<Objection> Objections,
    ImmutableArray<ReportGroup> Reports,
    ImmutableArray<HistoryEntry> History)
{
    /// <summary>How the figures go up.</summary>
    public required StationChain Chain { get; init; }

    /// <summary>The blind re-reading of the form in force; null while there is none.</summary>
    public PlacedRecheck? Recheck { get; init; }

    /// <summary>The fields that it found otherwise, while nobody has decided since.</summary>
    public ImmutableArray<string> OpenDifferences { get; init; } = [];

    /// <summary>Other phones' forms of which figures differ from the form in force.</summary>
    public ImmutableArray<RivalForm> Rivals { get; init; } = [];

    /// <summary>What is withheld or suspended now.</summary>
    public StationNotices Notices { get; init; } = StationNotices.None;

    internal static StationView Of(Station station, ContestCount contest) =>
        contest.DossierOf(station) is { } dossier ? Of(dossier, contest) : Silent(station, contest);

    private static StationView Of(Dossier dossier, ContestCount contest) => new(
        dossier.Station,
        dossier.State,
        dossier.IsDisputed,
        dossier.Form,
        dossier.Decision,
        [.. dossier.Contest.Form.Pages.Select(page => PagePhoto.Of(page, dossier))],
        dossier.Fields,
        dossier.Findings.AddRange(Comparison.Of(dossier, contest)),
        [.. dossier.Claims.Select(claim => ClaimView.Of(claim, dossier)).OrderByDescending(claim => claim.IsContradiction)],
        [.. dossier.Objections],
        contest.Reports.Of(dossier.Station),
        [.. dossier.History])
    {
        Chain = StationChain.Of(dossier.Station, contest),
        Recheck = dossier.Recheck,
        OpenDifferences = dossier.OpenDifferences,
        Rivals = [.. dossier.Rivals],
    };

    private static StationView Silent(Station station, ContestCount contest) => new(
        station,
        contest.StateOf(station),
        IsDisputed: false,
        Form: null,
        Decision: null,
        [.. contest.Contest.Form.Pages.Select(page => new PagePhoto(page.Number, page.Width, page.Height, PhotoState.NoForm, null, null))],
        Fields: [],
        Findings: [],
        Claims: [],
        Objections: [],
        contest.Reports.Of(station),
        History: [])
    {
        Chain = StationChain.Of(station, contest),
    };
}
