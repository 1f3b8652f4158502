using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace Sirekap.Witness;

/// <summary>What one sender may ask of a small machine.</summary>
static class WitnessLimits
{
    public const string Policy = "add-checkpoint";

    /// <summary>A proof of 63 hashes, and a checkpoint with more than sixteen signatures of 5 kB.</summary>
    public const int MaxBody = 128 * 1024;

    const int BurstSeconds = 10;

    public static void Configure(RateLimiterOptions limiter, int requestsPerSecond)
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.AddPolicy(Policy, context => requestsPerSecond <= 0
            ? RateLimitPartition.GetNoLimiter(string.Empty)
            : RateLimitPartition.GetTokenBucketLimiter(
                context.Connection.RemoteIpAddress?.ToString() ?? string.Empty,
                _ => new TokenBucketRateLimiterOptions
                {
                    TokenLimit = requestsPerSecond * BurstSeconds,
                    TokensPerPeriod = requestsPerSecond,
                    ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                    QueueLimit = 0,
                }));
    }
}
