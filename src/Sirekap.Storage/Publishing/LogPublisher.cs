using Sirekap.Log;

namespace Sirekap.Storage;

/// <summary>
/// Publishes a log: writes the tiles and bundles of committed entries, then signs, then moves the checkpoint row, then asks
/// the cosigners, then replaces the checkpoint file. It publishes at once when something is new, but leaves an interval between two publications.
/// </summary>
public sealed class LogPublisher : IAsyncDisposable
{
    readonly LogPublisherParts _parts;
    readonly LogFiles _files;
    readonly TileWriter _tiles;
    readonly Growth _published = new(-1);
    readonly CancellationTokenSource _ending = new();
    readonly List<TilePath> _filled = [];

    // The row in the database; ahead of what is served between moving the row and replacing the file. It has no cosignatures.
    SignedCheckpoint? _signed;
    volatile SignedCheckpoint? _served;

    // Written before _served, whose volatile write makes it seen.
    DateTimeOffset _servedSince;

    LogPublisher(LogPublisherParts parts, SignedCheckpoint? signed, TileWriter tiles)
    {
        (_parts, _signed, _tiles, _files) = (parts, signed, tiles, new LogFiles(parts.Blobs));
        Completion = Task.CompletedTask;
    }

    /// <summary>The checkpoint that is served now.</summary>
    public SignedCheckpoint Latest => _served ?? throw new InvalidOperationException("The publisher has not started.");

    /// <summary>Since when it is served.</summary>
    public DateTimeOffset LatestSince => _served is null ? throw new InvalidOperationException("The publisher has not started.") : _servedSince;

    /// <summary>Why publishing is held up at present, as a sentence; null when all is well. It goes on trying.</summary>
    public string? Trouble { get; private set; }

    /// <summary>Ends when the publisher is disposed; fails when the checkpoint row could not be moved for certain: then end the program.</summary>
    public Task Completion { get; private set; }

    /// <summary>Checks that the log can safely go on, publishes what is not published yet, and goes on publishing.</summary>
    /// <exception cref="StartRefusedException">The database does not hold what was signed before.</exception>
    public static async Task<LogPublisher> StartAsync(LogPublisherParts parts, CancellationToken cancellation = default)
    {
        var recovery = new LogRecovery(parts.Entries, parts.Checkpoints, new LogFiles(parts.Blobs), parts.Signer.Verifier);
        var signed = await recovery.LastSignedAsync(cancellation);
        var publisher = new LogPublisher(parts, signed, await recovery.RestoreAsync(signed, cancellation));
        await SeenBefore.RequireAsync(await parts.Cosigners.LastSeenAsync(cancellation), signed, publisher._files, cancellation);
        await publisher.PublishAsync(cancellation);
        publisher.Completion = Task.Run(publisher.RunAsync, CancellationToken.None);
        return publisher;
    }

    /// <summary>Waits until the entry at an index is covered by the served checkpoint, and returns that checkpoint.</summary>
    public async Task<SignedCheckpoint> WhenPublishedAsync(long index, CancellationToken cancellation = default)
    {
        var published = _published.WaitForMoreThanAsync(index, cancellation);
        if (await Task.WhenAny(published, Completion) != published)
        {
            await Completion;
            throw new InvalidOperationException("The publisher has ended; the entry is published after the next start.");
        }
        await published;
        return Latest;
    }

    /// <summary>Makes the receipt of an entry, waiting for its publication if need be.</summary>
    public async Task<TlogProof> ProveAsync(long index, CancellationToken cancellation = default)
    {
        var checkpoint = await WhenPublishedAsync(index, cancellation);
        var proof = await new TileTree(_files, checkpoint.Size).ProveInclusionAsync(index, cancellation);
        return TlogProof.From(proof, checkpoint);
    }

    /// <summary>Stops publishing; what is not published yet will be after the next start.</summary>
    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await Completion.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _ending.Dispose();
    }

    async Task RunAsync()
    {
        try
        {
            while (true)
            {
                await Task.Delay(_parts.Interval, _parts.Time, _ending.Token);
                if (Trouble is null)
                    await WaitForWorkAsync();
                await TryPublishAsync();
            }
        }
        catch (OperationCanceledException) when (_ending.IsCancellationRequested)
        {
        }
    }

    async Task WaitForWorkAsync()
    {
        if (!_parts.Cosigners.AreMissing(Latest))
        {
            await _parts.Entries.WaitForMoreThanAsync(Latest.Size, _ending.Token);
            return;
        }
        using var patience = new CancellationTokenSource(_parts.AskAgainAfter, _parts.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(_ending.Token, patience.Token);
        try
        {
            await _parts.Entries.WaitForMoreThanAsync(Latest.Size, either.Token);
        }
        catch (OperationCanceledException) when (!_ending.IsCancellationRequested)
        {
        }
    }

    // Files can be written again without harm; an error of the database is passed on, and ends publishing.
    async Task TryPublishAsync()
    {
        try
        {
            await PublishAsync(_ending.Token);
            Trouble = null;
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            Trouble = $"New entries are safe but not published yet: {trouble.Message}";
        }
    }

    async Task PublishAsync(CancellationToken cancellation)
    {
        await WriteTilesAsync(cancellation);
        if (_signed is null || _signed.Size < _tiles.Size)
            await MoveRowAsync(SignedCheckpoint.Sign(_tiles.Size, _tiles.Root, _parts.Signer));
        var cosigned = await _parts.Cosigners.CosignAsync(_served?.Size == _signed!.Size ? _served : _signed, _files, cancellation);
        if (_served == cosigned)
            return;
        await _files.WriteCheckpointAsync(cosigned, cancellation);
        _servedSince = _parts.Time.GetUtcNow();
        _served = cosigned;
        _published.RaiseTo(cosigned.Size);
    }

    async Task WriteTilesAsync(CancellationToken cancellation)
    {
        // Partials go one publication after their full tile came: readers of the last checkpoint may still be fetching them.
        foreach (var full in _filled)
            await _files.DeletePartialsAsync(full, cancellation);
        _filled.Clear();
        await foreach (var entry in _parts.Entries.ReadAsync(_tiles.Size, long.MaxValue, cancellation))
        {
            _tiles.Add(entry.Bytes);
            if (_tiles.Due.Count >= TileWriter.MuchDue)
                await DrainAsync(cancellation);
        }
        await DrainAsync(cancellation);
        foreach (var (path, bytes) in _tiles.Partials())
            await _files.WriteAsync(path, bytes, cancellation);
    }

    async Task DrainAsync(CancellationToken cancellation)
    {
        var due = _tiles.Due.Select(tile => tile.Path).ToList();
        await _tiles.DrainAsync((path, bytes) => _files.WriteAsync(path, bytes, cancellation));
        _filled.AddRange(due);
    }

    // Not cancellable, and never tried again: once asked, the database may have moved the row whatever it answers.
    async Task MoveRowAsync(SignedCheckpoint next)
    {
        if (!await _parts.Checkpoints.TryMoveAsync(_signed, next, CancellationToken.None))
            throw new InvalidOperationException("The checkpoint in the database is not the one signed last: somebody else publishes this log. Stop all but one.");
        _signed = next;
    }
}
