using System.Diagnostics;
using System.Diagnostics.Metrics;
using Sirekap.Server.Metrics;

namespace Sirekap.Server.Reading;

/// <summary>What the machine's work tells those who watch it.</summary>
public sealed class ReadingMeter : IDisposable
{
    /// <summary>The reading is in the log.</summary>
    public const string Stated = "stated";

    /// <summary>The count did not take the reading.</summary>
    public const string Refused = "refused";

    /// <summary>The page could not be read or stated, and waits for the next start.</summary>
    public const string Failed = "failed";

    private const string Name = "Sirekap.Reading";

    private static readonly ActivitySource Source = new(Name);

    private readonly Meter _meter;
    private readonly Counter<long> _pages;
    private readonly Histogram<double> _times;
    private int _announced, _waiting;

    /// <summary>Makes the instruments.</summary>
    public ReadingMeter(MeterHouse meters)
    {
        _meter = meters.Create(new MeterOptions(Name));
        _pages = _meter.CreateCounter<long>("sirekap.reading.pages", "{page}", "Pages that were read, by what became of the reading: stated, refused or failed.");
        _times = _meter.CreateHistogram(
            "sirekap.reading.duration", "s", "From the photograph to the durable reading.", tags: null,
            new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30] });
        _meter.CreateObservableGauge("sirekap.reading.announced", () => Volatile.Read(ref _announced), "{page}", "Announced pages without a reading, when the machine last looked.");
        _meter.CreateObservableGauge("sirekap.reading.waiting", () => Volatile.Read(ref _waiting), "{page}", "Pages whose photograph is here and waits for the machine.");
    }

    /// <summary>One page in the traces; nothing without a listener.</summary>
    public static Activity? Trace(WaitingPage page) => Source.StartActivity("reading.page", ActivityKind.Internal, default(ActivityContext))?.SetTag("sirekap.station", page.Station).SetTag("sirekap.page", page.Page);

    /// <summary>The machine has looked for work.</summary>
    /// <param name="announced">Announced pages without a reading.</param>
    /// <param name="present">Those of them whose photograph is here.</param>
    public void Found(int announced, int present)
    {
        Volatile.Write(ref _announced, announced);
        Volatile.Write(ref _waiting, present);
    }

    /// <summary>A page is dealt with.</summary>
    public void Done(string result, TimeSpan took)
    {
        Interlocked.Decrement(ref _waiting);
        _pages.Add(1, new KeyValuePair<string, object?>("result", result));
        _times.Record(took.TotalSeconds);
    }

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();
}
