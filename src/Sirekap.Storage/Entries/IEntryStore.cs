using Sirekap.Log;

namespace Sirekap.Storage;

/// <summary>
/// A database that holds the entries of one log. It is the durable truth: tiles, bundles and counts can be made from it
/// again. Every implementation passes the same tests (<c>EntryStoreContract</c>).
/// </summary>
public interface IEntryStore
{
    /// <summary>How many entries are durable.</summary>
    ValueTask<long> CountAsync(CancellationToken cancellation = default);

    /// <summary>Streams the durable entries with <c>from ≤ index &lt; to</c>, in order; ends early where the log ends.</summary>
    IAsyncEnumerable<LogEntry> ReadAsync(long from, long to, CancellationToken cancellation = default);

    /// <summary>The index of a durable entry by its leaf hash, or null.</summary>
    ValueTask<long?> FindAsync(LogHash leaf, CancellationToken cancellation = default);

    /// <summary>Returns as soon as more than <paramref name="count"/> entries are durable.</summary>
    Task WaitForMoreThanAsync(long count, CancellationToken cancellation = default);

    /// <summary>
    /// Begins the one open group of the log; waits while another is open. Nobody can append in between, so the next
    /// index is settled. Only <see cref="EntryWriter"/> calls this.
    /// </summary>
    ValueTask<IEntryGroup> BeginGroupAsync(CancellationToken cancellation = default);
}
