using System.Collections.Immutable;
using System.IO.Compression;
using Sirekap.Election.Counting;

namespace Sirekap.Server.OpenData.Changes;

/// <summary>
/// Every change of a form since the log began, in chunks of <see cref="ChunkEntries"/> entries. A chunk that the log has gone beyond is kept compressed and
/// never changes. Written by the count's one writer, read where the count is read.
/// </summary>
internal sealed class ChangeBook
{
    /// <summary>How many entries of the log a chunk is about.</summary>
    public const int ChunkEntries = 1024;

    private readonly List<byte[]> _full = [];
    private readonly List<FormChange> _open = [];

    /// <summary>Takes a change in, in the log's order.</summary>
    public void Add(FormChange change)
    {
        while (change.Index / ChunkEntries > _full.Count)
        {
            _full.Add(Compress(ChangeLines.Of(_open)));
            _open.Clear();
        }

        _open.Add(change);
    }

    /// <summary>The chunk with an entry: as it is kept, or its changes where nothing behind it has changed yet.</summary>
    public (byte[]? Kept, ImmutableArray<FormChange> Changes) ChunkOf(long index) => index / ChunkEntries is var place && place < _full.Count
        ? (_full[(int)place], [])
        : (null, [.. _open.Where(change => change.Index / ChunkEntries == place)]);

    /// <summary>The lines of a kept chunk.</summary>
    public static byte[] Lines(byte[] kept)
    {
        using var lines = new MemoryStream();
        using (var gzip = new GZipStream(new MemoryStream(kept), CompressionMode.Decompress))
            gzip.CopyTo(lines);
        return lines.ToArray();
    }

    private static byte[] Compress(byte[] lines)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(lines);
        return compressed.ToArray();
    }
}
