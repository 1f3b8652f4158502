using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace Sirekap.Server.Metrics;

/// <summary>One instrument and its series, one for each set of labels; written in Prometheus' text format 0.0.4.</summary>
internal sealed class MetricFamily
{
    private readonly Dictionary<string, Series> _series = new(StringComparer.Ordinal);
    private readonly string _help, _type;
    private readonly double[]? _bounds;
    private readonly string? _onlyLabel;

    // Whether what is measured comes to what was there; otherwise it takes its place.
    private readonly bool _adds;

    private MetricFamily(string name, string help, string type, double[]? bounds, bool adds, string? onlyLabel = null) =>
        (Name, _help, _type, _bounds, _adds, _onlyLabel) = (name, help, type, bounds, adds, onlyLabel);

    public string Name { get; }

    /// <summary>An instrument's name in Prometheus' spelling: unit and kind at its end.</summary>
    public static MetricFamily Of(Instrument instrument)
    {
        var name = instrument.Name.Replace('.', '_') + (instrument.Unit == "s" ? "_seconds" : "");
        // Of requests only the status: routes and methods would make hundreds of series of it.
        var only = instrument.Name.StartsWith("http.", StringComparison.Ordinal) ? "http.response.status_code" : null;
        return instrument switch
        {
            Histogram<double> times => new(name, HelpOf(instrument), "histogram", [.. times.Advice?.HistogramBucketBoundaries ?? []], adds: true, only),
            Counter<long> => new(name + "_total", HelpOf(instrument), "counter", null, adds: true),
            ObservableCounter<long> or ObservableCounter<double> => new(name + "_total", HelpOf(instrument), "counter", null, adds: false),
            UpDownCounter<long> => new(name, HelpOf(instrument), "gauge", null, adds: true, only),
            _ => new(name, HelpOf(instrument), "gauge", null, adds: false),
        };
    }

    public void Take(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = LabelsOf(tags);
        lock (_series)
        {
            if (!_series.TryGetValue(labels, out var series))
                _series.Add(labels, series = new Series(new long[(_bounds?.Length ?? 0) + 1]));
            series.Count++;
            series.Value = _adds ? series.Value + value : value;
            if (_bounds is not null)
                series.Buckets[_bounds.TakeWhile(bound => bound < value).Count()]++;
        }
    }

    /// <summary>What is known now, one value for each series.</summary>
    public IEnumerable<MetricValue> Read()
    {
        lock (_series)
            return _series.Select(one => new MetricValue(Name, one.Key, _bounds is null ? one.Value.Value : one.Value.Count, _bounds, _bounds is null ? null : [.. one.Value.Buckets])).ToList();
    }

    public void Write(StringBuilder text)
    {
        lock (_series)
        {
            if (_series.Count == 0)
                return;
            text.Append(CultureInfo.InvariantCulture, $"# HELP {Name} {_help}\n# TYPE {Name} {_type}\n");
            foreach (var (labels, series) in _series.OrderBy(one => one.Key, StringComparer.Ordinal))
            {
                if (_bounds is null)
                    Line("", labels, series.Value);
                else
                    WriteHistogram(labels, series, _bounds);
            }
        }

        void WriteHistogram(string labels, Series series, double[] bounds)
        {
            var sum = 0L;
            for (var i = 0; i < bounds.Length; i++)
                Line("_bucket", Join(labels, $"le=\"{bounds[i].ToString(CultureInfo.InvariantCulture)}\""), sum += series.Buckets[i]);
            Line("_bucket", Join(labels, "le=\"+Inf\""), series.Count);
            Line("_sum", labels, series.Value);
            Line("_count", labels, series.Count);
        }

        void Line(string suffix, string labels, double value) => text.Append(
            CultureInfo.InvariantCulture, $"{Name}{suffix}{(labels.Length > 0 ? "{" + labels + "}" : "")} {value.ToString("R", CultureInfo.InvariantCulture)}\n");
    }

    private static string Join(string labels, string one) => labels.Length > 0 ? labels + "," + one : one;

    private static string HelpOf(Instrument instrument) => (instrument.Description ?? "").Replace("\\", @"\\", StringComparison.Ordinal).Replace("\n", @"\n", StringComparison.Ordinal);

    private string LabelsOf(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = "";
        foreach (var (key, value) in tags)
        {
            if (_onlyLabel is not null && key != _onlyLabel)
                continue;
            labels = Join(labels, $"{key.Replace('.', '_')}=\"{Escape(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "")}\"");
        }

        return labels;
    }

    private static string Escape(string value) => value
        .Replace("\\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", @"\n", StringComparison.Ordinal);

    private sealed class Series(long[] buckets)
    {
        public long[] Buckets => buckets;

        public long Count { get; set; }

        /// <summary>The last value of a gauge, the sum of everything else.</summary>
        public double Value { get; set; }
    }
}
