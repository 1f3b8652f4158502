using Sirekap.Election.Statements;

namespace Sirekap.Election.Counting;

/// <summary>
/// The log's own clock: the median of the times that its newest statements state. A log has no other clock that everybody who folds it would read alike,
/// and a median is not moved by one phone whose clock is wrong, or by a form that was signed in the afternoon and sent at night.
/// </summary>
internal sealed class LogClock
{
    private const int Newest = 31;

    private readonly Queue<StatementTime> _times = new(Newest);
    private StatementTime? _now;

    /// <summary>The time; null before the first statement.</summary>
    public StatementTime? Now => _times.Count == 0 ? null : _now ??= _times.Order().ElementAt(_times.Count / 2);

    /// <summary>Hears the time of the next statement that holds.</summary>
    public void Hear(StatementTime stated)
    {
        if (_times.Count == Newest)
            _times.Dequeue();
        _times.Enqueue(stated);
        _now = null;
    }
}
