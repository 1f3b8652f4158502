using Sirekap.Cli.Logs;
using Sirekap.Server.Hosting;
using Sirekap.Storage;

namespace Sirekap.Cli.Backups;

/// <summary>
/// One run of <c>backup</c>, beside a running server. The database says what belongs to the backup, so it is copied first; photographs that came later do no harm. The new copy
/// takes the place of the earlier one last, once it was checked: an interrupted run leaves the earlier backup as it was.
/// </summary>
internal sealed class BackupRun(SirekapOptions options, string to, TextWriter screen)
{
    private const string Ledger = "ledger.db", Fresh = "ledger.db.new";

    /// <summary>Backs up: 0 done; 1 done, but photographs are spoilt.</summary>
    /// <exception cref="StartRefusedException">The database does not hold what was signed, or less than an earlier backup in the same folder.</exception>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        if (options.Database is { Length: > 0 })
            throw new InvalidDataException("The log is in PostgreSQL: back it up with pg_basebackup and the archive of its write-ahead log; docs/operation.md says how.");
        if (!File.Exists(Path.Combine(options.Data, Ledger)))
            throw new FileNotFoundException($"There is no log in {options.Data}: give the server's folder with --data.");
        DataFolder.Open(to);
        SqliteBackup.Copy(Path.Combine(options.Data, Ledger), Path.Combine(to, Fresh));
        var files = new FolderCopy(options.Data, to, screen);
        await files.RunAsync(cancellation);
        var size = await CheckAsync(cancellation);
        SqliteBackup.Replace(Path.Combine(to, Fresh), Path.Combine(to, Ledger));
        screen.WriteLine($"{to}: {size} entri, {files.Copied} foto baru · {size} entries, {files.Copied} new photographs");
        return files.Spoilt == 0 ? 0 : 1;
    }

    private async Task<long> CheckAsync(CancellationToken cancellation)
    {
        await using var database = LogDatabase.OpenSqlite(Path.Combine(to, Fresh));
        var origin = await OperatedLog.OriginAsync(database, options.Origin, cancellation);
        if (await LogKeyring.FindAsync(database.Settings, origin, cancellation) is { } ring)
            await LogSnapshot.CompleteAsync(database.Entries, database.Checkpoints, new FolderBlobStore(Path.GetFullPath(to)), ring.Known, cancellation);
        return await database.Entries.CountAsync(cancellation);
    }
}
