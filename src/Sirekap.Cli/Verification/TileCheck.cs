using System.Collections.Concurrent;
using Sirekap.Log;
using Sirekap.Mirror.Sources;

namespace Sirekap.Cli.Verification;

/// <summary>Compares every tile of hashes that is served with the one made from the entries.</summary>
internal sealed class TileCheck(ITileSource tiles)
{
    private readonly ConcurrentBag<Difference> _differences = [];
    private readonly ConcurrentBag<Problem> _broken = [];

    /// <summary>How many tiles were compared.</summary>
    public int Compared { get; private set; }

    /// <summary>Compares tiles, a few at a time.</summary>
    public async Task CompareAsync(IEnumerable<HashTile> computed, CancellationToken cancellation)
    {
        var compared = 0;
        await Parallel.ForEachAsync(
            computed,
            new ParallelOptions { MaxDegreeOfParallelism = SiteSource.AtOnce, CancellationToken = cancellation },
            async (tile, token) =>
            {
                Interlocked.Increment(ref compared);
                await CompareAsync(tile, token);
            });
        Compared += compared;
    }

    /// <summary>What is wrong with the tiles, given that the entries are those that the checkpoint signs.</summary>
    public IReadOnlyList<Problem> Problems() =>
    [
        .. _broken,
        .. _differences.OrderBy(difference => difference.ToString(), StringComparer.Ordinal).Select(difference =>
            new Problem(SourceTiles.PathOf(difference.Tile), Words.OtherHash(difference.Place))),
    ];

    /// <summary>
    /// Which entries are not those that were signed, given that the entries do not make the signed root: those whose leaf hash
    /// differs from a served tile which itself fits into the signed tree.
    /// </summary>
    public async Task<IReadOnlyList<Problem>> ForeignEntriesAsync(SignedCheckpoint checkpoint, CancellationToken cancellation)
    {
        var problems = new List<Problem>();
        foreach (var leaf in _differences.Where(difference => difference.Tile.Level == 0).OrderBy(difference => difference.Tile.Index))
        {
            if (!await FitsAsync(leaf.Tile, checkpoint, cancellation))
                continue;
            var index = (leaf.Tile.Index * TilePath.FullWidth) + leaf.Place;
            var bundle = TilePath.Entries(leaf.Tile.Index, leaf.Tile.Width);
            problems.Add(new(SourceTiles.PathOf(bundle), Words.ForeignEntry(index)));
        }

        return [.. _broken, .. problems];
    }

    private async Task CompareAsync(HashTile computed, CancellationToken cancellation)
    {
        try
        {
            var served = await tiles.ReadTileAsync(computed.Path, cancellation);
            for (var place = 0; place < computed.Hashes.Length; place++)
            {
                if (served.Hashes[place] != computed.Hashes[place])
                {
                    _differences.Add(new(computed.Path, place));
                    return;
                }
            }
        }
        catch (LogDataException broken)
        {
            _broken.Add(new(SourceTiles.PathOf(computed.Path), Words.Broken(broken.Message)));
        }
    }

    /// <summary>Whether the served tile lies in the signed tree: its last leaf has a proof, made from served tiles, that leads to the signed root.</summary>
    private async Task<bool> FitsAsync(TilePath path, SignedCheckpoint checkpoint, CancellationToken cancellation)
    {
        try
        {
            var tile = await tiles.ReadTileAsync(path, cancellation);
            var last = (path.Index * TilePath.FullWidth) + path.Width - 1;
            var proof = await new TileTree(tiles, checkpoint.Size).ProveInclusionAsync(last, cancellation);
            return proof.Proves(tile.Hashes[^1], checkpoint.Root);
        }
        catch (LogDataException)
        {
            return false;
        }
    }

    private sealed record Difference(TilePath Tile, int Place);
}
