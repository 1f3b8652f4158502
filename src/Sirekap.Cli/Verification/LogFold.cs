using Sirekap.Election.Counting;
using Sirekap.Election.Statements;
using Sirekap.Log;
using Sirekap.Mirror.Sources;

namespace Sirekap.Cli.Verification;

/// <summary>
/// Takes the entries of a log in, bundle by bundle: into a tree of its own making, and into the count once there is one. Holds
/// a few bundles and tiles in memory, never the log. Bundles are fetched, hashed and their signatures checked ahead, on all cores;
/// tree and count take them in order.
/// </summary>
internal sealed class LogFold(ITileSource tiles, TileCheck check)
{
    private const int MostTilesWaiting = 64;

    private static readonly int Ahead = Math.Max(SiteSource.AtOnce, 2 * Environment.ProcessorCount);

    private readonly GrowingTree _tree = new();
    private readonly List<HashTile> _filled = [];

    /// <summary>The count of the entries taken in.</summary>
    public Count? Count { get; set; }

    public long Size => _tree.Size;

    public LogHash Root => _tree.Root;

    /// <summary>Called with each entry after it was counted, and with the reason where the count ignores it.</summary>
    public Action<long, ReadOnlyMemory<byte>, Refusal?>? Taken { get; set; }

    /// <summary>Takes entries in until there are so many, and compares the served tiles on the way.</summary>
    /// <exception cref="CannotGoOnException">A bundle is missing or malformed.</exception>
    public async Task AdvanceAsync(long size, CancellationToken cancellation)
    {
        if (size == Size)
            return;
        var ahead = new Queue<(TilePath Path, Task<HashedEntry[]> Entries)>();
        foreach (var path in LogLayout.Bundles(size, Size))
        {
            ahead.Enqueue((path, Task.Run(() => PrepareAsync(path, cancellation), cancellation)));
            if (ahead.Count == Ahead)
                await TakeAsync(ahead.Dequeue());
        }

        while (ahead.TryDequeue(out var next))
            await TakeAsync(next);
        await CompareAsync(_tree.PartialTiles());

        async Task TakeAsync((TilePath Path, Task<HashedEntry[]> Entries) bundle)
        {
            Take(bundle.Path, await bundle.Entries);
            if (_filled.Count >= MostTilesWaiting)
                await CompareAsync([]);
        }

        async Task CompareAsync(IEnumerable<HashTile> more)
        {
            await check.CompareAsync([.. _filled, .. more], cancellation);
            _filled.Clear();
        }
    }

    private void Take(TilePath path, HashedEntry[] entries)
    {
        var first = path.Index * TilePath.FullWidth;
        for (var place = (int)(Size - first); place < entries.Length; place++)
        {
            var (index, entry) = (Size, entries[place]);
            _tree.Append(entry.Leaf, _filled.Add);
            var ignored = entry.Prepared is { } prepared ? Count?.Apply(index, prepared) : Count?.Apply(index, entry.Bytes);
            Taken?.Invoke(index, entry.Bytes, ignored);
        }
    }

    private async Task<HashedEntry[]> PrepareAsync(TilePath path, CancellationToken cancellation)
    {
        try
        {
            var entries = await tiles.ReadEntriesAsync(path, cancellation);
            return [.. entries.Select(bytes => new HashedEntry(bytes, LogHash.OfLeaf(bytes.Span), Count?.Prepare(bytes)))];
        }
        catch (LogDataException broken)
        {
            throw new CannotGoOnException(new(SourceTiles.PathOf(path), Words.Broken(broken.Message)));
        }
    }

    private readonly record struct HashedEntry(ReadOnlyMemory<byte> Bytes, LogHash Leaf, PreparedEntry? Prepared);
}
