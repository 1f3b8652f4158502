using System.Text;
using Sirekap.Log;
using Sirekap.Mirror.Sources;
using Sirekap.Storage;

namespace Sirekap.Mirror;

/// <summary>
/// The key of the log that a mirror follows: given by its operator, or taken from the site once; after that only a key that the one before it has named
/// (<see cref="KeyRotation"/>).
/// </summary>
public static class PinnedKey
{
    private const string Name = "mirror/log-key", FormerName = "mirror/former-log-keys", Served = "log/vkey";

    /// <summary>The key to follow from now on, and after it those before it.</summary>
    /// <exception cref="StartRefusedException">The key is malformed, or another one was followed before.</exception>
    /// <exception cref="SourceUnreachableException">The key must be asked for, and the site does not answer.</exception>
    public static async Task<IReadOnlyList<NoteVerifier>> OpenAsync(ISettings settings, string? given, IPublicSource origin, CancellationToken cancellation)
    {
        var pinned = await FindAsync(settings, cancellation);
        var wanted = given is not null ? Parse(given.Trim()) : pinned.Count > 0 ? pinned[0] : Parse(await AskAsync(origin, cancellation));
        if (pinned.Count == 0)
        {
            await settings.SetAsync(Name, Encoding.UTF8.GetBytes(wanted.ToString()!), cancellation);
            return [wanted];
        }

        // Whoever names a key that has been succeeded since names the same log.
        return pinned.Contains(wanted)
            ? pinned
            : throw new StartRefusedException($"This folder follows the log of the key {pinned[0]}, not of {wanted}. Choose another folder with --data, or leave --vkey out: a new key of the same log is followed by itself.");
    }

    /// <summary>The key that a folder follows, and after it those before it; empty where it follows none.</summary>
    public static async Task<IReadOnlyList<NoteVerifier>> FindAsync(ISettings settings, CancellationToken cancellation)
    {
        if (await settings.FindAsync(Name, cancellation) is not { } bytes)
            return [];
        var former = Encoding.UTF8.GetString(await settings.FindAsync(FormerName, cancellation) ?? []);
        return [.. former.Split('\n', StringSplitOptions.RemoveEmptyEntries).Prepend(Encoding.UTF8.GetString(bytes)).Distinct(StringComparer.Ordinal).Select(Parse)];
    }

    /// <summary>Goes over to the next key, durably. Interrupted in the middle it has not gone over.</summary>
    public static async Task<IReadOnlyList<NoteVerifier>> MoveAsync(ISettings settings, IReadOnlyList<NoteVerifier> keys, KeyRotation change, CancellationToken cancellation)
    {
        await settings.SetAsync(FormerName, Encoding.UTF8.GetBytes(string.Join('\n', keys)), cancellation);
        await settings.SetAsync(Name, Encoding.UTF8.GetBytes(change.New.ToString()), cancellation);
        return [change.New, .. keys];
    }

    private static async Task<string> AskAsync(IPublicSource origin, CancellationToken cancellation) =>
        await origin.ReadAsync(Served, cancellation) is { } served
            ? Encoding.UTF8.GetString(served).Trim()
            : throw new SourceUnreachableException($"{origin.Name} has no {Served}: give the log's verifier key with --vkey.");

    private static NoteVerifier Parse(string key)
    {
        try
        {
            return NoteVerifier.Parse(key);
        }
        catch (LogDataException wrong)
        {
            throw new StartRefusedException($"\"{key}\" is not a log's verifier key: {wrong.Message}", wrong);
        }
    }
}
