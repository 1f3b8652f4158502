namespace Sirekap.Server.Reports;

/// <summary>Reports that are only counted: how many of each topic, in memory until the log takes their number.</summary>
internal sealed class ReportOverflow
{
    private readonly Lock _door = new();
    private Dictionary<ReportTopic, long> _counted = [];

    public void Add(ReportTopic topic, long times = 1)
    {
        lock (_door)
            _counted[topic] = _counted.GetValueOrDefault(topic) + times;
    }

    /// <summary>Takes everything out.</summary>
    public IReadOnlyDictionary<ReportTopic, long> Take()
    {
        lock (_door)
        {
            var taken = _counted;
            _counted = [];
            return taken;
        }
    }
}
