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
        using var table = new RunTable(marks, width);
        var blobs = new List<Blob>();
        var byRoot = new Dictionary<int, Blob>();
        for (var group = 0; group < table.Groups; group++)
        {
            if (table.Root(group) != group || table[group].Width < least || table[group].Height < least)
                continue;
            blobs.Add(new(table[group]));
            byRoot.Add(group, blobs[^1]);
        }

        if (blobs.Count > 0)
            table.Collect(blobs.Min(blob => blob.Top), blobs.Max(blob => blob.Bottom), byRoot);
        return blobs;
    }

    /// <summary>Takes in a run, from the top and the left on.</summary>
    public void Add(Run run) => _runs.Add(run);
}
