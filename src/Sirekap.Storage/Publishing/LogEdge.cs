using Sirekap.Log;

namespace Sirekap.Storage;

/// <summary>
/// The right edge of a log under its last checkpoint, and a draft that runs ahead of it while files are being written.
/// When the checkpoint moves the draft is the edge; when somebody else moved it the draft is dropped, and nothing was lost.
/// </summary>
sealed class LogEdge(IEntryStore entries, LogFiles files, TileWriter settled)
{
    readonly List<TilePath> _filled = [];
    TileWriter _settled = settled;
    TileWriter? _draft;

    /// <summary>How many entries the last checkpoint covers.</summary>
    public long Size => _settled.Size;

    /// <summary>Writes the files of all durable entries and returns the draft that covers them. After a failure it goes on where it was.</summary>
    public async Task<TileWriter> WriteAsync(CancellationToken cancellation)
    {
        // Partials go one publication after their full tile came: readers of the last checkpoint may still be fetching them.
        if (_draft is null)
            await DeletePartialsAsync(cancellation);
        _draft ??= _settled.Copy();
        await foreach (var entry in entries.ReadAsync(_draft.Size, long.MaxValue, cancellation))
        {
            _draft.Add(entry.Bytes);
            if (_draft.Due.Count >= TileWriter.MuchDue)
                await DrainAsync(_draft, cancellation);
        }
        await DrainAsync(_draft, cancellation);
        foreach (var (path, bytes) in _draft.Partials())
            await files.WriteAsync(path, bytes, cancellation);
        return _draft;
    }

    /// <summary>The checkpoint covers the draft now.</summary>
    public void Settle() => (_settled, _draft) = (_draft ?? _settled, null);

    /// <summary>Somebody else publishes.</summary>
    public void Drop()
    {
        _draft = null;
        _filled.Clear();
    }

    /// <summary>Follows a checkpoint that somebody else published, over entries that are durable here.</summary>
    /// <exception cref="InvalidOperationException">The entries do not give its root.</exception>
    public async Task AdvanceAsync(SignedCheckpoint to, CancellationToken cancellation)
    {
        Drop();
        if (to.Size > _settled.Size)
        {
            var next = _settled.Copy();
            await foreach (var entry in entries.ReadAsync(next.Size, to.Size, cancellation))
            {
                next.Add(entry.Bytes);
                next.Forget();
            }
            _settled = next;
        }
        if (_settled.Size != to.Size || _settled.Root != to.Root)
            throw new InvalidOperationException($"Another server signed the root {to.Root} over {to.Size} entries, but the first {_settled.Size} entries of the database give {_settled.Root}. Stop all servers, and find out which of them was given other entries.");
    }

    async Task DeletePartialsAsync(CancellationToken cancellation)
    {
        foreach (var full in _filled)
            await files.DeletePartialsAsync(full, cancellation);
        _filled.Clear();
    }

    async Task DrainAsync(TileWriter draft, CancellationToken cancellation)
    {
        var due = draft.Due.Select(tile => tile.Path).ToList();
        await draft.DrainAsync((path, bytes) => files.WriteAsync(path, bytes, cancellation));
        _filled.AddRange(due);
    }
}
