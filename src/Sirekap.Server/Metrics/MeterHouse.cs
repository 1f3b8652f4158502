using System.Diagnostics.Metrics;

namespace Sirekap.Server.Metrics;

/// <summary>Makes the meters of one server: they bear it as their scope, so that two servers in one process are told apart.</summary>
public sealed class MeterHouse : IMeterFactory
{
    private readonly Lock _lock = new();
    private readonly List<Meter> _meters = [];

    /// <inheritdoc/>
    public Meter Create(MeterOptions options)
    {
        options.Scope = this;
        var meter = new Meter(options);
        lock (_lock)
            _meters.Add(meter);
        return meter;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
            _meters.ForEach(meter => meter.Dispose());
    }
}
