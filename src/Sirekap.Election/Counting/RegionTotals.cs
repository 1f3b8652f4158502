using System.Collections.Immutable;
using Sirekap.Election.Contests;
using Sirekap.Election.Statements;

namespace Sirekap.Election.Counting;

/// <summary>A region's totals of one contest: the figures of counted forms, and every state by number of forms.</summary>
public sealed class RegionTotals
{
    private readonly Contest _contest;

    internal RegionTotals(Contest contest, ImmutableArray<long> figures, ImmutableArray<int> forms, StatementTime? changed) =>
        (_contest, Figures, Forms, Changed) = (contest, figures, forms, changed);

    /// <summary>The totals of counted forms, by column of <see cref="Contest.Fields"/>.</summary>
    public ImmutableArray<long> Figures { get; }

    /// <summary>The number of forms in each state, by <see cref="FormState"/>.</summary>
    public ImmutableArray<int> Forms { get; }

    /// <summary>
    /// The time that the newest statement below claims, in the order of the log and not of the times claimed: one phone with a
    /// wrong clock must not freeze it. Null while nothing has come in.
    /// </summary>
    public StatementTime? Changed { get; }

    /// <summary>The total of a field.</summary>
    public long this[string field] => Figures[_contest.IndexOf(field)];

    /// <summary>The number of forms in a state.</summary>
    public int this[FormState state] => Forms[(int)state];

    /// <summary>How many forms are counted.</summary>
    public int Counted => FormStates.All.Where(FormStates.IsCounted).Sum(state => this[state]);

    /// <summary>How many forms there are.</summary>
    public int All => Forms.Sum();
}
