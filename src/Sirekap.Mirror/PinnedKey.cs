using System.Text;
using Sirekap.Log;
using Sirekap.Mirror.Sources;
using Sirekap.Storage;

namespace Sirekap.Mirror;

/// <summary>The key of the log that a mirror follows: given by its operator, or taken from the site once; never another one after that.</summary>
public static class PinnedKey
{
    private const string Name = "mirror/log-key", Served = "log/vkey";

    /// <summary>The key to follow from now on.</summary>
    /// <exception cref="StartRefusedException">The key is malformed, or another one was followed before.</exception>
    /// <exception cref="SourceUnreachableException">The key must be asked for, and the site does not answer.</exception>
    public static async Task<NoteVerifier> OpenAsync(ISettings settings, string? given, IPublicSource origin, CancellationToken cancellation)
    {
        var pinned = (await FindAsync(settings, cancellation))?.ToString();
        var wanted = given?.Trim() ?? pinned ?? await AskAsync(origin, cancellation);
        var key = Parse(wanted);
        if (pinned is not null && pinned != wanted)
            throw new StartRefusedException($"This folder follows the log of the key {pinned}, not of {wanted}. Choose another folder with --data, or give the first key.");
        if (pinned is null)
            await settings.SetAsync(Name, Encoding.UTF8.GetBytes(wanted), cancellation);
        return key;
    }

    /// <summary>The key that a folder follows; null where it follows none.</summary>
    public static async Task<NoteVerifier?> FindAsync(ISettings settings, CancellationToken cancellation) =>
        await settings.FindAsync(Name, cancellation) is { } bytes ? Parse(Encoding.UTF8.GetString(bytes)) : null;

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
