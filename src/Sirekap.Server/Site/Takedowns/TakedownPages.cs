using System.Collections.Immutable;
using Sirekap.Election.Counting;
using Sirekap.Server.Site.Serving;
using Sirekap.Server.Takedowns;

namespace Sirekap.Server.Site.Takedowns;

/// <summary>The public list of all takedowns.</summary>
/// <param name="Items">The newest first.</param>
/// <param name="Now">The clock by which their time is over.</param>
/// <param name="Withholds">Whether this site withholds what is withheld.</param>
public sealed record TakedownsView(ImmutableArray<Takedown> Items, DateTimeOffset Now, bool Withholds);

/// <summary>Answers for that list.</summary>
internal static class TakedownPages
{
    public static Answer? All(Question question)
    {
        var policy = question.Http.RequestServices.GetRequiredService<TakedownPolicy>();
        return Page.Of<TakedownsPage, TakedownsView>(new([.. question.Count.Takedowns.All.Reverse()], policy.Clock.GetUtcNow(), policy.Follows));
    }
}
