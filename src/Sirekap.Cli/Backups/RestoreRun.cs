using Sirekap.Mirror.Sources;
using Sirekap.Server.Hosting;
using Sirekap.Storage;

namespace Sirekap.Cli.Backups;

/// <summary>One run of <c>restore</c>: a folder that a server can go on from, brought forward to what was published if a source of that is named.</summary>
internal sealed class RestoreRun(string from, string to, TextWriter screen)
{
    private const string Ledger = "ledger.db";

    /// <summary>Restores.</summary>
    /// <param name="published">A site, mirror or folder with the log as it was published last; null goes on from the backup alone.</param>
    /// <param name="cancellation">Gives up; no server starts on what was restored until then.</param>
    /// <exception cref="StartRefusedException">The backup is spoilt, or what was published is not a continuation of it.</exception>
    /// <exception cref="SourceUnreachableException">What was published cannot be had.</exception>
    public async Task<int> RunAsync(IPublicSource? published, CancellationToken cancellation)
    {
        if (!File.Exists(Path.Combine(from, Ledger)))
            throw new FileNotFoundException($"There is no backup in {from}: give the folder that \"sirekap backup\" wrote.");
        DataFolder.BeginRestore(to);
        SqliteBackup.Copy(Path.Combine(from, Ledger), Path.Combine(to, Ledger));
        var files = new FolderCopy(from, to, screen);
        await files.RunAsync(cancellation);
        var blobs = new FolderBlobStore(Path.GetFullPath(to));
        await using (var database = LogDatabase.OpenSqlite(Path.Combine(to, Ledger)))
            await new BroughtForward(database, blobs, blobs, to, screen).RunAsync(published, cancellation);
        DataFolder.EndRestore(to);
        return files.Spoilt == 0 ? 0 : 1;
    }
}
