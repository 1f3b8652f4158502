using Sirekap.Election.Counting;
using Sirekap.Election.Regions;
using Sirekap.Election.Statements;

namespace Sirekap.Election.Recaps;

/// <summary>An objection annexed to a recapitulation: to the tier itself, or, for a district, to the form of one of its stations.</summary>
/// <param name="Place">The station's or the region's code.</param>
/// <param name="IsToTier">Whether it is to the tier.</param>
/// <param name="Entry">Its log index.</param>
/// <param name="Text">What is objected.</param>
/// <param name="Answer">The answer; null where there was none when the plenary ended.</param>
public sealed record RecapObjection(string Place, bool IsToTier, long Entry, string Text, string? Answer)
{
    /// <summary>The objections to a tier, and for a district those to its stations, that were in the log before an entry; oldest first.</summary>
    internal static IEnumerable<RecapObjection> Of(ContestCount votes, Region region, long end)
    {
        var toTier = votes.Objections.Of(region).Select(objection => Of(region.Code, isToTier: true, objection, end));
        var toForms = region.Level != RegionLevel.District ? [] : region.Stations
            .SelectMany(station => Of(votes, station, end));
        return toTier.Concat(toForms).Where(objection => objection.Entry < end).OrderBy(objection => objection.Entry);
    }

    /// <summary>The objections to a station's form that were in the log before an entry.</summary>
    internal static IEnumerable<RecapObjection> Of(ContestCount votes, Station station, long end) =>
        votes.DossierOf(station)?.Objections.Where(objection => objection.Index < end).Select(objection => Of(station.Code, isToTier: false, objection, end)) ?? [];

    internal CanonicalObject ToJson() => new CanonicalObject()
        .Set(IsToTier ? "region" : "station", Place)
        .Set("entry", Entry)
        .Set("text", Text)
        .Set("answer", Answer);

    private static RecapObjection Of(string place, bool isToTier, Objection objection, long end) =>
        new(place, isToTier, objection.Index, objection.Text, objection.Answer < end ? objection.AnswerText : null);
}
