using System.Text;
using Sirekap.Log;
using Sirekap.Mirror.Sources;
using Sirekap.Server.Ledger;
using Sirekap.Server.Site;
using Sirekap.Server.Witnesses;
using Sirekap.Storage;

namespace Sirekap.Mirror;

/// <summary>The copy of the log in a mirror's folder, as everybody may see it. Holds no secret and has no way in.</summary>
public sealed class MirroredLog : IPublishedLog, IDisposable
{
    private readonly SqliteDatabase _database;
    private readonly SqliteEntryStore _entries;
    private readonly LogCopy _copy;
    private readonly LogFiles _files;
    private readonly TakenTime _taken;

    // Signatures of the log's name that we asked about; there was no note for them.
    private readonly HashSet<uint> _asked = [];
    private IReadOnlyList<NoteVerifier> _keys;

    private MirroredLog(
        SqliteDatabase database, SqliteEntryStore entries, LogCopy copy, IBlobStore blobs, LogPolicy policy, IReadOnlyList<NoteVerifier> keys, TakenTime taken)
    {
        (_database, _entries, _copy, Blobs, Policy, _keys, _taken) = (database, entries, copy, blobs, policy, keys, taken);
        _files = new LogFiles(blobs);
    }

    /// <inheritdoc/>
    public IBlobStore Blobs { get; }

    /// <summary>The key of the log that is followed.</summary>
    public NoteVerifier Verifier => _keys[0];

    /// <inheritdoc/>
    public LogPolicy Policy { get; private set; }

    /// <inheritdoc/>
    public string Key => Verifier.ToString()!;

    /// <summary>Whether nothing was ever followed.</summary>
    public bool IsEmpty => _copy.Latest is null;

    /// <summary>How many entries are held; ahead of what is served while the mirror catches up.</summary>
    public long Held => _copy.Held;

    /// <inheritdoc/>
    public SignedCheckpoint Latest => _copy.Latest ?? throw new InvalidOperationException("Nothing has been followed yet.");

    /// <inheritdoc/>
    public Dated? Published => Latest.Cosignatures.Select(one => one.Time).DefaultIfEmpty().Max() is > 0 and var time
        ? new(DateTimeOffset.FromUnixTimeSeconds(time), DatedBy.Witnesses)
        : _taken.Of(Latest.Size) is { } taken ? new(taken, DatedBy.Mirror) : null;

    /// <inheritdoc/>
    public WitnessTally? Witnesses => Policy.Witnesses.IsEmpty ? null : WitnessTally.By(Policy, Latest);

    /// <inheritdoc/>
    public string? Trouble { get; internal set; }

    /// <inheritdoc/>
    public MirrorNote? Mirror { get; internal set; }

    /// <summary>Opens a mirror's folder, or begins one.</summary>
    /// <exception cref="StartRefusedException">The folder holds another log, or entries that were changed.</exception>
    /// <exception cref="SourceUnreachableException">The log's key must be asked for, and the origin does not answer.</exception>
    public static async Task<MirroredLog> OpenAsync(MirrorOptions options, IPublicSource origin, CancellationToken cancellation)
    {
        Directory.CreateDirectory(options.Data);
        var database = SqliteDatabase.Open(Path.Combine(options.Data, "mirror.db"));
        try
        {
            var settings = new SqliteSettings(database);
            var keys = await PinnedKey.OpenAsync(settings, options.LogKey, origin, cancellation);
            var policy = options.Policy?.For(keys[0]) ?? LogPolicy.OfLog(keys[0]);
            var (entries, blobs) = (new SqliteEntryStore(database), new FolderBlobStore(Path.GetFullPath(options.Data)));
            var copy = await LogCopy.OpenAsync(entries, new SqliteCheckpointStore(database), blobs, keys, [.. policy.Witnesses.Select(one => one.Key)], cancellation);
            return new(database, entries, copy, blobs, policy, keys, await TakenTime.OpenAsync(settings, options.Clock, cancellation));
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>Reads a checkpoint that the policy trusts; where the log has gone over to a new key, that one is followed from then on.</summary>
    /// <exception cref="LogDataException">The checkpoint cannot be believed.</exception>
    /// <exception cref="SourceUnreachableException">The origin does not answer.</exception>
    public async Task<SignedCheckpoint> OpenAsync(byte[] note, IPublicSource origin, CancellationToken cancellation)
    {
        var strangers = KeyRotation.StrangersOn(note, Verifier);
        if (strangers.All(_asked.Contains) && KeyRotation.IsNamedOn(note, Verifier))
            return Policy.Open(note);
        await FollowKeyAsync(origin, cancellation);
        _asked.UnionWith(strangers);
        return Policy.Open(note);
    }

    /// <summary>Two histories of the log: what is held, and a note that the log has signed, whatever the policy says of that; null where there are none.</summary>
    /// <exception cref="SourceUnreachableException">The origin does not answer.</exception>
    public async Task<CopyStep.Forked?> ContradictionInAsync(byte[] note, IPublicSource origin, CancellationToken cancellation)
    {
        try
        {
            return await _copy.ContradictionInAsync(SignedCheckpoint.Open(note, _keys, []), new SourceTiles(origin), cancellation);
        }
        catch (LogDataException)
        {
            return null;
        }
    }

    private async Task FollowKeyAsync(IPublicSource origin, CancellationToken cancellation)
    {
        foreach (var change in await KeyRotation.FollowAsync(Verifier, path => origin.ReadAsync("log/" + path, cancellation)))
        {
            await Blobs.PutAsync(LogFiles.RotationFrom(change.Old), change.Bytes, cancellation);
            _keys = await PinnedKey.MoveAsync(new SqliteSettings(_database), _keys, change, cancellation);
            Policy = Policy.For(Verifier);
        }
    }

    /// <summary>Shows the copy a checkpoint of the log; takes in what is new.</summary>
    public async Task<CopyStep> FollowAsync(SignedCheckpoint next, IPublicSource origin, CancellationToken cancellation)
    {
        var before = _copy.Latest?.Size;
        var step = await _copy.FollowAsync(next, new SourceTiles(origin), cancellation);
        if (_copy.Latest is { } latest && latest.Size != before)
            await _taken.SetAsync(latest.Size, cancellation);
        return step;
    }

    /// <summary>Streams entries that are served, from one on.</summary>
    public IAsyncEnumerable<LogEntry> ReadAsync(long from, CancellationToken cancellation) =>
        _entries.ReadAsync(from, _copy.Latest?.Size ?? 0, cancellation);

    /// <inheritdoc/>
    public Task<ReadOnlyMemory<byte>?> EntryAsync(long index, CancellationToken cancellation) => _entries.ReadAsync(index, cancellation);

    /// <inheritdoc/>
    public async Task<Receipt> ReceiptAsync(long index, CancellationToken cancellation)
    {
        var checkpoint = Latest;
        if (index >= checkpoint.Size)
            return new(index, null, Receipt.UrlOf(index));
        var proof = await new TileTree(_files, checkpoint.Size).ProveInclusionAsync(index, cancellation);
        return new(index, Encoding.UTF8.GetString(TlogProof.From(proof, checkpoint).ToBytes()), Receipt.UrlOf(index));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _entries.Dispose();
        _database.Dispose();
    }
}
