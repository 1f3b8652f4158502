using System.Threading.RateLimiting;
using Sirekap.Server.Hosting;

namespace Sirekap.Server.Reports;

/// <summary>
/// The room for photographs of reports that are on their way in or are being decoded, each held in memory. It is their own, so that no number of them takes a place from an officer's
/// photograph; and a report without a photograph needs none.
/// </summary>
internal sealed class ReportRoom(ReportOptions options) : IDisposable
{
    private readonly PartitionedRateLimiter<string> _places = PartitionedRateLimiter.CreateChained(
        Places(options.PhotosAtOncePerAddress, address => address),
        Places(options.PhotosAtOnce, _ => string.Empty));

    /// <summary>How long somebody may keep a place while a photograph comes in.</summary>
    public TimeSpan Patience { get; } = TimeSpan.FromSeconds(options.PhotoSeconds);

    /// <summary>Asks for a place; whoever gets one disposes it.</summary>
    /// <returns>Null where a request is so small that it needs none.</returns>
    public RateLimitLease? Enter(HttpRequest request) =>
        request.ContentLength <= ReportDraft.MostBytes ? null : _places.AttemptAcquire(SenderKey.NetworkOf(request.HttpContext.Connection.RemoteIpAddress));

    public void Dispose() => _places.Dispose();

    private static PartitionedRateLimiter<string> Places(int atOnce, Func<string, string> partition) => PartitionedRateLimiter.Create<string, string>(address =>
        RateLimitPartition.GetConcurrencyLimiter(partition(address), _ => new ConcurrencyLimiterOptions { PermitLimit = atOnce, QueueLimit = 0 }));
}
