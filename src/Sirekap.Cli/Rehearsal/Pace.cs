namespace Sirekap.Cli.Rehearsal;

/// <summary>Says when each form may begin.</summary>
/// <param name="due">How long after the first one; null for no wait at all.</param>
/// <param name="clock">The time.</param>
internal sealed class Pace(Func<long, TimeSpan>? due, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private long _begun;
    private TimeSpan _late;
    private DateTimeOffset? _start;

    /// <summary>So many a second, evenly; 0 for as fast as they can be taken.</summary>
    public static Pace Even(double perSecond, TimeProvider clock) => new(perSecond <= 0 ? null : form => TimeSpan.FromSeconds(form / perSecond), clock);

    /// <summary>As forms came in on a night, in a shorter time.</summary>
    /// <param name="curve">How they came.</param>
    /// <param name="forms">How many there are.</param>
    /// <param name="time">How long it shall take.</param>
    /// <param name="clock">The time.</param>
    public static Pace Along(ArrivalCurve curve, long forms, TimeSpan time, TimeProvider clock) => new(form => time * curve.TimeOf(form, forms), clock);

    /// <summary>Waits for the next turn. Those that come late do not make up for it all at once: the rest is put off.</summary>
    public async Task NextAsync(CancellationToken cancellation)
    {
        if (due is null)
            return;
        TimeSpan wait;
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            _start ??= now;
            wait = _start.Value + due(_begun++) + _late - now;
            if (wait < TimeSpan.Zero)
                _late -= wait;
        }

        if (wait > TimeSpan.Zero)
            await Task.Delay(wait, clock, cancellation);
    }
}
