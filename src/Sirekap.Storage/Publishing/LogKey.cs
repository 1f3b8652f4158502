using System.Security.Cryptography;
using Sirekap.Log;

namespace Sirekap.Storage;

/// <summary>The log's second key, kept among the local settings.</summary>
public static class LogKey
{
    const string MlDsaSeedName = "log/ml-dsa-44-seed";

    /// <summary>The key with which a log cosigns its own checkpoints in ML-DSA-44; made at random on first use.</summary>
    /// <exception cref="ArgumentException">The origin has a space or a plus sign, or more than 255 bytes.</exception>
    public static async ValueTask<Cosigner> LoadOrCreateMlDsaAsync(ISettings settings, string origin, CancellationToken cancellation = default) =>
        Cosigner.MlDsa44(origin, await settings.GetOrAddAsync(MlDsaSeedName, () => RandomNumberGenerator.GetBytes(Cosigner.SeedLength), cancellation));
}
