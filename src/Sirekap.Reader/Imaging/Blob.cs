namespace Sirekap.Reader.Imaging;

/// <summary>A row of dark pixels side by side.</summary>
/// <param name="Row">The row.</param>
/// <param name="Start">The first pixel.</param>
/// <param name="End">The pixel after the last.</param>
internal readonly record struct Run(int Row, int Start, int End);

/// <summary>Dark pixels that hang together over their sides.</summary>
internal sealed class Blob
{
    readonly List<Run> _runs = [];

    public IReadOnlyList<Run> Runs => _runs;

    public int Left { get; private set; } = int.MaxValue;

    public int Top { get; private set; } = int.MaxValue;

    public int Right { get; private set; }

    public int Bottom { get; private set; }

    /// <summary>How many pixels.</summary>
    public int Area { get; private set; }

    public int Width => Right - Left;

    public int Height => Bottom - Top;

    /// <summary>All blobs of a marked picture that are at least <paramref name="least"/> pixels wide and high.</summary>
    public static List<Blob> FindAll(byte[] marks, int width, int least)
    {
        var (runs, parents) = Connect(marks, width);
        var blobs = new Blob?[runs.Count];
        for (var index = 0; index < runs.Count; index++)
            (blobs[Root(parents, index)] ??= new Blob()).Add(runs[index]);
        return [.. blobs.OfType<Blob>().Where(blob => blob.Width >= least && blob.Height >= least)];
    }

    static (List<Run> Runs, List<int> Parents) Connect(byte[] marks, int width)
    {
        var runs = new List<Run>();
        var parents = new List<int>();
        int above = 0, current = 0;
        for (var row = 0; row < marks.Length / width; row++)
        {
            var line = marks.AsSpan(row * width, width);
            var x = line.IndexOf((byte)1);
            while (x >= 0)
            {
                var length = line[x..].IndexOf((byte)0);
                var end = length < 0 ? width : x + length;
                runs.Add(new(row, x, end));
                parents.Add(runs.Count - 1);
                var step = line[end..].IndexOf((byte)1);
                x = step < 0 ? -1 : end + step;
            }

            JoinRows(runs, parents, above, current);
            (above, current) = (current, runs.Count);
        }

        return (runs, parents);
    }

    /// <summary>Joins the runs from <paramref name="current"/> on with those of the row above that they touch; both rows go from left to right.</summary>
    static void JoinRows(List<Run> runs, List<int> parents, int above, int current)
    {
        var (upper, lower) = (above, current);
        while (upper < current && lower < runs.Count)
        {
            if (runs[upper].Start < runs[lower].End && runs[lower].Start < runs[upper].End)
                parents[Root(parents, lower)] = Root(parents, upper);
            if (runs[upper].End < runs[lower].End)
                upper++;
            else
                lower++;
        }
    }

    static int Root(List<int> parents, int index)
    {
        while (parents[index] != index)
            index = parents[index] = parents[parents[index]];
        return index;
    }

    void Add(Run run)
    {
        _runs.Add(run);
        (Left, Right) = (Math.Min(Left, run.Start), Math.Max(Right, run.End));
        (Top, Bottom) = (Math.Min(Top, run.Row), Math.Max(Bottom, run.Row + 1));
        Area += run.End - run.Start;
    }
}
