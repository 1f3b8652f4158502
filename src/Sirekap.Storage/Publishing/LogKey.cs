using System.Security.Cryptography;
using Sirekap.Log;

namespace Sirekap.Storage;

/// <summary>The log's signing key, kept among the local settings.</summary>
public static class LogKey
{
    const string SeedName = "log/ed25519-seed", MlDsaSeedName = "log/ml-dsa-44-seed";

    /// <summary>The key of this server's log, named after its origin (a URL without scheme); made at random on first use.</summary>
    /// <exception cref="ArgumentException">The origin has a space or a plus sign.</exception>
    public static async ValueTask<NoteSigner> LoadOrCreateAsync(ISettings settings, string origin, CancellationToken cancellation = default) =>
        new(origin, await settings.GetOrAddAsync(SeedName, () => RandomNumberGenerator.GetBytes(NoteSigner.SeedLength), cancellation));

    /// <summary>The log's second key, with which it cosigns its own checkpoints in ML-DSA-44; made at random on first use.</summary>
    /// <exception cref="ArgumentException">The origin has a space or a plus sign, or more than 255 bytes.</exception>
    public static async ValueTask<Cosigner> LoadOrCreateMlDsaAsync(ISettings settings, string origin, CancellationToken cancellation = default) =>
        Cosigner.MlDsa44(origin, await settings.GetOrAddAsync(MlDsaSeedName, () => RandomNumberGenerator.GetBytes(Cosigner.SeedLength), cancellation));

    /// <summary>The public half of that key; null where none was made.</summary>
    public static async ValueTask<NoteVerifier?> FindAsync(ISettings settings, string origin, CancellationToken cancellation = default) =>
        await settings.FindAsync(SeedName, cancellation) is { } seed ? new NoteSigner(origin, seed).Verifier : null;
}
