using Sirekap.Log;

namespace Sirekap.Storage;

/// <summary>Finds out, before anything is signed, whether the database still holds all that was ever signed.</summary>
sealed class LogRecovery(IEntryStore entries, ICheckpointStore checkpoints, LogFiles files, NoteVerifier log)
{
    const string Advice = "Bring the newer database back; if it is lost, begin a log with a new origin whose first entry names this one.";

    /// <summary>The last signed checkpoint, or null for a new log, after all checks.</summary>
    /// <exception cref="StartRefusedException">The log cannot safely go on.</exception>
    public async Task<SignedCheckpoint?> LastSignedAsync(CancellationToken cancellation)
    {
        var last = Open(await checkpoints.ReadAsync(cancellation), "last signed");
        var count = await entries.CountAsync(cancellation);
        if (last is not null && last.Size > count)
            throw new StartRefusedException($"The last signed checkpoint covers {last.Size} entries, but the database holds only {count}: it was set back to an earlier state. {Advice}");
        await RequireNotAheadAsync(last, cancellation);
        return last;
    }

    /// <summary>Builds the edge from the entries that the checkpoint covers, and mends the published files if some are missing.</summary>
    /// <exception cref="StartRefusedException">The entries no longer give the signed root.</exception>
    public async Task<TileWriter> RestoreAsync(SignedCheckpoint? last, CancellationToken cancellation)
    {
        if (last is null)
            return new TileWriter();
        var missing = 0;
        var tiles = await ReplayAsync(last.Size, CheckAsync, cancellation);
        if (tiles.Root != last.Root)
            throw new StartRefusedException($"The first {last.Size} entries have the root {tiles.Root}, but {last.Root} was signed: entries in the database were changed. {Advice}");
        return missing == 0 ? tiles : await ReplayAsync(last.Size, MendAsync, cancellation);

        async Task CheckAsync(TilePath path, byte[] bytes)
        {
            if (!await files.HasAsync(path, bytes.Length, cancellation))
                Interlocked.Increment(ref missing);
        }

        async Task MendAsync(TilePath path, byte[] bytes)
        {
            await files.DeleteTornAsync(path, bytes.Length, cancellation);
            await files.WriteAsync(path, bytes, cancellation);
        }
    }

    async Task<TileWriter> ReplayAsync(long size, Func<TilePath, byte[], Task> deal, CancellationToken cancellation)
    {
        var tiles = new TileWriter();
        await foreach (var entry in entries.ReadAsync(0, size, cancellation))
        {
            tiles.Add(entry.Bytes);
            if (tiles.Due.Count >= TileWriter.MuchDue)
                await tiles.DrainAsync(deal);
        }
        await tiles.DrainAsync(deal);
        foreach (var (path, bytes) in tiles.Partials())
            await deal(path, bytes);
        return tiles;
    }

    SignedCheckpoint? Open(byte[]? note, string which)
    {
        try
        {
            return note is null ? null : SignedCheckpoint.Open(note, log);
        }
        catch (LogDataException reason)
        {
            throw new StartRefusedException($"The {which} checkpoint does not belong to the key {log}. {reason.Message} Start with the log's own database, origin and folder.", reason);
        }
    }

    // A restored snapshot agrees with itself; the published file may still remember what was signed after it.
    async Task RequireNotAheadAsync(SignedCheckpoint? last, CancellationToken cancellation)
    {
        if (Open(await files.ReadCheckpointAsync(cancellation), "published") is not { } published)
            return;
        if (last is null || published.Size > last.Size || (published.Size == last.Size && published.Root != last.Root))
            throw new StartRefusedException($"The published checkpoint covers {published.Size} entries with the root {published.Root}, but the database knows of none such: it was set back to an earlier state. {Advice}");
    }
}
