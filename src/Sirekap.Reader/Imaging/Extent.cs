namespace Sirekap.Reader.Imaging;

/// <summary>The smallest upright rectangle around runs of pixels, as they are added.</summary>
internal struct Extent
{
    public int Left { get; private set; }

    public int Top { get; private set; }

    public int Right { get; private set; }

    public int Bottom { get; private set; }

    /// <summary>How many pixels the runs have.</summary>
    public int Area { get; private set; }

    /// <summary>How many runs there are.</summary>
    public int Runs { get; private set; }

    public readonly int Width => Right - Left;

    public readonly int Height => Bottom - Top;

    public void Add(Run run)
    {
        (Left, Right) = Runs == 0 ? (run.Start, run.End) : (Math.Min(Left, run.Start), Math.Max(Right, run.End));
        (Top, Bottom) = (Runs == 0 ? run.Row : Math.Min(Top, run.Row), Math.Max(Bottom, run.Row + 1));
        Area += run.End - run.Start;
        Runs++;
    }
}
