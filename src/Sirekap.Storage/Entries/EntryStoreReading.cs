namespace Sirekap.Storage;

/// <summary>Reading single entries.</summary>
public static class EntryStoreReading
{
    /// <summary>The bytes of the entry at an index, or null when the log ends before it.</summary>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(this IEntryStore entries, long index, CancellationToken cancellation = default)
    {
        await foreach (var entry in entries.ReadAsync(index, index + 1, cancellation))
            return entry.Bytes;
        return null;
    }
}
