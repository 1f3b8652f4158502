using Sirekap.Log;

namespace Sirekap.Storage;

/// <summary>Entries that become durable together. Disposing it uncommitted leaves nothing behind.</summary>
public interface IEntryGroup : IAsyncDisposable
{
    /// <summary>The index that the next inserted entry gets.</summary>
    long NextIndex { get; }

    /// <summary>The indexes of those of these entries that were durable when the group began, by leaf hash.</summary>
    ValueTask<IReadOnlyDictionary<LogHash, long>> FindAsync(IReadOnlyCollection<LogHash> leaves);

    /// <summary>Puts an entry at <see cref="NextIndex"/>; the database may hear of it only at the commit.</summary>
    ValueTask InsertAsync(LogHash leaf, ReadOnlyMemory<byte> entry);

    /// <summary>
    /// Makes the group durable. After an exception nobody knows whether it is: never try again, read the database anew.
    /// </summary>
    ValueTask CommitAsync();
}
