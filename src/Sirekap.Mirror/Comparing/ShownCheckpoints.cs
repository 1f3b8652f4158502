using System.Text;
using Sirekap.Log;
using Sirekap.Mirror.Sources;

namespace Sirekap.Mirror.Comparing;

/// <summary>Reads a checkpoint from wherever somebody shows it: a site, a folder in the layout of one, or a single file.</summary>
public static class ShownCheckpoints
{
    private const string Checkpoint = "log/checkpoint", Key = "log/vkey";

    /// <summary>Opens it with the log's key; without one, with the key that the source names beside it.</summary>
    /// <param name="name">An address that begins with http, a folder, or a file.</param>
    /// <param name="key">The log's verifier key, or null.</param>
    /// <param name="site">Makes a source of an address.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="SourceUnreachableException">Nothing is there, or no key is known.</exception>
    /// <exception cref="LogDataException">What is there is not a checkpoint of the log.</exception>
    public static async Task<ShownCheckpoint> OpenAsync(string name, string? key, Func<Uri, IPublicSource> site, CancellationToken cancellation)
    {
        if (File.Exists(name))
            return Open(name, await File.ReadAllBytesAsync(name, cancellation), Parse(name, key), null);
        var address = SiteAddress.Of(name);
        if (address is null && !Directory.Exists(name))
            throw new SourceUnreachableException($"{name} is neither an address that begins with http, nor a folder, nor a file.");
        var source = address is null ? new FolderSource(name) : site(address);
        var note = await source.ReadAsync(Checkpoint, cancellation) ?? throw new SourceUnreachableException($"{name} has no {Checkpoint}.");
        var named = key ?? (await source.ReadAsync(Key, cancellation) is { } served ? Encoding.UTF8.GetString(served) : null);
        return Open(name, note, Parse(name, named), new SourceTiles(source));
    }

    private static ShownCheckpoint Open(string name, byte[] note, NoteVerifier key, ITileSource? tiles) =>
        new(name, SignedCheckpoint.Open(note, key), key, tiles);

    private static NoteVerifier Parse(string name, string? key) => key is null
        ? throw new SourceUnreachableException($"Nothing names the log's key for {name}: give it with --vkey.")
        : NoteVerifier.Parse(key.Trim());
}
