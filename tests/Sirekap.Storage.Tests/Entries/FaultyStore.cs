using Sirekap.Log;

namespace Sirekap.Storage.Tests.Entries;

public enum Fault
{
    None,
    Begin,
    Insert,
    Commit,
    CommitThatHappened,
}

/// <summary>A store that fails on demand, counts commits, and can be held before it begins a group.</summary>
sealed class FaultyStore(IEntryStore inner) : IEntryStore
{
    public Fault Next { get; set; }

    public int Commits { get; set; }

    /// <summary>When set, a group begins only after this has completed.</summary>
    public TaskCompletionSource? Gate { get; init; }

    /// <summary>Completes when the first group wants to begin.</summary>
    public TaskCompletionSource Waiting { get; } = new();

    public ValueTask<long> CountAsync(CancellationToken cancellation = default) => inner.CountAsync(cancellation);

    public IAsyncEnumerable<LogEntry> ReadAsync(long from, long to, CancellationToken cancellation = default) => inner.ReadAsync(from, to, cancellation);

    public ValueTask<long?> FindAsync(LogHash leaf, CancellationToken cancellation = default) => inner.FindAsync(leaf, cancellation);

    public Task WaitForMoreThanAsync(long count, CancellationToken cancellation = default) => inner.WaitForMoreThanAsync(count, cancellation);

    public async ValueTask<IEntryGroup> BeginGroupAsync(CancellationToken cancellation = default)
    {
        Waiting.TrySetResult();
        if (Gate is { } gate)
            await gate.Task;
        FailIf(Fault.Begin);
        return new Group(this, await inner.BeginGroupAsync(cancellation));
    }

    void FailIf(Fault fault)
    {
        if (Next == fault)
            throw new IOException("the disk is full.");
    }

    sealed class Group(FaultyStore store, IEntryGroup inner) : IEntryGroup
    {
        public long NextIndex => inner.NextIndex;

        public ValueTask<IReadOnlyDictionary<LogHash, long>> FindAsync(IReadOnlyCollection<LogHash> leaves) => inner.FindAsync(leaves);

        public ValueTask InsertAsync(LogHash leaf, ReadOnlyMemory<byte> entry)
        {
            store.FailIf(Fault.Insert);
            return inner.InsertAsync(leaf, entry);
        }

        public async ValueTask CommitAsync()
        {
            store.FailIf(Fault.Commit);
            await inner.CommitAsync();
            store.Commits++;
            store.FailIf(Fault.CommitThatHappened);
        }

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
