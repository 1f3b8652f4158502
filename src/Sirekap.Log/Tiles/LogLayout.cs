namespace Sirekap.Log;

/// <summary>Which tiles and bundles a log of a given size is made of.</summary>
public static class LogLayout
{
    /// <summary>The bundles that hold the entries from a place on, in order; the last may be partial.</summary>
    /// <param name="size">The number of entries.</param>
    /// <param name="from">An entry index; the first bundle is the one that holds it.</param>
    public static IEnumerable<TilePath> Bundles(long size, long from = 0)
    {
        for (var index = from / TilePath.FullWidth; index * TilePath.FullWidth < size; index++)
            yield return TilePath.Entries(index, TilePath.WidthAt(index, size));
    }

    /// <summary>Every tile of hashes, level by level; the last of a level may be partial. Empty tiles do not exist.</summary>
    /// <param name="size">The number of leaves.</param>
    public static IEnumerable<TilePath> Tiles(long size)
    {
        for (var (level, count) = (0, size); count > 0; level++, count /= TilePath.FullWidth)
        {
            for (var index = 0L; index * TilePath.FullWidth < count; index++)
                yield return TilePath.Hashes(level, index, TilePath.WidthAt(index, count));
        }
    }
}
