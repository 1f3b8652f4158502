using Microsoft.Data.Sqlite;
using Sirekap.Cli.Verification;
using Sirekap.Election.Counting;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Log;
using Sirekap.Mirror;
using Sirekap.Server.Hosting;
using Sirekap.Storage;

namespace Sirekap.Cli.Logs;

/// <summary>One run of <c>log fsck</c> over a stopped server's or mirror's folder: 0 all as written, 1 something was changed or lost. Changes nothing.</summary>
internal sealed class FsckRun(string folder, string? election, TextWriter screen)
{
    private static readonly string[] Ledgers = ["ledger.db", "mirror.db"], PictureKinds = ["original", "public"];

    private int _faults;

    /// <summary>Checks database, log, published files and pictures.</summary>
    /// <exception cref="IOException">There is no such database, or a server has it open.</exception>
    public async Task<int> RunAsync(IProgress<long> progress, CancellationToken cancellation)
    {
        var ledger = Ledgers.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists)
            ?? throw new FileNotFoundException($"{folder} holds neither {string.Join(" nor ", Ledgers)}: give the data folder of a server or mirror.");
        try
        {
            using var database = SqliteDatabase.Open(ledger);
            database.Check().ToList().ForEach(fault => Tell(Path.GetFileName(ledger), fault));
            using var entries = new SqliteEntryStore(database);
            await CheckLogAsync(database, entries, progress, cancellation);
            var named = await CountAsync(entries, cancellation);
            await CheckPicturesAsync(named, cancellation);
        }
        catch (Exception broken) when (broken is SqliteException or StartRefusedException)
        {
            Tell(Path.GetFileName(ledger), broken.Message);
        }

        screen.WriteLine(_faults == 0
            ? "Semua masih seperti ditulis. · Everything is as it was written."
            : $"{_faults} kerusakan: pulihkan dari cadangan atau cermin, jangan diperbaiki dengan tangan. · {_faults} faults: restore from a backup or a mirror, mend nothing by hand.");
        return _faults == 0 ? 0 : 1;
    }

    private void Tell(string place, string sentence)
    {
        _faults++;
        screen.WriteLine($"{place}: {sentence}");
    }

    private async Task CheckLogAsync(SqliteDatabase database, SqliteEntryStore entries, IProgress<long> progress, CancellationToken cancellation)
    {
        if (await KeysAsync(new SqliteSettings(database), entries, cancellation) is not { Count: > 0 } keys)
        {
            Tell("settings", "do not hold the log's key, so no signature can be checked.");
            return;
        }

        var check = new LogCheck(entries, new SqliteCheckpointStore(database), new FolderBlobStore(Path.GetFullPath(folder)), keys);
        foreach (var fault in await check.RunAsync(progress, cancellation))
            Tell(fault.Place, fault.Sentence);
    }

    private static async Task<IReadOnlyList<NoteVerifier>?> KeysAsync(SqliteSettings settings, SqliteEntryStore entries, CancellationToken cancellation)
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
    private async Task<HashSet<Digest>> CountAsync(SqliteEntryStore entries, CancellationToken cancellation)
    {
        var (count, named) = (new Count(ElectionFolder.Load(election ?? ElectionFolder.Find())), new HashSet<Digest>());
        await foreach (var entry in entries.ReadAsync(0, long.MaxValue, cancellation))
        {
            if (entry.Index != count.Size)
                return named;
            var refusal = count.Apply(entry.Index, entry.Bytes);
            if (refusal is not null && entry.Index == 0)
            {
                Tell("entry 0", $"does not open this election: {refusal.Sentence}");
                return named;
            }

            if (refusal is null && SignedEntry.Parse(entry.Bytes).Statement is ReadingStatement { PublicCopy: { } copy })
                named.Add(copy);
        }

        foreach (var unlawful in IgnoredCheck.Unlawful(count))
            Tell(unlawful.Place, unlawful.Sentence.En);
        return named;
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
