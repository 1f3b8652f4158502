using Sirekap.Log;

namespace Sirekap.Storage;

/// <summary>Finds out, before anything is signed, whether the database still holds all that was ever signed.</summary>
sealed class LogRecovery(IEntryStore entries, ICheckpointStore checkpoints, LogFiles files, IReadOnlyList<NoteVerifier> keys)
{
    /// <summary>What can be done about a database that was set back.</summary>
    public const string Advice = "Bring the newer database back, or a backup forward to what was published (sirekap restore --catch-up); if neither can be, begin a log with a new origin whose first entry names this one.";

    /// <summary>The last signed checkpoint, or null for a new log, after all checks.</summary>
    /// <exception cref="StartRefusedException">The log cannot safely go on.</exception>
    public async Task<SignedCheckpoint?> LastSignedAsync(CancellationToken cancellation)
    {
        // In this order, because another server may be publishing: the file never runs ahead of the row, nor the row ahead of the entries.
        var published = Open(await files.ReadCheckpointAsync(cancellation), "published");
        var last = Open(await checkpoints.ReadAsync(cancellation), "last signed");
        var count = await entries.CountAsync(cancellation);
        if (last is not null && last.Size > count)
            throw new StartRefusedException($"The last signed checkpoint covers {last.Size} entries, but the database holds only {count}: it was set back to an earlier state. {Advice}");
        RequireNotAhead(published, last);
        return last;
    }

    /// <summary>Builds the edge from the entries that the checkpoint covers.</summary>
    /// <param name="last">The last signed checkpoint.</param>
    /// <param name="mend">Whether to make published files again if some are missing: for the one server that publishes.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="StartRefusedException">The entries no longer give the signed root.</exception>
    public async Task<TileWriter> RestoreAsync(SignedCheckpoint? last, bool mend, CancellationToken cancellation)
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
            if (mend && !await files.HasAsync(path, bytes.Length, cancellation))
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

    /// <summary>Opens a checkpoint of this log.</summary>
    /// <exception cref="StartRefusedException">It is not one.</exception>
    public SignedCheckpoint? Open(byte[]? note, string which)
    {
        try
        {
            return note is null ? null : SignedCheckpoint.Open(note, keys, []);
        }
        catch (LogDataException reason)
        {
            throw new StartRefusedException($"The {which} checkpoint does not belong to the key {keys[0]}. {reason.Message} Start with the log's own database, origin and folder.", reason);
        }
    }

    // A restored snapshot agrees with itself; the published file may still remember what was signed after it.
    static void RequireNotAhead(SignedCheckpoint? published, SignedCheckpoint? last)
    {
        if (published is null)
            return;
        if (last is null || published.Size > last.Size || (published.Size == last.Size && published.Root != last.Root))
            throw new StartRefusedException($"The published checkpoint covers {published.Size} entries with the root {published.Root}, but the database knows of none such: it was set back to an earlier state. {Advice}");
    }
}
