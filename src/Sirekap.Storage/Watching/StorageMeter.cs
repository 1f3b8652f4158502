using System.Diagnostics.Metrics;

namespace Sirekap.Storage;

/// <summary>The meter of this room.</summary>
static class StorageMeter
{
    const string Name = "Sirekap.Storage";

    static readonly InstrumentAdvice<double> s_times = new()
    {
        HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    };

    /// <summary>A meter of whoever watches; without one, a meter that only listeners of the whole process hear.</summary>
    public static Meter Make(IMeterFactory? meters) => meters?.Create(new MeterOptions(Name)) ?? new Meter(Name);

    public static Histogram<double> CreateSeconds(this Meter meter, string name, string description) =>
        meter.CreateHistogram(name, "s", description, tags: null, s_times);
}
