using Sirekap.Log;

namespace Sirekap.Storage;

/// <summary>Opens a copy: checks that its entries still are those that were proven, and mends its files.</summary>
sealed class LogCopyOpening(
    IEntryStore entries, ICheckpointStore checkpoints, LogFiles files, IReadOnlyList<NoteVerifier> keys, CosignatureVerifier[] cosigners)
{
    const string Advice = "Delete this folder and copy the log anew.";

    readonly TileWriter _tiles = new();

    public async Task<LogCopy> OpenAsync(CancellationToken cancellation)
    {
        var latest = Open(await checkpoints.ReadAsync(cancellation));
        var checkedRoot = latest is null;
        await foreach (var entry in entries.ReadAsync(0, long.MaxValue, cancellation))
        {
            _tiles.Add(entry.Bytes);
            if (latest is not null && _tiles.Size == latest.Size)
            {
                await CheckAsync(latest, cancellation);
                checkedRoot = true;
            }

            if (_tiles.Due.Count >= TileWriter.MuchDue)
                await MendAsync(cancellation);
        }

        if (latest is not null && latest.Size == 0)
            await CheckAsync(latest, cancellation);
        else if (!checkedRoot)
            throw new StartRefusedException($"The copied checkpoint covers {latest!.Size} entries, but the database holds only {_tiles.Size}: it was set back to an earlier state. {Advice}");
        await MendAsync(cancellation);
        if (latest is not null)
            await files.WriteCheckpointAsync(latest, cancellation);
        return new LogCopy(entries, checkpoints, files, _tiles, latest);
    }

    SignedCheckpoint? Open(byte[]? note)
    {
        try
        {
            return note is null ? null : SignedCheckpoint.Open(note, keys, cosigners);
        }
        catch (LogDataException reason)
        {
            throw new StartRefusedException($"This folder holds a copy of another log than that of the key {keys[0]}: {reason.Message} Choose another folder.", reason);
        }
    }

    async Task CheckAsync(SignedCheckpoint latest, CancellationToken cancellation)
    {
        if (_tiles.Root != latest.Root)
            throw new StartRefusedException($"The first {latest.Size} entries have the root {_tiles.Root}, but {latest.Root} was signed: entries in the database were changed. {Advice}");
        foreach (var (path, bytes) in _tiles.Partials())
            await MendAsync(path, bytes, cancellation);
    }

    Task MendAsync(CancellationToken cancellation) => _tiles.DrainAsync((path, bytes) => MendAsync(path, bytes, cancellation));

    async Task MendAsync(TilePath path, byte[] bytes, CancellationToken cancellation)
    {
        if (await files.HasAsync(path, bytes.Length, cancellation))
            return;
        await files.DeleteTornAsync(path, bytes.Length, cancellation);
        await files.WriteAsync(path, bytes, cancellation);
    }
}
