using Microsoft.Extensions.Time.Testing;
using Sirekap.Storage.Tests.Publishing;

namespace Sirekap.Storage.Tests.Faults;

/// <summary>The machine's clock is set back or forward: the log does not care what time it is.</summary>
public sealed class ClockTests : IAsyncDisposable
{
    readonly LogFolder _log = new();

    public ValueTask DisposeAsync() => _log.DisposeAsync();

    [Theory]
    [InlineData(-400)]
    [InlineData(-1)]
    [InlineData(400)]
    public async Task A_clock_that_is_set_by_so_many_days_stops_nothing(int days)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2029, 2, 14, 12, 0, 0, TimeSpan.Zero));
        var publisher = await _log.StartAsync(clock);
        clock.AdjustTime(clock.GetUtcNow().AddDays(days));
        await _log.Entries.AppendAsync(0, 5);
        var published = publisher.WhenPublishedAsync(4);
        while (!published.IsCompleted)
        {
            clock.Advance(TimeSpan.FromMilliseconds(200));
            await Task.Delay(5);
        }
        Assert.Equal(5, (await published).Size);
        await _log.StopAsync();
        await _log.StartAsync(clock);
        await _log.RequireAcceptedAsync();
    }
}
