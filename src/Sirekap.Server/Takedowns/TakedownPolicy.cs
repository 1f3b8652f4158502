using System.Collections.Immutable;
using Sirekap.Election.Counting;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;

namespace Sirekap.Server.Takedowns;

/// <summary>Whether this server withholds the pictures that the log says are withheld, and by which clock their time ends. Notices are shown in any case.</summary>
/// <param name="Follows">Whether it does: the site that takes statements in always, a mirror by its operator's choice.</param>
/// <param name="Clock">The clock.</param>
public sealed record TakedownPolicy(bool Follows, TimeProvider Clock)
{
    /// <summary>The takedown that is in force over a public picture; null where none is.</summary>
    public Takedown? Over(Count count, Digest copy)
    {
        var now = Clock.GetUtcNow();
        return count.Takedowns.OfPicture(copy).FirstOrDefault(takedown => takedown.IsInForceAt(now));
    }

    /// <summary>The figures of a form that are marked as suspended now, by field.</summary>
    public ImmutableDictionary<string, Takedown> FiguresOf(Count count, Dossier dossier)
    {
        var now = Clock.GetUtcNow();
        var figures = ImmutableDictionary.CreateBuilder<string, Takedown>(StringComparer.Ordinal);
        foreach (var takedown in count.Takedowns.OfForm(dossier.Station, dossier.Contest.Code))
        {
            if (takedown.Notice.Subject is FigureSubject figure && takedown.IsInForceAt(now))
                figures[figure.Field] = takedown;
        }

        return figures.ToImmutable();
    }

    /// <summary>How many are in force now: a page may change when the time of one is over, without a new entry.</summary>
    public int InForce(Count count)
    {
        var now = Clock.GetUtcNow();
        return count.Takedowns.All.Count(takedown => takedown.IsInForceAt(now));
    }
}
