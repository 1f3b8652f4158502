using System.Diagnostics.Metrics;
using System.Text;
using Sirekap.Election.Statements;
using Sirekap.Log;
using Sirekap.Server.Counting;
using Sirekap.Server.Hosting;
using Sirekap.Server.Residency;
using Sirekap.Server.Site;
using Sirekap.Server.Witnesses;
using Sirekap.Storage;

namespace Sirekap.Server.Ledger;

/// <summary>
/// The log of this server, opened: the database with its entries, the count built from them, the one writer, the publisher.
/// Owns them and closes them in the order in which nothing is lost.
/// </summary>
public sealed class LogBook : IPublishedLog, IAsyncDisposable
{
    private static readonly TimeSpan ReceiptPatience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan CatchUpPause = TimeSpan.FromMilliseconds(20);

    private readonly LogDatabase _database;
    private readonly LogPublisher _publisher;
    private readonly WitnessCircle _circle;
    private readonly LiveCount _live;

    private LogBook(LogDatabase database, EntryWriter writer, LogPublisher publisher, IBlobStore blobs, LogKeyring keys, WitnessCircle circle, LiveCount live) =>
        (_database, Writer, _publisher, Blobs, Key, _circle, _live) = (database, writer, publisher, blobs, keys.Current.Verifier.ToString()!, circle, live);

    /// <summary>What people work with and what is no fact of the log.</summary>
    public IRecordStore Records => _database.Records;

    /// <summary>The one way into the log.</summary>
    public EntryWriter Writer { get; }

    /// <inheritdoc/>
    public IBlobStore Blobs { get; }

    /// <inheritdoc/>
    public string Key { get; }

    /// <inheritdoc/>
    public SignedCheckpoint Latest => _publisher.Latest;

    /// <inheritdoc/>
    public Dated? Published => new(_publisher.LatestSince, DatedBy.Log);

    /// <inheritdoc/>
    public string? Trouble => _publisher.Trouble;

    /// <inheritdoc/>
    public WitnessTally? Witnesses => _circle.TallyOf(Latest);

    /// <inheritdoc/>
    public LogPolicy Policy => LogPolicy.Of(NoteVerifier.Parse(Key), _circle.Keys);

    /// <inheritdoc/>
    public string? MlDsaKey => _circle.OwnKey?.ToString();

    /// <summary>Which work this server does, and which the other servers of the log.</summary>
    public IWorkShares Shares => _database.Shares;

    /// <summary>Returns when everything that is durable by now, whoever appended it, is counted here.</summary>
    public async Task CatchUpAsync(CancellationToken cancellation)
    {
        var durable = await _database.Entries.CountAsync(cancellation);
        while (_live.Size < durable)
            await Task.Delay(CatchUpPause, cancellation);
    }

    /// <summary>Tells a logger which witnesses do not cosign, now and when that changes.</summary>
    public void ReportWitnessesTo(ILogger logger) => _circle.ReportTo(logger);

    /// <summary>Ends when log or publisher must stop for good; then the program must end.</summary>
    public Task Stopped => Task.WhenAny(Writer.Completion, _publisher.Completion).Unwrap();

    /// <summary>Opens the log of a data folder or a database, or begins a new one, and folds its entries into the count.</summary>
    /// <exception cref="StartRefusedException">The database does not hold what was signed before.</exception>
    /// <exception cref="IOException">Another process has the data folder open.</exception>
    public static async Task<LogBook> OpenAsync(
        SirekapOptions options, LiveCount live, KeyFolder keys, HomeGuard home, IMeterFactory? meters = null, CancellationToken cancellation = default)
    {
        var (witnesses, clock) = (WitnessAddress.Read(options), home.World.Clock);
        DataFolder.Open(options.Data);
        var database = options.Database is { Length: > 0 } connection
            ? await LogDatabase.OpenPostgresAsync(home.Database(connection), cancellation)
            : LogDatabase.OpenSqlite(Path.Combine(options.Data, "ledger.db"));
        try
        {
            var seen = await FoldAsync(database.Entries, live, cancellation);
            var writer = new EntryWriter(database.Entries, new CountAdmission(live, clock), seen, meters, clock);
            await BeginAsync(writer, FirstEntries.Missing(live, options.Origin, keys, options.Residency.Attest, live.Size == 0 ? EarlierLog.Read(options) : null, new(clock.GetUtcNow())), cancellation);
            var ring = await LogKeyring.LoadOrCreateAsync(database.Settings, options.Origin, cancellation);
            var circle = new WitnessCircle(
                witnesses, ring.Known, options.MlDsa ? await LogKey.LoadOrCreateMlDsaAsync(database.Settings, options.Origin, cancellation) : null, clock, home.Door.Client(), meters)
            {
                Limit = TimeSpan.FromMilliseconds(options.WitnessMilliseconds),
                RenewAfter = TimeSpan.FromMinutes(options.WitnessRenewMinutes),
                Mirrors = [.. options.Mirrors],
            };
            IBlobStore blobs = options.S3 is { } s3 ? await S3BlobStore.OpenAsync(s3, home.Door.Client(), cancellation) : new FolderBlobStore(Path.GetFullPath(options.Data));
            // Before the first checkpoint that bears the new key: who meets it can follow at once.
            foreach (var change in ring.Rotations)
                await blobs.PutAsync(LogFiles.RotationFrom(change.Old), change.Bytes, cancellation);
            var parts = new LogPublisherParts(database.Entries, database.Checkpoints, blobs, ring.Current)
            {
                Beside = ring.Former is { } former ? [former] : [],
                Earlier = ring.Known,
                Seat = database.Seat,
                Cosigners = circle,
                Interval = TimeSpan.FromMilliseconds(options.PublishEveryMilliseconds),
                Time = clock,
                Meters = meters,
            };
            return new(database, writer, await LogPublisher.StartAsync(parts, cancellation), blobs, ring, circle, live);
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public Task<ReadOnlyMemory<byte>?> EntryAsync(long index, CancellationToken cancellation) => _database.Entries.ReadAsync(index, cancellation);

    /// <inheritdoc/>
    public async Task<Receipt> ReceiptAsync(long index, CancellationToken cancellation)
    {
        try
        {
            var proof = await _publisher.ProveAsync(index, cancellation).WaitAsync(ReceiptPatience, cancellation);
            return new(index, Encoding.UTF8.GetString(proof.ToBytes()), Receipt.UrlOf(index));
        }
        catch (TimeoutException)
        {
            return new(index, null, Receipt.UrlOf(index));
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Writer.DisposeAsync();
        await _publisher.DisposeAsync();
        _circle.Dispose();
        await _database.DisposeAsync();
        (Blobs as IDisposable)?.Dispose();
    }

    private static async Task<long> FoldAsync(IEntryStore entries, LiveCount live, CancellationToken cancellation)
    {
        var count = live.OpenGroup();
        try
        {
            await foreach (var (index, entry) in entries.ReadAsync(0, long.MaxValue, cancellation).PreparedForAsync(count, cancellation))
            {
                if (count.Apply(index, entry) is { } refusal && index == 0)
                    throw new InvalidDataException($"The log in this data folder cannot be counted with this election data: {refusal.Sentence}");
            }

            return count.Size;
        }
        finally
        {
            live.CloseGroup();
        }
    }

    private static async Task BeginAsync(EntryWriter writer, IEnumerable<SignedEntry> first, CancellationToken cancellation)
    {
        foreach (var entry in first)
        {
            if (await writer.AppendAsync(entry.Bytes, cancellation) is AppendOutcome.Refused { Refusal: var refusal })
                throw new InvalidOperationException($"The log cannot begin: {refusal.Sentence}");
        }
    }
}
