using System.Collections.Immutable;
using Sirekap.Election.Counting;
using Sirekap.Election.Regions;

namespace Sirekap.Server.Site.Changes;

/// <summary>Something that an entry of the log changed, and that people want to know of.</summary>
/// <param name="Index">The log index.</param>
public abstract record Happening(long Index);

/// <summary>A form's place in the count changed.</summary>
/// <param name="Move">The change.</param>
public sealed record FormHappening(Move Move) : Happening(Move.Index);

/// <summary>A recapitulation went a step on.</summary>
/// <param name="Index">The log index.</param>
/// <param name="Region">The region.</param>
/// <param name="Step">Which step: <c>opened</c>, <c>closed</c>, <c>accepted</c> or <c>reopened</c>.</param>
public sealed record RecapHappening(long Index, Region Region, string Step) : Happening(Index)
{
    /// <summary>The steps of a recapitulation.</summary>
    internal static IEnumerable<RecapHappening> Of(Region region, Recap recap)
    {
        yield return new(recap.Opened, region, "opened");
        foreach (var end in recap.Voided.Append(recap.Closed!).Where(end => end is not null))
        {
            yield return new(end.Index, region, "closed");
            if (end.Accepted is { } accepted)
                yield return new(accepted, region, "accepted");
            if (end.VoidedBy is { } reopened)
                yield return new(reopened, region, "reopened");
        }
    }
}

/// <summary>A picture was withheld or a figure suspended, or that ended.</summary>
/// <param name="Index">The log index.</param>
/// <param name="Takedown">The takedown.</param>
/// <param name="Step">Which step: <c>confirmed</c> or <c>lifted</c>.</param>
public sealed record TakedownHappening(long Index, Takedown Takedown, string Step) : Happening(Index)
{
    /// <summary>The steps that had an effect.</summary>
    internal static ImmutableArray<TakedownHappening> Of(Takedown takedown) =>
    [
        .. new[] { (takedown.Confirmed, "confirmed"), (takedown.Confirmed is null ? null : takedown.Lifted, "lifted") }
            .Where(step => step.Item1 is not null).Select(step => new TakedownHappening(step.Item1!.Index, takedown, step.Item2)),
    ];
}
