using Sirekap.Log;

namespace Sirekap.Storage;

/// <summary>Entries that become durable together. Disposing it uncommitted leaves nothing behind.</summary>
public interface IEntryGroup : IAsyncDisposable
{
    /// <summary>The index that the next inserted entry gets.</summary>
    long NextIndex { get; }

    /// <summary>The index of an entry by its leaf hash, those of this group included, or null.</summary>
    ValueTask<long?> FindAsync(LogHash leaf);

    /// <summary>Puts an entry at <see cref="NextIndex"/>.</summary>
    ValueTask InsertAsync(LogHash leaf, ReadOnlyMemory<byte> entry);

    /// <summary>
    /// Makes the group durable. After an exception nobody knows whether it is: never try again, read the database anew.
    /// </summary>
    ValueTask CommitAsync();
}
