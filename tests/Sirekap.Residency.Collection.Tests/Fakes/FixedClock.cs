namespace Sirekap.Residency.Collection.Tests.Fakes;

/// <summary>A clock that stands at the day of the audit; what is measured takes three milliseconds.</summary>
sealed class FixedClock : TimeProvider
{
    private long _ticks;

    public static DateTimeOffset Day { get; } = new(2026, 11, 28, 5, 0, 0, TimeSpan.Zero);

    /// <summary>How much later it has become.</summary>
    public TimeSpan Later { get; set; }

    public override DateTimeOffset GetUtcNow() => Day + Later;

    public override long TimestampFrequency => 1000;

    public override long GetTimestamp() => Interlocked.Add(ref _ticks, 3);
}
