using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Sirekap.Server.Hosting;

namespace Sirekap.Server.Intake;

/// <summary>How often one address may knock at the intake: a bucket that holds ten seconds' worth.</summary>
internal static class IntakeLimit
{
    public const string Policy = "intake";
    private const int BurstSeconds = 10;

    public static void Configure(RateLimiterOptions limiter, SirekapOptions options)
    {
        limiter.AddPolicy(Policy, context => options.IntakePerSecond <= 0
            ? RateLimitPartition.GetNoLimiter(string.Empty)
            : RateLimitPartition.GetTokenBucketLimiter(
                context.Connection.RemoteIpAddress?.ToString() ?? string.Empty,
                _ => new TokenBucketRateLimiterOptions
                {
                    TokenLimit = options.IntakePerSecond * BurstSeconds,
                    TokensPerPeriod = options.IntakePerSecond,
                    ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                    QueueLimit = 0,
                }));
        limiter.OnRejected = async (rejected, _) =>
        {
            rejected.HttpContext.Response.Headers.RetryAfter = 1.ToString(CultureInfo.InvariantCulture);
            await Problems.Refuse("too-many-requests", "Too many requests from this address: wait a second and send again; nothing is lost.")
                .ExecuteAsync(rejected.HttpContext);
        };
    }
}
