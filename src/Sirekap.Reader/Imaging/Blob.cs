using System.Buffers;

namespace Sirekap.Reader.Imaging;

/// <summary>Dark pixels that hang together over their sides.</summary>
/// <param name="extent">The smallest rectangle around them.</param>
internal sealed class Blob(Extent extent)
{
    readonly List<Run> _runs = new(extent.Runs);

    public IReadOnlyList<Run> Runs => _runs;

    public int Left => extent.Left;

    public int Top => extent.Top;

    public int Right => extent.Right;

    public int Bottom => extent.Bottom;

    /// <summary>How many pixels.</summary>
    public int Area => extent.Area;

    public int Width => Right - Left;

    public int Height => Bottom - Top;

    /// <summary>
    /// All blobs of a marked picture that are at least <paramref name="least"/> pixels wide and high. Only these take memory: noise has blobs by
    /// the hundred thousand.
    /// </summary>
    public static List<Blob> FindAll(ReadOnlySpan<byte> marks, int width, int least)
    {
        using var runs = new RunTable(marks, width);
        var extents = ArrayPool<Extent>.Shared.Rent(Math.Max(1, runs.Count));
        extents.AsSpan(0, runs.Count).Clear();
        for (var index = 0; index < runs.Count; index++)
            extents[runs.Root(index)].Add(runs[index]);

        var blobs = new List<Blob>();
        var places = new Dictionary<int, int>();
        for (var root = 0; root < runs.Count; root++)
        {
            if (extents[root].Width < least || extents[root].Height < least)
                continue;
            places.Add(root, blobs.Count);
            blobs.Add(new(extents[root]));
        }

        for (var index = 0; index < runs.Count; index++)
        {
            if (places.TryGetValue(runs.Root(index), out var place))
                blobs[place]._runs.Add(runs[index]);
        }

        ArrayPool<Extent>.Shared.Return(extents);
        return blobs;
    }
}
