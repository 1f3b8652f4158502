using System.Collections.Immutable;
using Sirekap.Election.Regions;
using Sirekap.Election.Statements;

namespace Sirekap.Election.Counting;

/// <summary>What one statement changed in one form's place in the count.</summary>
/// <param name="Index">The log index of the statement.</param>
/// <param name="Time">The log's time then, see <see cref="Count.LogTime"/>.</param>
/// <param name="Station">The station.</param>
/// <param name="Before">The state before.</param>
/// <param name="After">The state after.</param>
/// <param name="Votes">By how much the totals of each candidate changed, in the order of <see cref="Contests.Contest.Candidates"/>.</param>
public readonly record struct Move(long Index, StatementTime Time, Station Station, FormState Before, FormState After, ImmutableArray<int> Votes)
{
    /// <summary>What it comes to for the totals.</summary>
    public MoveKind Kind => (Before.IsCounted(), After.IsCounted()) switch
    {
        (false, true) => MoveKind.Counted,
        (true, true) => MoveKind.Corrected,
        (true, false) => MoveKind.Withdrawn,
        _ => After switch
        {
            FormState.Unreadable => MoveKind.Unreadable,
            FormState.Review => MoveKind.Review,
            _ => MoveKind.Received,
        },
    };
}

/// <summary>What a move comes to.</summary>
public enum MoveKind
{
    /// <summary>The form entered the totals.</summary>
    Counted,

    /// <summary>It was counted and is, otherwise than before.</summary>
    Corrected,

    /// <summary>It was counted and is not any more.</summary>
    Withdrawn,

    /// <summary>People have found that nobody can read it.</summary>
    Unreadable,

    /// <summary>It waits for people.</summary>
    Review,

    /// <summary>It has come in, or in anew.</summary>
    Received,
}
