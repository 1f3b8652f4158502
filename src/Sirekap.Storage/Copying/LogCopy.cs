using Sirekap.Log;

namespace Sirekap.Storage;

/// <summary>
/// A copy of somebody else's log, which needs no trust in its source: an entry is taken only after the log's own signature was followed down to it, and nothing that was
/// taken ever changes. Entries become durable first, then the files, then the checkpoint row, then the checkpoint file.
/// </summary>
public sealed class LogCopy
{
    // So many bundles are held in memory until their proof holds: some 16,000 entries.
    const int BundlesAtOnce = 64, FetchesAtOnce = 8;

    readonly IEntryStore _entries;
    readonly ICheckpointStore _checkpoints;
    readonly LogFiles _files;
    readonly TileWriter _tiles;
    readonly List<TilePath> _filled = [];
    volatile SignedCheckpoint? _latest;

    // What the database has: the same state of the log as _latest, perhaps with fewer cosignatures.
    SignedCheckpoint? _row;
    bool _fileIsBehind;
    long _held;

    internal LogCopy(IEntryStore entries, ICheckpointStore checkpoints, LogFiles files, TileWriter tiles, SignedCheckpoint? latest) =>
        (_entries, _checkpoints, _files, _tiles, _latest, _row, _held) = (entries, checkpoints, files, tiles, latest, latest, tiles.Size);

    /// <summary>The newest checkpoint all of which is held and served; null before the first.</summary>
    public SignedCheckpoint? Latest => _latest;

    /// <summary>How many entries are held; more than are served while the copy catches up.</summary>
    public long Held => Volatile.Read(ref _held);

    /// <summary>Opens a copy, or begins one; files that are missing or torn are made again.</summary>
    /// <param name="entries">The database; nobody else writes there.</param>
    /// <param name="checkpoints">Where the served checkpoint stands.</param>
    /// <param name="blobs">Where tiles, bundles and the checkpoint are served from.</param>
    /// <param name="log">The key of the log that is copied.</param>
    /// <param name="cosigners">Whose cosignatures on the kept checkpoint count.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="StartRefusedException">The entries are not those that were proven once, or belong to another log.</exception>
    public static Task<LogCopy> OpenAsync(
        IEntryStore entries, ICheckpointStore checkpoints, IBlobStore blobs, NoteVerifier log, CosignatureVerifier[]? cosigners = null, CancellationToken cancellation = default) =>
        OpenAsync(entries, checkpoints, blobs, [log], cosigners, cancellation);

    /// <summary>Opens a copy of a log that has changed its key.</summary>
    /// <param name="entries">The database; nobody else writes there.</param>
    /// <param name="checkpoints">Where the served checkpoint stands.</param>
    /// <param name="blobs">Where tiles, bundles and the checkpoint are served from.</param>
    /// <param name="keys">The keys that may have signed what is held, the present one first.</param>
    /// <param name="cosigners">Whose cosignatures on it are to be known; nobody's unless given.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="StartRefusedException">The entries are not those that were proven once, or belong to another log.</exception>
    public static Task<LogCopy> OpenAsync(
        IEntryStore entries, ICheckpointStore checkpoints, IBlobStore blobs, IReadOnlyList<NoteVerifier> keys, CosignatureVerifier[]? cosigners = null, CancellationToken cancellation = default) =>
        new LogCopyOpening(entries, checkpoints, new LogFiles(blobs), keys, cosigners ?? []).OpenAsync(cancellation);

    /// <summary>Shows the copy a checkpoint of the log; takes in what is new. One call at a time.</summary>
    /// <param name="next">The checkpoint.</param>
    /// <param name="source">Tiles and bundles of whoever gave it.</param>
    /// <param name="cancellation">Gives up; what was taken is kept.</param>
    public async Task<CopyStep> FollowAsync(SignedCheckpoint next, ITileSource source, CancellationToken cancellation = default)
    {
        try
        {
            var isCovered = _latest is { } ours && next.Size <= ours.Size;
            if (!isCovered && next.Size < _tiles.Size)
                return new CopyStep.Broken($"The source is at {next.Size} entries, and {_tiles.Size} were copied from it before.");
            if (await ContradictionInAsync(next, source, cancellation) is { } forked)
                return forked;
            if (isCovered)
                return await SameAsync(next, _latest!, cancellation);
            while (_tiles.Size < next.Size)
            {
                if (await TakeAsync(next, source, cancellation) is { } broken)
                    return broken;
            }

            await ServeAsync(next, cancellation);
            return new CopyStep.Followed();
        }
        catch (LogDataException broken)
        {
            return new CopyStep.Broken(broken.Message);
        }
    }

    /// <summary>Whether a checkpoint of the log and what is served exclude each other; null where they do not. Takes nothing in.</summary>
    /// <param name="next">The checkpoint.</param>
    /// <param name="source">Tiles of whoever gave it; asked for a larger one only.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="LogDataException">The source's tiles are not those of the checkpoint.</exception>
    public async Task<CopyStep.Forked?> ContradictionInAsync(SignedCheckpoint next, ITileSource source, CancellationToken cancellation = default) => _latest is not { } ours
        || (next.Size <= ours.Size ? await IsPrefixAsync(next, ours, cancellation) : await next.PrefixRootAsync(ours.Size, source, cancellation) == ours.Root)
            ? null
            : new CopyStep.Forked(ours, next);

    // Witnesses may have cosigned the same state since. A note with fewer known witnesses, or an earlier time of one, never takes the place of one
    // with more or later; among strangers, whose times nobody can check, the longer one is served, and of equally long ones the one that was shown last.
    async Task<CopyStep> SameAsync(SignedCheckpoint next, SignedCheckpoint ours, CancellationToken cancellation)
    {
        if (next.Size < ours.Size)
            return new CopyStep.Behind();
        var isBetter = IsBetterWitnessed(next, ours);
        if (!_fileIsBehind && !isBetter)
            return new CopyStep.Followed();
        _latest = isBetter ? next : ours;
        await _files.WriteCheckpointAsync(_latest, cancellation);
        _fileIsBehind = false;
        return new CopyStep.Followed();
    }

    static bool IsBetterWitnessed(SignedCheckpoint next, SignedCheckpoint ours)
    {
        var (theirs, known) = (TimesOf(next), TimesOf(ours));
        if (known.Keys.Except(theirs.Keys).Any())
            return false;
        if (theirs.Count > known.Count)
            return true;
        if (theirs.Any(one => one.Value != known[one.Key]))
            return theirs.All(one => one.Value >= known[one.Key]);
        return next.Note.Bytes.Length >= ours.Note.Bytes.Length && !next.Note.Bytes.Span.SequenceEqual(ours.Note.Bytes.Span);
    }

    static Dictionary<CosignatureVerifier, long> TimesOf(SignedCheckpoint checkpoint) => checkpoint.Cosignatures.ToDictionary(one => one.Key, one => one.Time);

    /// <summary>Whether an earlier or equal checkpoint fits into what is served; asks our own tiles.</summary>
    async ValueTask<bool> IsPrefixAsync(SignedCheckpoint earlier, SignedCheckpoint ours, CancellationToken cancellation) =>
        earlier.Size == 0
            ? earlier.Root == LogHash.EmptyTree
            : (await new TileTree(_files, ours.Size).ProveConsistencyAsync(earlier.Size, cancellation)).Proves(earlier.Root, ours.Root);

    /// <summary>Takes the next bundles if they lead to the signed root.</summary>
    async Task<CopyStep?> TakeAsync(SignedCheckpoint next, ITileSource source, CancellationToken cancellation)
    {
        var fresh = await FetchAsync(next, source, cancellation);
        var trial = _tiles.Trial();
        fresh.ForEach(entry => trial.Append(LogHash.OfLeaf(entry.Span)));
        if (await next.PrefixRootAsync(trial.Size, source, cancellation) != trial.Root)
            return new CopyStep.Broken($"The entries from {_tiles.Size} on that the source serves are not those of the signed checkpoint of {next.Size} entries.");
        await KeepAsync(fresh, cancellation);
        foreach (var entry in fresh)
            _tiles.Add(entry);
        _filled.AddRange(_tiles.Due.Select(tile => tile.Path));
        await DrainAsync(cancellation);
        Volatile.Write(ref _held, _tiles.Size);
        return null;
    }

    async Task<List<ReadOnlyMemory<byte>>> FetchAsync(SignedCheckpoint next, ITileSource source, CancellationToken cancellation)
    {
        var paths = LogLayout.Bundles(next.Size, _tiles.Size).Take(BundlesAtOnce).ToArray();
        var bundles = new IReadOnlyList<ReadOnlyMemory<byte>>[paths.Length];
        await Parallel.ForAsync(
            0, paths.Length, new ParallelOptions { MaxDegreeOfParallelism = FetchesAtOnce, CancellationToken = cancellation },
            async (place, token) => bundles[place] = await source.ReadEntriesAsync(paths[place], token));
        var known = (int)(_tiles.Size - (paths[0].Index * TilePath.FullWidth));
        return [.. bundles.SelectMany(bundle => bundle).Skip(known)];
    }

    async Task KeepAsync(List<ReadOnlyMemory<byte>> fresh, CancellationToken cancellation)
    {
        await using var group = await _entries.BeginGroupAsync(cancellation);
        if (group.NextIndex != _tiles.Size)
            throw new InvalidOperationException($"The database holds {group.NextIndex} entries where {_tiles.Size} were copied: another program writes there.");
        foreach (var entry in fresh)
            await group.InsertAsync(LogHash.OfLeaf(entry.Span), entry);
        await group.CommitAsync();
    }

    Task DrainAsync(CancellationToken cancellation) => _tiles.DrainAsync((path, bytes) => _files.WriteAsync(path, bytes, cancellation));

    async Task ServeAsync(SignedCheckpoint next, CancellationToken cancellation)
    {
        // A disk that was full a moment ago may have kept some files out.
        await DrainAsync(cancellation);
        foreach (var (path, bytes) in _tiles.Partials())
            await _files.WriteAsync(path, bytes, cancellation);
        if (!await _checkpoints.TryMoveAsync(_row, next, CancellationToken.None))
            throw new InvalidOperationException("The checkpoint in the database is not the one followed last: another program writes there.");
        (_row, _latest, _fileIsBehind) = (next, next, true);
        await _files.WriteCheckpointAsync(next, cancellation);
        _fileIsBehind = false;
        foreach (var full in _filled)
            await _files.DeletePartialsAsync(full, cancellation);
        _filled.Clear();
    }
}
