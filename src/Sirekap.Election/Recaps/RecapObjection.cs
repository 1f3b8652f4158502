using Sirekap.Election.Counting;
using Sirekap.Election.Regions;
using Sirekap.Election.Statements;

namespace Sirekap.Election.Recaps;

/// <summary>An objection annexed to a district's recapitulation.</summary>
/// <param name="Station">The station's code.</param>
/// <param name="Entry">Its log index.</param>
/// <param name="Text">What is objected.</param>
/// <param name="Answer">The answer; null where there was none when the plenary ended.</param>
public sealed record RecapObjection(string Station, long Entry, string Text, string? Answer)
{
    /// <summary>The objections of a station that were in the log before an entry.</summary>
    internal static IEnumerable<RecapObjection> Of(ContestCount votes, Station station, long end) =>
        votes.DossierOf(station)?.Objections.Where(objection => objection.Index < end)
            .Select(objection => new RecapObjection(station.Code, objection.Index, objection.Text, objection.Answer < end ? objection.AnswerText : null)) ?? [];

    internal CanonicalObject ToJson() => new CanonicalObject()
        .Set("station", Station)
        .Set("entry", Entry)
        .Set("text", Text)
        .Set("answer", Answer);
}
