using System.Runtime.CompilerServices;
using Sirekap.Election.Counting;
using Sirekap.Storage;

namespace Sirekap.Server.Counting;

/// <summary>
/// The entries of a log on their way into the count: read and their signatures checked ahead of the fold, on all cores, and given
/// in their order. A few thousand wait at most.
/// </summary>
public static class EntriesAhead
{
    private const int Chunk = 256;

    private static readonly int MostChunks = 2 * Environment.ProcessorCount;

    /// <summary>Prepares entries for a count.</summary>
    /// <param name="entries">The entries, in order.</param>
    /// <param name="count">The count that will take them.</param>
    /// <param name="cancellation">Stops between two chunks.</param>
    public static async IAsyncEnumerable<(long Index, PreparedEntry Entry)> PreparedForAsync(
        this IAsyncEnumerable<LogEntry> entries, Count count, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var waiting = new Queue<Task<(long, PreparedEntry)[]>>();
        await foreach (var chunk in entries.Chunk(Chunk).WithCancellation(cancellation))
        {
            waiting.Enqueue(Task.Run(() => Array.ConvertAll(chunk, entry => (entry.Index, count.Prepare(entry.Bytes))), cancellation));
            if (waiting.Count < MostChunks)
                continue;
            foreach (var entry in await waiting.Dequeue())
                yield return entry;
        }

        while (waiting.TryDequeue(out var chunk))
        {
            foreach (var entry in await chunk)
                yield return entry;
        }
    }
}
