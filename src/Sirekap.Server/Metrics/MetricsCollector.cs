using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Sirekap.Server.Metrics;

/// <summary>Listens to the meters of one server, and keeps what they said until somebody asks.</summary>
internal sealed class MetricsCollector : IDisposable
{
    // What a refusal is counted by belongs to the process; every other meter of ours without a scope is somebody else's.
    private const string OfProcess = "Sirekap.Server";

    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<Instrument, MetricFamily> _families = new();

    public MetricsCollector(MeterHouse house)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (ReferenceEquals(instrument.Meter.Scope, house) || instrument.Meter is { Scope: null, Name: OfProcess })
                listener.EnableMeasurementEvents(instrument, _families.GetOrAdd(instrument, MetricFamily.Of));
        };
        _listener.MeasurementsCompleted = (instrument, _) => _families.TryRemove(instrument, out var _);
        _listener.SetMeasurementEventCallback<int>((_, value, tags, family) => ((MetricFamily)family!).Take(value, tags));
        _listener.SetMeasurementEventCallback<long>((_, value, tags, family) => ((MetricFamily)family!).Take(value, tags));
        _listener.SetMeasurementEventCallback<double>((_, value, tags, family) => ((MetricFamily)family!).Take(value, tags));
        _listener.Start();
    }

    /// <summary>What is known now, in Prometheus' text format.</summary>
    public string Write()
    {
        _listener.RecordObservableInstruments();
        var text = new System.Text.StringBuilder();
        foreach (var family in _families.Values.OrderBy(family => family.Name, StringComparer.Ordinal))
            family.Write(text);
        return text.ToString();
    }

    public void Dispose() => _listener.Dispose();
}
