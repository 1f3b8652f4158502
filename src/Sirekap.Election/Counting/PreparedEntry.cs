using Sirekap.Election.Statements;

namespace Sirekap.Election.Counting;

/// <summary>An entry of the log with what can be known of it before those in front of it are folded in: made by <see cref="Count.Prepare"/>.</summary>
public sealed class PreparedEntry
{
    internal PreparedEntry(SignedEntry entry) => (Bytes, Entry) = (entry.Bytes, entry);

    internal PreparedEntry(ReadOnlyMemory<byte> bytes, Refusal unreadable) => (Bytes, Unreadable) = (bytes, unreadable);

    /// <summary>The entry as it stands in the log.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>The entry, read; null where the bytes are none.</summary>
    public SignedEntry? Entry { get; }

    /// <summary>Why the bytes are no entry; null where they are one.</summary>
    public Refusal? Unreadable { get; }
}
