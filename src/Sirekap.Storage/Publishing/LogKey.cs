using System.Security.Cryptography;
using Sirekap.Log;

namespace Sirekap.Storage;

/// <summary>The log's signing key, kept among the local settings.</summary>
public static class LogKey
{
    const string SeedName = "log/ed25519-seed";

    /// <summary>The key of this server's log, named after its origin (a URL without scheme); made at random on first use.</summary>
    /// <exception cref="ArgumentException">The origin has a space or a plus sign.</exception>
    public static async ValueTask<NoteSigner> LoadOrCreateAsync(ISettings settings, string origin, CancellationToken cancellation = default) =>
        new(origin, await settings.GetOrAddAsync(SeedName, () => RandomNumberGenerator.GetBytes(NoteSigner.SeedLength), cancellation));
}
