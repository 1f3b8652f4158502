using System.Diagnostics.Metrics;
using System.Threading.Channels;
using Sirekap.Log;

namespace Sirekap.Storage;

/// <summary>
/// The one writer of a log in this process. It commits in groups: whatever was queued while the last commit ran goes into
/// the next one. Senders hear of their entry only after its commit. What writers of other servers append is handed to the
/// admission in its place. The first failure stops it for good (<see cref="WriterStoppedException"/>).
/// </summary>
public sealed class EntryWriter : IAsyncDisposable
{
    const int MaxGroupEntries = 4096, MaxGroupBytes = 4 << 20, MaxQueued = 4 * MaxGroupEntries;

    readonly IEntryStore _store;
    readonly IAdmission _admission;
    readonly Channel<PendingEntry> _queue = Channel.CreateBounded<PendingEntry>(
        new BoundedChannelOptions(MaxQueued) { SingleReader = true });

    readonly CancellationTokenSource _ending = new();
    readonly AppendMeter _meter;

    // How many entries the admission has seen, and the wait for more than that.
    long _next;
    (long Count, Task More) _growth = (-1, Task.CompletedTask);
    Task<bool>? _queued;

    /// <summary>Starts to write.</summary>
    /// <param name="store">The database.</param>
    /// <param name="admission">Who may refuse entries.</param>
    /// <param name="seen">How many entries the admission has already been built from; it is told of the rest that the store holds.</param>
    /// <param name="meters">Who watches; nobody unless given.</param>
    /// <param name="time">The clock of what is measured.</param>
    public EntryWriter(IEntryStore store, IAdmission admission, long seen, IMeterFactory? meters = null, TimeProvider? time = null)
    {
        (_store, _admission, _next) = (store, admission, seen);
        _meter = new AppendMeter(meters, time ?? TimeProvider.System, () => Volatile.Read(ref _next));
        Completion = Task.Run(RunAsync);
    }

    /// <summary>Ends when the writer is disposed; fails with a <see cref="WriterStoppedException"/> when it had to stop: then end the program.</summary>
    public Task Completion { get; }

    /// <summary>Appends an entry of 1 to 65,535 bytes and returns when its fate is durable. Safe from any thread.</summary>
    /// <remarks>
    /// Repeating a call is safe: the same bytes get the same index. Cancelling gives up waiting; the entry may be stored nevertheless.
    /// </remarks>
    /// <exception cref="ArgumentException">The entry is empty or too long for a bundle.</exception>
    /// <exception cref="WriterStoppedException">The writer has stopped.</exception>
    public async Task<AppendOutcome> AppendAsync(ReadOnlyMemory<byte> entry, CancellationToken cancellation = default)
    {
        if (entry.Length is 0 or > EntryBundle.MaxEntryLength)
            throw new ArgumentException($"An entry has 1 to {EntryBundle.MaxEntryLength} bytes, not {entry.Length}.", nameof(entry));
        var since = _meter.Now;
        using var trace = StorageTrace.Append();
        var bytes = entry.ToArray();
        var pending = new PendingEntry(bytes, _admission.Prepare(bytes), cancellation);
        try
        {
            await _queue.Writer.WriteAsync(pending, cancellation);
        }
        catch (ChannelClosedException closed)
        {
            throw closed.InnerException as WriterStoppedException ?? new WriterStoppedException("it is shutting down.");
        }
        var outcome = await pending.Answer.WaitAsync(cancellation);
        _meter.Answered(outcome, since);
        trace?.SetTag("sirekap.outcome", outcome.GetType().Name);
        return outcome;
    }

    /// <summary>Commits what is queued, then ends.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await Completion.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _meter.Dispose();
    }

    async Task RunAsync()
    {
        var group = new List<PendingEntry>();
        try
        {
            while (await WaitForWorkAsync())
            {
                if (_growth.More.IsCompleted)
                    await FollowAsync(long.MaxValue);
                TakeGroup(group);
                await CommitAsync(group);
                group.ForEach(pending => pending.Tell());
                group.Clear();
            }
        }
        catch (Exception reason)
        {
            throw Stop(group, reason);
        }
        finally
        {
            await _ending.CancelAsync();
            _ending.Dispose();
        }
    }

    // Until something is queued here, or somebody else has appended; false when this writer is to end.
    async ValueTask<bool> WaitForWorkAsync()
    {
        if (_growth.Count != _next)
            _growth = (_next, _store.WaitForMoreThanAsync(_next, _ending.Token));
        _queued ??= _queue.Reader.WaitToReadAsync().AsTask();
        if (await Task.WhenAny(_queued, _growth.More) != _queued)
            return true;
        var more = await _queued;
        _queued = null;
        return more;
    }

    async Task FollowAsync(long to)
    {
        await foreach (var entry in _store.ReadAsync(_next, to))
        {
            if (entry.Index != _next)
                throw new InvalidOperationException($"the database has entry {entry.Index} where {_next} was expected: entries are missing.");
            _admission.Follow(entry.Index, entry.Bytes);
            _next++;
        }
    }

    void TakeGroup(List<PendingEntry> group)
    {
        var bytes = 0;
        while (group.Count < MaxGroupEntries && _queue.Reader.TryPeek(out var pending)
            && (group.Count == 0 || bytes + pending.Bytes.Length <= MaxGroupBytes) && _queue.Reader.TryRead(out _))
        {
            if (pending.IsCancelled)
            {
                pending.Cancel();
                continue;
            }
            bytes += pending.Bytes.Length;
            group.Add(pending);
        }
    }

    async Task CommitAsync(List<PendingEntry> group)
    {
        if (group.Count == 0)
            return;
        await using var transaction = await _store.BeginGroupAsync();
        await FollowAsync(transaction.NextIndex);
        if (transaction.NextIndex != _next)
            throw new InvalidOperationException($"the next index is {transaction.NextIndex} in the database, but {_next} was expected.");
        var known = new Dictionary<LogHash, long>(await transaction.FindAsync([.. group.Select(pending => pending.Leaf)]));
        foreach (var pending in group)
            pending.Outcome = await DecideAsync(transaction, pending, known);
        if (transaction.NextIndex == _next)
            return;
        var since = _meter.Now;
        using (StorageTrace.Commit(group.Count))
            await transaction.CommitAsync();
        _meter.Committed(since);
        _next = transaction.NextIndex;
        foreach (var pending in group)
        {
            if (pending.Outcome is AppendOutcome.Stored stored)
                _admission.Committed(stored.Index, pending.Bytes);
        }
    }

    static async ValueTask<AppendOutcome> DecideAsync(IEntryGroup transaction, PendingEntry pending, Dictionary<LogHash, long> known)
    {
        if (known.TryGetValue(pending.Leaf, out var earlier))
            return new AppendOutcome.Known(earlier);
        var index = transaction.NextIndex;
        if (pending.Admit(index) is { } refusal)
            return new AppendOutcome.Refused(refusal);
        await transaction.InsertAsync(pending.Leaf, pending.Bytes);
        known.Add(pending.Leaf, index);
        return new AppendOutcome.Stored(index);
    }

    // Refusals and repetitions of the failed group fail too: they may rest on entries that never became durable.
    WriterStoppedException Stop(List<PendingEntry> group, Exception reason)
    {
        var stopped = new WriterStoppedException(reason.Message, reason);
        _queue.Writer.TryComplete(stopped);
        group.ForEach(pending => pending.Fail(stopped));
        while (_queue.Reader.TryRead(out var pending))
            pending.Fail(stopped);
        return stopped;
    }
}
