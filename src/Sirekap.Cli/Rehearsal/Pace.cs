namespace Sirekap.Cli.Rehearsal;

/// <summary>Lets so many begin in a second, evenly. Those that come late do not make up for it all at once.</summary>
/// <param name="perSecond">How many; 0 for no limit.</param>
/// <param name="clock">The time.</param>
internal sealed class Pace(double perSecond, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private DateTimeOffset _next;

    /// <summary>Waits for the next turn.</summary>
    public async Task NextAsync(CancellationToken cancellation)
    {
        if (perSecond <= 0)
            return;
        TimeSpan wait;
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            var turn = _next > now ? _next : now;
            (wait, _next) = (turn - now, turn + TimeSpan.FromSeconds(1 / perSecond));
        }

        if (wait > TimeSpan.Zero)
            await Task.Delay(wait, clock, cancellation);
    }
}
