using Sirekap.Election.Statements;
using Sirekap.Storage;

namespace Sirekap.Cli.Backups;

/// <summary>Copies what lies beside a log's database: photographs, each checked against the hash that is its name, the server's keys, and what opens its sealed places.</summary>
internal sealed class FolderCopy(string from, string to, TextWriter screen)
{
    private static readonly string[] Kinds = ["photos/original", "photos/public"];

    private readonly FolderBlobStore _target = new(Path.GetFullPath(to));

    /// <summary>How many photographs were copied; those that were there already are not counted.</summary>
    public int Copied { get; private set; }

    /// <summary>How many photographs do not have the hash that is their name.</summary>
    public int Spoilt { get; private set; }

    /// <summary>Copies what is missing. A photograph is complete under its name, or not there.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        foreach (var kind in Kinds.Where(kind => Directory.Exists(Path.Combine(from, kind))))
        {
            foreach (var file in Directory.EnumerateFiles(Path.Combine(from, kind), "*.jpg", SearchOption.AllDirectories))
                await CopyAsync(file, Path.GetRelativePath(from, file).Replace('\\', '/'), cancellation);
        }

        CopySecrets("keys", "*.pem");
        CopySecrets("residency", "*.json");
    }

    private async Task CopyAsync(string file, string name, CancellationToken cancellation)
    {
        if (await _target.LengthAsync(name, cancellation) == new FileInfo(file).Length)
            return;
        try
        {
            var digest = Convert.FromHexString(Digest.Parse(Path.GetFileNameWithoutExtension(file)).ToString());
            await using var content = File.OpenRead(file);
            await _target.PutAsync(name, content, digest, long.MaxValue, cancellation);
            Copied++;
        }
        catch (Exception wrong) when (wrong is BlobRefusedException or BlobConflictException or RefusedException)
        {
            Spoilt++;
            screen.WriteLine($"{name}: {wrong.Message}");
        }
    }

    private void CopySecrets(string name, string pattern)
    {
        var folder = Path.Combine(from, name);
        if (!Directory.Exists(folder))
            return;
        Directory.CreateDirectory(Path.Combine(to, name));
        foreach (var file in Directory.EnumerateFiles(folder, pattern))
        {
            // The copy keeps the mode of the file, which only its owner may read.
            var target = Path.Combine(to, name, Path.GetFileName(file));
            File.Copy(file, target + ".new", overwrite: true);
            File.Move(target + ".new", target, overwrite: true);
        }
    }
}
