using Sirekap.Log;

namespace Sirekap.Storage;

/// <summary>
/// Checks a log's store against itself, from the bytes of its entries up: that no entry is missing or changed, that they make the signed root, and that every published file
/// is the one that they give. Changes nothing.
/// </summary>
/// <param name="entries">The database's entries.</param>
/// <param name="checkpoints">The database's checkpoint.</param>
/// <param name="blobs">The published files.</param>
/// <param name="keys">The keys that the log has had, the present one first.</param>
public sealed class LogCheck(IEntryStore entries, ICheckpointStore checkpoints, IBlobStore blobs, IReadOnlyList<NoteVerifier> keys)
{
    readonly LogFiles _files = new(blobs);
    readonly TileWriter _tiles = new();
    readonly List<LogFault> _faults = [];

    long _next, _covered;

    /// <summary>Checks everything and gives what is wrong, in the order found.</summary>
    /// <param name="progress">Told the number of entries looked at.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<IReadOnlyList<LogFault>> RunAsync(IProgress<long>? progress = null, CancellationToken cancellation = default)
    {
        var row = Open(await checkpoints.ReadAsync(cancellation), "checkpoint row");
        var file = Open(await _files.ReadCheckpointAsync(cancellation), LogFiles.Checkpoint);
        _covered = Math.Max(row?.Size ?? 0, file?.Size ?? 0);
        CheckCheckpoints(row, file);
        await MeetAsync(0, row, file, cancellation);
        await foreach (var entry in entries.ReadAsync(0, long.MaxValue, cancellation))
        {
            await LookAsync(entry, cancellation);
            await MeetAsync(_tiles.Size, row, file, cancellation);
            if (_tiles.Size % 1024 == 0)
                progress?.Report(_tiles.Size);
        }

        if (row is not null && row.Size > _tiles.Size)
            _faults.Add(new("entries", $"end at {_tiles.Size}, but {row.Size} were signed."));
        if (row is null && file is null && _tiles.Size > 0 && _faults.Count == 0)
            _faults.Add(new("checkpoint row", $"is missing: nothing says whether the {_tiles.Size} entries are those that were signed."));
        return _faults;
    }

    void CheckCheckpoints(SignedCheckpoint? row, SignedCheckpoint? file)
    {
        if (row is not null && file is null && _faults.Count == 0)
            _faults.Add(new(LogFiles.Checkpoint, "is missing."));
        if (file is not null && (row is null || file.Size > row.Size))
            _faults.Add(new(LogFiles.Checkpoint, $"covers {file.Size} entries, but the database knows of {row?.Size ?? 0}: the database was set back."));
        if (file is not null && row is not null && file.Size < row.Size)
            _faults.Add(new(LogFiles.Checkpoint, $"covers {file.Size} entries, but {row.Size} were signed: it is an old one. The next start writes the newest."));
    }

    async Task LookAsync(LogEntry entry, CancellationToken cancellation)
    {
        if (entry.Index != _next)
            _faults.Add(new($"entry {_next}", $"is missing: the next one has the index {entry.Index}."));
        _next = entry.Index + 1;
        if (await entries.FindAsync(LogHash.OfLeaf(entry.Bytes.Span), cancellation) != entry.Index)
            _faults.Add(new($"entry {entry.Index}", "does not have the hash that stands beside it: one of the two was changed."));
        _tiles.Add(entry.Bytes);
        await _tiles.DrainAsync((path, bytes) => _tiles.Size <= _covered ? CompareAsync(path, bytes, cancellation) : Task.CompletedTask);
    }

    /// <summary>Where the entries reach a signed size, they must make its root; at the served size the partial files must stand too.</summary>
    async Task MeetAsync(long size, SignedCheckpoint? row, SignedCheckpoint? file, CancellationToken cancellation)
    {
        if (row?.Size == size && row.Root != _tiles.Root)
            _faults.Add(new("checkpoint row", $"has the root {row.Root}, but the first {size} entries give {_tiles.Root}."));
        if (file?.Size != size)
            return;
        if (file.Root != _tiles.Root)
            _faults.Add(new(LogFiles.Checkpoint, $"has the root {file.Root}, but the first {size} entries give {_tiles.Root}."));
        foreach (var (path, bytes) in _tiles.Partials())
            await CompareAsync(path, bytes, cancellation);
    }

    async Task CompareAsync(TilePath path, byte[] expected, CancellationToken cancellation)
    {
        var found = await _files.ReadAsync(path, cancellation);
        if (found is { } bytes && bytes.Span.SequenceEqual(expected))
            return;
        lock (_faults)
            _faults.Add(new(LogFiles.NameOf(path), found is null ? "is missing." : "is not the file that the entries give."));
    }

    SignedCheckpoint? Open(byte[]? note, string place)
    {
        try
        {
            return note is null ? null : SignedCheckpoint.Open(note, keys, []);
        }
        catch (LogDataException broken)
        {
            _faults.Add(new(place, broken.Message));
            return null;
        }
    }
}
