using Microsoft.Data.Sqlite;
using Sirekap.Cli.Verification;
using Sirekap.Election.Counting;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Log;
using Sirekap.Mirror;
using Sirekap.Server.Counting;
using Sirekap.Server.Hosting;
using Sirekap.Server.Photos;
using Sirekap.Storage;

namespace Sirekap.Cli.Logs;

/// <summary>
/// One run of <c>log fsck</c> over a stopped server's or mirror's folder, or over the PostgreSQL database and the object store of stopped servers: 0 all as written, 1 something
/// was changed or lost. Changes nothing.
/// </summary>
internal sealed class FsckRun(string folder, string? election, TextWriter screen, SirekapOptions? store = null)
{
    private static readonly string[] Ledgers = ["ledger.db", "mirror.db"], PictureKinds = ["original", "public"];

    private readonly HashSet<Digest> _evidence = [];
    private int _faults;

    /// <summary>Checks database, log, published files and pictures.</summary>
    /// <exception cref="IOException">There is no such database, or a server has it open.</exception>
    public async Task<int> RunAsync(IProgress<long> progress, CancellationToken cancellation)
    {
        if (store?.Database is { Length: > 0 } connection)
            await CheckPostgresAsync(connection, progress, cancellation);
        else
            await CheckSqliteAsync(progress, cancellation);

        screen.WriteLine(_faults == 0
            ? "Semua masih seperti ditulis. · Everything is as it was written."
            : $"{_faults} kerusakan: pulihkan dari cadangan atau cermin, jangan diperbaiki dengan tangan. · {_faults} faults: restore from a backup or a mirror, mend nothing by hand.");
        return _faults == 0 ? 0 : 1;
    }

    private async Task CheckSqliteAsync(IProgress<long> progress, CancellationToken cancellation)
    {
        var ledger = Ledgers.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists)
            ?? throw new FileNotFoundException($"{folder} holds neither {string.Join(" nor ", Ledgers)}: give the data folder of a server or mirror.");
        try
        {
            using var database = SqliteDatabase.Open(ledger);
            database.Check().ToList().ForEach(fault => Tell(Path.GetFileName(ledger), fault));
            using var entries = new SqliteEntryStore(database);
            await CheckAsync(entries, new SqliteCheckpointStore(database), new SqliteSettings(database), progress, cancellation);
        }
        catch (Exception broken) when (broken is SqliteException or StartRefusedException)
        {
            Tell(Path.GetFileName(ledger), broken.Message);
        }
    }

    // The pages of the database are PostgreSQL's own to check (data checksums, pg_amcheck); a wrong entry, leaf or row is found here all the same.
    private async Task CheckPostgresAsync(string connection, IProgress<long> progress, CancellationToken cancellation)
    {
        await using var database = await LogDatabase.LookIntoPostgresAsync(connection, cancellation);
        try
        {
            await CheckAsync(database.Entries, database.Checkpoints, database.Settings, progress, cancellation);
        }
        catch (StartRefusedException broken)
        {
            Tell("settings", broken.Message);
        }
    }

    private async Task CheckAsync(IEntryStore entries, ICheckpointStore checkpoints, ISettings settings, IProgress<long> progress, CancellationToken cancellation)
    {
        IBlobStore blobs = store?.S3 is { } s3 ? await S3BlobStore.OpenAsync(s3, cancellation) : new FolderBlobStore(Path.GetFullPath(folder));
        await CheckLogAsync(entries, checkpoints, settings, blobs, progress, cancellation);
        var named = await CountAsync(entries, cancellation);
        if (store?.S3 is null)
            await CheckPicturesAsync(named, cancellation);
        else
            await CheckNamedPicturesAsync(new PhotoShelf(blobs), named, cancellation);
        await CheckEvidenceAsync(blobs, cancellation);
        (blobs as IDisposable)?.Dispose();
    }

    private void Tell(string place, string sentence)
    {
        _faults++;
        screen.WriteLine($"{place}: {sentence}");
    }

    private async Task CheckLogAsync(
        IEntryStore entries, ICheckpointStore checkpoints, ISettings settings, IBlobStore blobs, IProgress<long> progress, CancellationToken cancellation)
    {
        if (await KeysAsync(settings, entries, cancellation) is not { Count: > 0 } keys)
        {
            Tell("settings", "do not hold the log's key, so no signature can be checked.");
            return;
        }

        var check = new LogCheck(entries, checkpoints, blobs, keys);
        foreach (var fault in await check.RunAsync(progress, cancellation))
            Tell(fault.Place, fault.Sentence);
    }

    private static async Task<IReadOnlyList<NoteVerifier>?> KeysAsync(ISettings settings, IEntryStore entries, CancellationToken cancellation)
    {
        if (await PinnedKey.FindAsync(settings, cancellation) is { Count: > 0 } followed)
            return followed;
        await foreach (var entry in entries.ReadAsync(0, 1, cancellation))
        {
            try
            {
                return SignedEntry.Parse(entry.Bytes).Statement is ElectionStatement { Log: var origin } ? (await LogKeyring.FindAsync(settings, origin, cancellation))?.Known : null;
            }
            catch (RefusedException)
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>Folds the log as every verifier does; gives the pictures that it names.</summary>
    private async Task<HashSet<Digest>> CountAsync(IEntryStore entries, CancellationToken cancellation)
    {
        var (count, named) = (new Count(ElectionFolder.Load(election ?? ElectionFolder.Find())), new HashSet<Digest>());
        await foreach (var (index, entry) in entries.ReadAsync(0, long.MaxValue, cancellation).PreparedForAsync(count, cancellation))
        {
            if (index != count.Size)
                return named;
            var refusal = count.Apply(index, entry);
            if (refusal is not null && index == 0)
            {
                Tell("entry 0", $"does not open this election: {refusal.Sentence}");
                return named;
            }

            if (refusal is null && entry.Entry is { Statement: var statement } && NamedFile.Of(statement) is { } file)
                (file.IsEvidence ? _evidence : named).Add(file.Digest);
        }

        foreach (var unlawful in IgnoredCheck.Unlawful(count))
            Tell(unlawful.Place, unlawful.Sentence.En);
        return named;
    }

    private async Task CheckEvidenceAsync(IBlobStore blobs, CancellationToken cancellation)
    {
        foreach (var file in _evidence.Select(digest => new NamedFile(digest, IsEvidence: true)))
        {
            if (await blobs.ReadAsync(file.Path, cancellation) is not { } bytes)
                Tell(file.Path, "is missing, though the log names it.");
            else if (Digest.Of(bytes) is var found && found != file.Digest)
                Tell(file.Path, $"has the SHA-256 {found}: it was changed.");
        }
    }

    /// <summary>An object store lists nothing: of what is there, what the log names is read.</summary>
    private async Task CheckNamedPicturesAsync(PhotoShelf shelf, HashSet<Digest> named, CancellationToken cancellation)
    {
        foreach (var copy in named)
        {
            if (await shelf.ReadPublicAsync(copy, cancellation) is not { } jpeg)
                Tell($"photos/public/{copy.ToString()[..2]}/{copy}.jpg", "is missing, though the log names it.");
            else if (Digest.Of(jpeg) is var found && found != copy)
                Tell($"photos/public/{copy.ToString()[..2]}/{copy}.jpg", $"has the SHA-256 {found}: it was changed.");
        }
    }

    private async Task CheckPicturesAsync(HashSet<Digest> named, CancellationToken cancellation)
    {
        var photos = Path.Combine(folder, "photos");
        foreach (var kind in PictureKinds.Where(kind => Directory.Exists(Path.Combine(photos, kind))))
        {
            foreach (var file in Directory.EnumerateFiles(Path.Combine(photos, kind), "*.jpg", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                try
                {
                    var found = Digest.Of(await File.ReadAllBytesAsync(file, cancellation));
                    if (found.ToString() != Path.GetFileNameWithoutExtension(file))
                        Tell(Path.GetRelativePath(folder, file), $"has the SHA-256 {found}: it was changed.");
                    else if (kind == "public")
                        named.Remove(found);
                }
                catch (Exception unread) when (unread is IOException or UnauthorizedAccessException)
                {
                    Tell(Path.GetRelativePath(folder, file), unread.Message);
                }
            }
        }

        foreach (var copy in named)
            Tell($"photos/public/{copy.ToString()[..2]}/{copy}.jpg", "is missing, though the log names it.");
    }
}
