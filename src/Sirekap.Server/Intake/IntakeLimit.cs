using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Sirekap.Server.Hosting;

namespace Sirekap.Server.Intake;

/// <summary>
/// How often one address may knock at the intake (a bucket that holds ten seconds' worth), and how many photographs may come in at the same
/// time: each is held in memory until its digest is known. Of IPv6 a network of 64 bits is one address.
/// </summary>
internal static class IntakeLimit
{
    public const string Policy = "intake";

    /// <summary>The same for citizens' reports, which take nothing of it from officers behind the same address.</summary>
    public const string ReportPolicy = "reports";

    private const int BurstSeconds = 10;

    public static void Configure(RateLimiterOptions limiter, SirekapOptions options)
    {
        foreach (var policy in new[] { Policy, ReportPolicy })
        {
            limiter.AddPolicy(policy, context => options.IntakePerSecond <= 0
                ? RateLimitPartition.GetNoLimiter(string.Empty)
                : RateLimitPartition.GetTokenBucketLimiter(
                    AddressOf(context),
                    _ => new TokenBucketRateLimiterOptions
                    {
                        TokenLimit = options.IntakePerSecond * BurstSeconds,
                        TokensPerPeriod = options.IntakePerSecond,
                        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                        QueueLimit = 0,
                    }));
        }

        limiter.GlobalLimiter = PartitionedRateLimiter.CreateChained(
            Uploads(options.PhotosAtOncePerAddress, AddressOf),
            Uploads(options.PhotosAtOnce, _ => string.Empty));
        limiter.OnRejected = async (rejected, _) =>
        {
            rejected.HttpContext.Response.Headers.RetryAfter = 1.ToString(CultureInfo.InvariantCulture);
            await Problems.Refuse("too-many-requests", "Too many requests or photographs at the same time: wait a second and send again; nothing is lost.")
                .ExecuteAsync(rejected.HttpContext);
        };
    }

    private static PartitionedRateLimiter<HttpContext> Uploads(int atOnce, Func<HttpContext, string> partition) =>
        PartitionedRateLimiter.Create<HttpContext, string>(context => IsUpload(context)
            ? RateLimitPartition.GetConcurrencyLimiter(partition(context), _ => new ConcurrencyLimiterOptions { PermitLimit = atOnce, QueueLimit = 0 })
            : RateLimitPartition.GetNoLimiter("none"));

    private static bool IsUpload(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<HeldInMemory>() is not null;

    private static string AddressOf(HttpContext context) => SenderKey.NetworkOf(context.Connection.RemoteIpAddress);
}

/// <summary>Marks an endpoint whose requests are held in memory as a whole.</summary>
internal sealed class HeldInMemory;
