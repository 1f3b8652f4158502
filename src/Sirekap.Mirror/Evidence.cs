using Sirekap.Log;
using Sirekap.Storage;

namespace Sirekap.Mirror;

/// <summary>
/// Checkpoints that exclude each other, kept in <c>DATA/evidence</c> as the log signed them: whoever holds the log's key can check the pair.
/// Each file is there whole or not at all.
/// </summary>
internal sealed class Evidence(string data, IBlobStore files)
{
    private const string Folder = "evidence";

    private readonly string _folder = Path.Combine(data, Folder);

    /// <summary>Whether the log was ever seen to sign two histories.</summary>
    public bool Exists => Directory.Exists(_folder) && Directory.EnumerateFiles(_folder).Any();

    /// <summary>Keeps a pair and gives its two paths. The same pair again changes nothing.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public async Task<(string Ours, string Theirs)> KeepAsync(CopyStep.Forked forked, CancellationToken cancellation) =>
        (await KeepAsync(forked.Ours, cancellation), await KeepAsync(forked.Theirs, cancellation));

    private async Task<string> KeepAsync(SignedCheckpoint checkpoint, CancellationToken cancellation)
    {
        var name = FormattableString.Invariant($"{checkpoint.Size}-{Convert.ToHexStringLower(checkpoint.Root.ToArray())[..16]}.checkpoint");
        if (await files.LengthAsync($"{Folder}/{name}", cancellation) is null)
            await files.PutAsync($"{Folder}/{name}", checkpoint.Note.Bytes, cancellation);
        return Path.Combine(_folder, name);
    }
}
