using System.Collections.Immutable;

namespace Sirekap.Server.Metrics.Watching;

/// <summary>The samples of an hour, to be asked.</summary>
internal sealed class MetricView(ImmutableArray<MetricHistory.Sample> samples)
{
    /// <summary>When the last sample was taken; null while there is none.</summary>
    public DateTimeOffset? At => samples.IsEmpty ? null : samples[^1].At;

    /// <summary>The names of all families.</summary>
    public IEnumerable<string> Families => samples.IsEmpty ? [] : samples[^1].Values.Keys.Select(key => key.Family).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    /// <summary>The labels of a family's series.</summary>
    public IEnumerable<string> LabelsOf(string family) =>
        samples.IsEmpty ? [] : samples[^1].Values.Keys.Where(key => key.Family == family).Select(key => key.Labels).Order(StringComparer.Ordinal);

    /// <summary>The last value of a series; null where nobody has measured it.</summary>
    public double? Now(string family, string labels = "") => samples.IsEmpty ? null : Of(samples[^1], family, labels)?.Value;

    /// <summary>By how much a counter, or the number of a histogram's measurements, grew within a span before the last sample. A series that began meanwhile began at nothing.</summary>
    public double Growth(string family, string labels, TimeSpan within)
    {
        if (samples.IsEmpty)
            return 0;
        var before = Of(Before(within), family, labels)?.Value ?? 0;
        return Math.Max(0, (Now(family, labels) ?? 0) - before);
    }

    /// <summary><see cref="Growth"/> in a second.</summary>
    public double Rate(string family, string labels, TimeSpan within) => samples.Length < 2 ? 0 : Growth(family, labels, within) / (samples[^1].At - Before(within).At).TotalSeconds;

    /// <summary>The value below which a share of a histogram's measurements within a span lies, as far as its buckets tell: evenly spread within a bucket. Null where there are none.</summary>
    public double? Quantile(string family, string labels, double share, TimeSpan within)
    {
        if (samples.IsEmpty || Of(samples[^1], family, labels) is not { Buckets: { } now, Bounds: { Length: > 0 } bounds })
            return null;
        var before = Of(Before(within), family, labels)?.Buckets;
        var counts = now.Select((count, bucket) => count - (before?[bucket] ?? 0)).ToArray();
        var wanted = counts.Sum() * share;
        if (wanted <= 0)
            return null;
        for (var bucket = 0; bucket < bounds.Length; wanted -= counts[bucket++])
        {
            var low = bucket == 0 ? 0 : bounds[bucket - 1];
            if (wanted <= counts[bucket])
                return low + ((bounds[bucket] - low) * wanted / counts[bucket]);
        }

        return bounds[^1];
    }

    /// <summary>A series through the hour: a gauge's values, or a counter's growth in a second. Null where it was not measured.</summary>
    public IReadOnlyList<double?> Line(string family, string labels, bool isRate)
    {
        var values = samples.Select(sample => Of(sample, family, labels)?.Value).ToList();
        return isRate
            ? values.Zip(values.Skip(1), (before, after) => after is null ? (double?)null : Math.Max(0, (after.Value - (before ?? 0)) / MetricHistory.Step.TotalSeconds)).ToList()
            : values;
    }

    private static MetricValue? Of(MetricHistory.Sample sample, string family, string labels) => sample.Values.GetValueOrDefault((family, labels));

    /// <summary>The youngest sample that is as old as the span, or the oldest there is.</summary>
    private MetricHistory.Sample Before(TimeSpan within)
    {
        var since = samples[^1].At - within;
        return samples.LastOrDefault(sample => sample.At <= since) ?? samples[0];
    }
}
