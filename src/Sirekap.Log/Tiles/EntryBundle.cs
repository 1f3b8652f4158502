using System.Buffers.Binary;

namespace Sirekap.Log;

/// <summary>A bundle of entries as C2SP tlog-tiles serves it: for each entry its length (two bytes, big-endian), then its bytes.</summary>
public static class EntryBundle
{
    /// <summary>The longest entry that the length prefix can say, in bytes.</summary>
    public const int MaxEntryLength = ushort.MaxValue;

    /// <summary>Writes 1 to 256 entries.</summary>
    /// <exception cref="ArgumentException">There are too few or too many, or one is longer than 65,535 bytes.</exception>
    public static byte[] Encode(IReadOnlyList<ReadOnlyMemory<byte>> entries)
    {
        if (entries.Count is < 1 or > TilePath.FullWidth)
            throw new ArgumentException($"A bundle holds 1 to {TilePath.FullWidth} entries, not {entries.Count}.", nameof(entries));
        var bytes = new byte[entries.Sum(entry => entry.Length + sizeof(ushort))];
        var rest = bytes.AsSpan();
        foreach (var entry in entries)
        {
            if (entry.Length > MaxEntryLength)
                throw new ArgumentException($"An entry has at most {MaxEntryLength} bytes, not {entry.Length}.", nameof(entries));
            BinaryPrimitives.WriteUInt16BigEndian(rest, (ushort)entry.Length);
            entry.Span.CopyTo(rest[sizeof(ushort)..]);
            rest = rest[(sizeof(ushort) + entry.Length)..];
        }
        return bytes;
    }

    /// <summary>Reads exactly the entries that the address promises; the results share the given memory.</summary>
    /// <exception cref="LogDataException">The bytes end early, go on after the last entry, or the address is a tile's.</exception>
    public static IReadOnlyList<ReadOnlyMemory<byte>> Decode(TilePath path, ReadOnlyMemory<byte> bytes)
    {
        if (!path.IsEntries)
            throw new LogDataException($"{path} is a tile of hashes, not a bundle of entries.");
        var entries = new ReadOnlyMemory<byte>[path.Width];
        for (var i = 0; i < entries.Length; i++)
        {
            var length = bytes.Length < sizeof(ushort) ? int.MaxValue : BinaryPrimitives.ReadUInt16BigEndian(bytes.Span);
            if (length > bytes.Length - sizeof(ushort))
                throw new LogDataException($"{path} ends within entry {i + 1} of {entries.Length}.");
            entries[i] = bytes.Slice(sizeof(ushort), length);
            bytes = bytes[(sizeof(ushort) + length)..];
        }
        return bytes.IsEmpty ? entries : throw new LogDataException($"{path} has {bytes.Length} bytes after its last entry.");
    }
}
