using Sirekap.Election.Counting;
using Sirekap.Election.Statements;
using Sirekap.Log;
using Sirekap.Mirror.Sources;

namespace Sirekap.Cli.Verification;

/// <summary>
/// Takes the entries of a log in, bundle by bundle: into a tree of its own making, and into the count once there is one. Holds
/// a few bundles and tiles in memory, never the log.
/// </summary>
internal sealed class LogFold(ITileSource tiles, TileCheck check)
{
    private const int MostTilesWaiting = 64;

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
        var ahead = new Queue<(TilePath Path, Task<IReadOnlyList<ReadOnlyMemory<byte>>> Entries)>();
        foreach (var path in LogLayout.Bundles(size, Size))
        {
            ahead.Enqueue((path, ReadAsync(path, cancellation)));
            if (ahead.Count == SiteSource.AtOnce)
                await TakeAsync(ahead.Dequeue());
        }

        while (ahead.TryDequeue(out var next))
            await TakeAsync(next);
        await CompareAsync(_tree.PartialTiles());

        async Task TakeAsync((TilePath Path, Task<IReadOnlyList<ReadOnlyMemory<byte>>> Entries) bundle)
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

    private void Take(TilePath path, IReadOnlyList<ReadOnlyMemory<byte>> entries)
    {
        var first = path.Index * TilePath.FullWidth;
        for (var place = (int)(Size - first); place < entries.Count; place++)
        {
            var index = Size;
            _tree.Append(LogHash.OfLeaf(entries[place].Span), _filled.Add);
            var ignored = Count?.Apply(index, entries[place]);
            Taken?.Invoke(index, entries[place], ignored);
        }
    }

    private async Task<IReadOnlyList<ReadOnlyMemory<byte>>> ReadAsync(TilePath path, CancellationToken cancellation)
    {
        try
        {
            return await tiles.ReadEntriesAsync(path, cancellation);
        }
        catch (LogDataException broken)
        {
            throw new CannotGoOnException(new(SourceTiles.PathOf(path), Words.Broken(broken.Message)));
        }
    }
}
