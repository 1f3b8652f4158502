using System.Diagnostics.Metrics;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using Sirekap.Server.Metrics;
using Sirekap.Server.Site;

namespace Sirekap.Server.OpenData;

/// <summary>
/// Where public answers are made that are not kept ready: as many at the same time as there are processors, so that what is taken in finds a thread at once,
/// and with so many waiting before it. Whoever comes when the queue is full is told to come back; what is kept ready is given to all.
/// </summary>
internal sealed class MakingRoom : IDisposable
{
    /// <summary>After how many seconds somebody who was sent away may ask again.</summary>
    public const int RetryAfterSeconds = 2;

    private readonly ConcurrencyLimiter _places;
    private readonly Meter _meter;
    private readonly Counter<long> _answers;

    /// <summary>Opens the room.</summary>
    /// <param name="options">How many may wait.</param>
    /// <param name="meters">Who watches; null for nobody in particular.</param>
    public MakingRoom(IOptions<SiteOptions> options, MeterHouse? meters = null)
    {
        _places = new(new ConcurrencyLimiterOptions
        {
            PermitLimit = Environment.ProcessorCount,
            QueueLimit = options.Value.AnswersWaiting,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        });
        _meter = meters?.Create(new MeterOptions("Sirekap.Site")) ?? new Meter("Sirekap.Site");
        _answers = _meter.CreateCounter<long>("sirekap.answers", "{answer}", "Public answers that were not kept ready, by what became of them: made, or overloaded where too many waited.");
        _meter.CreateObservableGauge("sirekap.answers.waiting", () => _places.GetStatistics()?.CurrentQueuedCount ?? 0, "{answer}", "Public answers that wait for being made.");
    }

    /// <summary>Enters; the lease is to be given back, and without <see cref="RateLimitLease.IsAcquired"/> there is no room.</summary>
    public async ValueTask<RateLimitLease> EnterAsync(CancellationToken cancellation)
    {
        var lease = await _places.AcquireAsync(permitCount: 1, cancellation);
        _answers.Add(1, new KeyValuePair<string, object?>("result", lease.IsAcquired ? "made" : "overloaded"));
        return lease;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _meter.Dispose();
        _places.Dispose();
    }
}
