using System.Collections.Immutable;
using Sirekap.Election.Counting;
using Sirekap.Server.Site.Serving;
using Sirekap.Server.Takedowns;

namespace Sirekap.Server.Site.Takedowns;

/// <summary>The public list of all takedowns.</summary>
/// <param name="All">How many there have been.</param>
/// <param name="InForce">How many are in force.</param>
/// <param name="Filter">What is looked at.</param>
/// <param name="Items">Those that match.</param>
/// <param name="Now">The clock by which their time is over.</param>
/// <param name="Withholds">Whether this site withholds what is withheld.</param>
public sealed record TakedownsView(int All, int InForce, TakedownFilter Filter, ImmutableArray<Takedown> Items, DateTimeOffset Now, bool Withholds);

/// <summary>Which takedowns are looked at: <c>/penurunan?keadaan=berlaku&amp;urut=terlama</c>.</summary>
/// <param name="IsInForce">Whether they are in force; null for both.</param>
/// <param name="OldestFirst">Whether the oldest stands first.</param>
public sealed record TakedownFilter(bool? IsInForce, bool OldestFirst)
{
    /// <summary>The names of the two states, and of the order that is not the usual one, in addresses.</summary>
    public const string InForce = "berlaku", NotInForce = "tidak-berlaku", Oldest = "terlama";

    internal static TakedownFilter Of(Question question) =>
        new(question.Query("keadaan") switch { InForce => true, NotInForce => false, _ => null }, question.Query("urut") == Oldest);
}

/// <summary>Answers for that list.</summary>
internal static class TakedownPages
{
    public static Answer? All(Question question)
    {
        var (policy, filter) = (question.Http.RequestServices.GetRequiredService<TakedownPolicy>(), TakedownFilter.Of(question));
        var (all, now) = (question.Count.Takedowns.All.ToArray(), policy.Clock.GetUtcNow());
        var chosen = all.Where(item => filter.IsInForce is not { } isInForce || item.IsInForceAt(now) == isInForce);
        return Page.Of<TakedownsPage, TakedownsView>(new(
            all.Length, all.Count(item => item.IsInForceAt(now)), filter, [.. filter.OldestFirst ? chosen : chosen.Reverse()], now, policy.Follows));
    }
}
