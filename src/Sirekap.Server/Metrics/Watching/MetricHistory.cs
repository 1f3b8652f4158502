namespace Sirekap.Server.Metrics.Watching;

/// <summary>What was measured in the last hour, a sample every <see cref="Step"/>. Immutable samples; added to by one, read by any.</summary>
internal sealed class MetricHistory
{
    /// <summary>The time between two samples.</summary>
    public static readonly TimeSpan Step = TimeSpan.FromSeconds(10);

    /// <summary>How far back it goes.</summary>
    public static readonly TimeSpan Reach = TimeSpan.FromHours(1);

    private static readonly int Most = (int)(Reach / Step) + 1;

    private readonly Lock _lock = new();
    private readonly Queue<Sample> _samples = new();

    /// <summary>Adds a sample, and forgets what is older than <see cref="Reach"/>.</summary>
    public void Add(DateTimeOffset at, IEnumerable<MetricValue> values)
    {
        var sample = new Sample(at, new(values.Select(value => KeyValuePair.Create((value.Family, value.Labels), value)).DistinctBy(pair => pair.Key)));
        lock (_lock)
        {
            _samples.Enqueue(sample);
            while (_samples.Count > Most)
                _samples.Dequeue();
        }
    }

    /// <summary>What is known, the oldest sample first, for as many questions as are asked of one page.</summary>
    public MetricView View()
    {
        lock (_lock)
            return new([.. _samples]);
    }

    /// <summary>All series at one moment.</summary>
    internal sealed record Sample(DateTimeOffset At, Dictionary<(string Family, string Labels), MetricValue> Values);
}
