using Sirekap.Election.Statements;

namespace Sirekap.Election.Counting;

/// <summary>The newest moves of a contest, as many as are kept. What is older is in the log and in the forms' histories.</summary>
public sealed class MoveBook
{
    /// <summary>How many are kept.</summary>
    public const int Most = 131_072;

    private readonly Queue<Move> _moves = new();
    private StatementTime? _forgotten;

    /// <summary>The moves since a time of the log, in its order.</summary>
    /// <remarks>The log's time is a median and can go back: an older move may stand behind a newer one.</remarks>
    public IEnumerable<Move> Since(StatementTime time) => _moves.Where(move => move.Time >= time);

    /// <summary>Whether every move since a time is still kept.</summary>
    public bool Reaches(StatementTime time) => _forgotten is not { } newest || newest < time;

    internal void Add(Move move)
    {
        // A closed recapitulation makes all below it final, which changes no total: its own statement tells that.
        if (move.Before.IsCounted() && move.After.IsCounted() && move.Votes.All(votes => votes == 0))
            return;
        if (move.Before == move.After && move.Votes.All(votes => votes == 0))
            return;
        if (_moves.Count == Most)
        {
            var forgotten = _moves.Dequeue().Time;
            _forgotten = _forgotten is { } newest && newest > forgotten ? newest : forgotten;
        }

        _moves.Enqueue(move);
    }
}
