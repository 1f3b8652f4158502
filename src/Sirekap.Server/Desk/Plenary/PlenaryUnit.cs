using Sirekap.Election.Counting;
using Sirekap.Election.Recaps;
using Sirekap.Election.Regions;
using Sirekap.Election.Rights;
using Sirekap.Server.Desk.Accounts;

namespace Sirekap.Server.Desk.Plenary;

/// <summary>A unit on the board of a plenary: a village of a district, or a region whose own plenary came before.</summary>
/// <param name="Region">The unit.</param>
/// <param name="State">Where its recapitulation stands; null for a village, which holds none.</param>
/// <param name="Forms">How many forms it has.</param>
/// <param name="Settled">How many of them are settled.</param>
/// <param name="Computed">Its valid votes as the count has them.</param>
/// <param name="Stated">Its valid votes as stated: what officers typed in a village, what the unit's plenary closed with; null where nobody has.</param>
/// <param name="Differing">In how many fields stated and computed differ.</param>
/// <param name="Asked">The chunks that this person retypes to accept the unit's document; null where there is nothing to accept.</param>
public sealed record PlenaryUnit(Region Region, RecapState? State, int Forms, int Settled, long Computed, long? Stated, int Differing, AskedChunks? Asked)
{
    internal static PlenaryUnit Of(Count count, DeskPerson person, ContestCount contest, Region unit)
    {
        var totals = contest.TotalsOf(unit);
        var stated = unit.Level == RegionLevel.Village ? Typed(contest, unit) : Closed(contest, unit);
        var recap = contest.RecapOf(unit);
        return new(
            unit,
            unit.Level == RegionLevel.Village ? null : contest.RecapStateOf(unit),
            totals.All,
            FormStates.All.Where(FormStates.IsSettled).Sum(state => totals[state]),
            totals[contest.Contest.Roles.Valid],
            stated?[contest.Contest.IndexOf(contest.Contest.Roles.Valid)],
            stated is null ? 0 : stated.Index().Count(field => field.Item != totals.Figures[field.Index]),
            recap is { Closed: { Accepted: null } end } && count.Entitles(person.Key, Deed.AcceptRecap, unit) ? end.Asked : null);
    }

    /// <summary>What the officers of a village have typed, added up; null where no form is in.</summary>
    private static long[]? Typed(ContestCount contest, Region village)
    {
        var forms = village.Stations.Select(station => contest.DossierOf(station)?.Form).OfType<PlacedForm>().ToArray();
        return forms.Length == 0 ? null : [.. contest.Contest.Fields.Select((_, column) => forms.Sum(form => (long)(form.Figures[column]?.Value ?? 0)))];
    }

    /// <summary>What the unit's plenary stated when it closed, or last closed.</summary>
    private static long[]? Closed(ContestCount contest, Region unit) =>
        contest.RecapOf(unit) is { } recap && (recap.Closed ?? recap.Voided.LastOrDefault()) is { } end
            ? [.. contest.Contest.Fields.Select(field => end.Totals[field.Id])]
            : null;
}
