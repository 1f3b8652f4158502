using System.Diagnostics.Metrics;

namespace Sirekap.Storage;

/// <summary>What a publisher tells those who watch it. Written by the publisher's one thread, read by any.</summary>
sealed class PublishMeter : IDisposable
{
    readonly TimeProvider _time;
    readonly Meter _meter;
    readonly Histogram<double> _publications;

    // When entries came that are not served yet, in ticks of UTC; zero while there are none.
    long _behindSince;

    public PublishMeter(IMeterFactory? meters, TimeProvider time, Func<long> published, Func<bool> publishes)
    {
        _time = time;
        _meter = StorageMeter.Make(meters);
        _publications = _meter.CreateSeconds("sirekap.log.publish.duration", "How long a new checkpoint took, from its tiles to its being served, with witnesses.");
        _meter.CreateObservableGauge("sirekap.log.published.entries", published, "{entry}", "Entries under the served checkpoint.");
        _meter.CreateObservableGauge("sirekap.log.publish.lag", Lag, "s", "How long entries have been waiting for a checkpoint; zero while none wait. Only on the server that publishes.");
        _meter.CreateObservableGauge("sirekap.log.publishes", () => publishes() ? 1 : 0, description: "1 on the one server that publishes.");
    }

    public long Now => _time.GetTimestamp();

    /// <summary>There are entries that no served checkpoint covers.</summary>
    public void Behind() => Interlocked.CompareExchange(ref _behindSince, _time.GetUtcNow().UtcTicks, 0);

    /// <summary>All that was known is served.</summary>
    public void Served() => Interlocked.Exchange(ref _behindSince, 0);

    public void Published(long since) => _publications.Record(_time.GetElapsedTime(since).TotalSeconds);

    public void Dispose() => _meter.Dispose();

    // A clock that was set back gives no negative lag.
    double Lag() => Interlocked.Read(ref _behindSince) is var since and not 0 ? Math.Max(0, TimeSpan.FromTicks(_time.GetUtcNow().UtcTicks - since).TotalSeconds) : 0;
}
