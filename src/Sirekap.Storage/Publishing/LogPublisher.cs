using Sirekap.Log;

namespace Sirekap.Storage;

/// <summary>
/// Publishes a log: writes the tiles and bundles of committed entries, then signs, then moves the checkpoint row, then asks
/// the cosigners, then replaces the checkpoint file. It publishes at once when something is new, but leaves an interval between two publications.
/// Of several servers one publishes; on the others this follows what it published, and is ready to take over.
/// </summary>
public sealed class LogPublisher : IAsyncDisposable
{
    static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    readonly LogPublisherParts _parts;
    readonly LogFiles _files;
    readonly LogRecovery _recovery;
    readonly LogEdge _edge;
    readonly Growth _published = new(-1);
    readonly CancellationTokenSource _ending = new();
    readonly PublishMeter _meter;

    // The row in the database; ahead of what is served between moving the row and replacing the file. It has no cosignatures.
    SignedCheckpoint? _signed;

    // Whether _signed is what the row has been since this server took the seat.
    bool _knowsRow;
    volatile SignedCheckpoint? _served;

    // Written before _served, whose volatile write makes it seen.
    DateTimeOffset _servedSince;

    LogPublisher(LogPublisherParts parts, LogRecovery recovery, LogFiles files, LogEdge edge)
    {
        (_parts, _recovery, _files, _edge) = (parts, recovery, files, edge);
        _meter = new PublishMeter(parts.Meters, parts.Time, () => _served?.Size ?? 0, () => parts.Seat.IsHeld);
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
        var files = new LogFiles(parts.Blobs);
        var recovery = new LogRecovery(parts.Entries, parts.Checkpoints, files, parts.Known);
        // Asked before the database: another server may be publishing meanwhile.
        var seen = await parts.Cosigners.LastSeenAsync(cancellation);
        var signed = await recovery.LastSignedAsync(cancellation);
        var publishes = parts.Seat.IsHeld;
        var edge = new LogEdge(parts.Entries, files, await recovery.RestoreAsync(signed, mend: publishes, cancellation));
        await SeenBefore.RequireAsync(seen, signed, files, cancellation);
        var publisher = new LogPublisher(parts, recovery, files, edge) { _signed = signed, _knowsRow = publishes };
        await publisher.FirstTurnAsync(cancellation);
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
        _meter.Dispose();
    }

    // Who does not publish waits for those who do.
    async Task FirstTurnAsync(CancellationToken cancellation)
    {
        var since = _parts.Time.GetTimestamp();
        await TakeTurnAsync(cancellation);
        while (_served is null)
        {
            if (_parts.Time.GetElapsedTime(since) > s_patience)
                throw new StartRefusedException("Another server publishes this log, but not where this one looks for tiles and checkpoint: give all servers of a log the same store of files.");
            await Task.Delay(_parts.Interval, _parts.Time, cancellation);
            await TakeTurnAsync(cancellation);
        }
    }

    async Task RunAsync()
    {
        try
        {
            while (true)
            {
                await Task.Delay(_parts.Interval, _parts.Time, _ending.Token);
                if (Trouble is null && _parts.Seat.IsHeld)
                    await WaitForWorkAsync();
                await TryTakeTurnAsync();
            }
        }
        catch (OperationCanceledException) when (_ending.IsCancellationRequested)
        {
        }
    }

    async Task WaitForWorkAsync()
    {
        if (!_parts.Cosigners.AreDue(Latest) && !_parts.Cosigners.GrowOld && !_parts.Seat.CanBeTaken)
        {
            await _parts.Entries.WaitForMoreThanAsync(Latest.Size, _ending.Token);
            _meter.Behind();
            return;
        }
        using var patience = new CancellationTokenSource(_parts.AskAgainAfter, _parts.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(_ending.Token, patience.Token);
        try
        {
            await _parts.Entries.WaitForMoreThanAsync(Latest.Size, either.Token);
            _meter.Behind();
        }
        catch (OperationCanceledException) when (!_ending.IsCancellationRequested)
        {
        }
    }

    // Files can be written again without harm; an error of the database is passed on, and ends publishing.
    async Task TryTakeTurnAsync()
    {
        try
        {
            await TakeTurnAsync(_ending.Token);
            Trouble = null;
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            Trouble = $"New entries are safe but not published yet: {trouble.Message}";
        }
    }

    Task TakeTurnAsync(CancellationToken cancellation) => _parts.Seat.IsHeld ? PublishAsync(cancellation) : FollowAsync(cancellation);

    async Task FollowAsync(CancellationToken cancellation)
    {
        _knowsRow = false;
        var note = await _files.ReadCheckpointAsync(cancellation);
        if (note is null || (_served is { } served && note.AsSpan().SequenceEqual(served.Note.Bytes.Span)))
            return;
        var published = SignedCheckpoint.Open(note, _parts.Known, _parts.Cosigners.Keys);
        if (published.Size < _edge.Size)
            return;
        await _edge.AdvanceAsync(published, cancellation);
        Serve(published);
    }

    async Task PublishAsync(CancellationToken cancellation)
    {
        if (!_knowsRow)
            await LearnRowAsync(cancellation);
        var since = _meter.Now;
        using var trace = StorageTrace.Publish();
        var draft = await _edge.WriteAsync(cancellation);
        var isNew = draft.Size != _served?.Size;
        if (isNew)
            _meter.Behind();
        if ((_signed is null || _signed.Size < draft.Size) && !await MoveRowAsync(SignedCheckpoint.Sign(draft.Size, draft.Root, _parts.Signer, [.. _parts.Beside])))
            return;
        // A key that is new since the row was signed adds its signature to what is served; the row stays as it was.
        var complete = (_served?.Size == _signed!.Size ? _served : _signed).SignedBy([_parts.Signer, .. _parts.Beside]);
        var cosigned = await _parts.Cosigners.CosignAsync(complete, _files, cancellation);
        if (_served == cosigned && !await IsReplacedAsync(cosigned, cancellation))
            return;
        // A server that lost the seat meanwhile must not put an older checkpoint over a newer one.
        if (!_parts.Seat.IsHeld)
            return;
        await _files.WriteCheckpointAsync(cosigned, cancellation);
        Serve(cosigned);
        _meter.Served();
        if (isNew)
            _meter.Published(since);
    }

    void Serve(SignedCheckpoint checkpoint)
    {
        _servedSince = _parts.Time.GetUtcNow();
        _served = checkpoint;
        _published.RaiseTo(checkpoint.Size);
    }

    // A publisher that was held up for long may have put its own last one there before it noticed that it was replaced.
    async Task<bool> IsReplacedAsync(SignedCheckpoint served, CancellationToken cancellation) =>
        _parts.Seat.CanBeTaken && !(await _files.ReadCheckpointAsync(cancellation)).AsSpan().SequenceEqual(served.Note.Bytes.Span);

    // Whoever had the seat before may have moved the row and died, in the middle of its first publication even.
    async Task LearnRowAsync(CancellationToken cancellation)
    {
        _signed = _recovery.Open(await _parts.Checkpoints.ReadAsync(cancellation), "last signed");
        if (_served is null)
            await _recovery.RestoreAsync(_signed, mend: true, cancellation);
        if (_signed is not null)
            await _edge.AdvanceAsync(_signed, cancellation);
        _knowsRow = true;
    }

    // Not cancellable, and never tried again: once asked, the database may have moved the row whatever it answers.
    async Task<bool> MoveRowAsync(SignedCheckpoint next)
    {
        if (await _parts.Checkpoints.TryMoveAsync(_signed, next, CancellationToken.None))
        {
            _signed = next;
            _edge.Settle();
            return true;
        }
        if (!_parts.Seat.CanBeTaken)
            throw new InvalidOperationException("The checkpoint in the database is not the one signed last: somebody else publishes this log. Stop all but one.");
        _edge.Drop();
        _knowsRow = false;
        return false;
    }
}
