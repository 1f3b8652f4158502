using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Sirekap.Server.Metrics;

/// <summary>Listens to the meters of one server, and keeps what they said until somebody asks.</summary>
internal sealed class MetricsCollector : IDisposable
{
    // What a refusal is counted by, and the runtime's own, belong to the process; every other meter without a scope is somebody else's.
    private static readonly string[] OfProcess = ["Sirekap.Server", "System.Runtime"];
    private const string OfRequests = "Microsoft.AspNetCore.Hosting";

    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<Instrument, MetricFamily> _families = new();

    /// <summary>Listens from now on.</summary>
    /// <param name="house">The meters of this server.</param>
    /// <param name="host">What the web server's own meters have as their scope; null where there are none.</param>
    public MetricsCollector(MeterHouse house, IMeterFactory? host = null)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            var (scope, name) = (instrument.Meter.Scope, instrument.Meter.Name);
            if (ReferenceEquals(scope, house) || (scope is null && OfProcess.Contains(name)) || (scope is not null && ReferenceEquals(scope, host) && name == OfRequests))
                listener.EnableMeasurementEvents(instrument, _families.GetOrAdd(instrument, MetricFamily.Of));
        };
        _listener.MeasurementsCompleted = (instrument, _) => _families.TryRemove(instrument, out var _);
        _listener.SetMeasurementEventCallback<int>((_, value, tags, family) => ((MetricFamily)family!).Take(value, tags));
        _listener.SetMeasurementEventCallback<long>((_, value, tags, family) => ((MetricFamily)family!).Take(value, tags));
        _listener.SetMeasurementEventCallback<double>((_, value, tags, family) => ((MetricFamily)family!).Take(value, tags));
        _listener.Start();
    }

    /// <summary>What is known now, one value for each series.</summary>
    public IReadOnlyList<MetricValue> Read()
    {
        Measure();
        return [.. _families.Values.SelectMany(family => family.Read())];
    }

    /// <summary>What is known now, in Prometheus' text format.</summary>
    public string Write()
    {
        Measure();
        var text = new System.Text.StringBuilder();
        foreach (var family in _families.Values.OrderBy(family => family.Name, StringComparer.Ordinal))
            family.Write(text);
        return text.ToString();
    }

    /// <summary>What went wrong at the last measuring; null for nothing.</summary>
    public AggregateException? Failure { get; private set; }

    public void Dispose() => _listener.Dispose();

    // One measure that fails must not hide the others: the listener asks all of them before it tells.
    private void Measure()
    {
        try
        {
            _listener.RecordObservableInstruments();
            Failure = null;
        }
        catch (AggregateException failure)
        {
            Failure = failure;
        }
    }
}
