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

    public void Add(Run run) =>
        Add(new Extent { Left = run.Start, Top = run.Row, Right = run.End, Bottom = run.Row + 1, Area = run.End - run.Start, Runs = 1 });

    public void Add(Extent other)
    {
        (Left, Top) = Runs == 0 ? (other.Left, other.Top) : (Math.Min(Left, other.Left), Math.Min(Top, other.Top));
        (Right, Bottom) = (Math.Max(Right, other.Right), Math.Max(Bottom, other.Bottom));
        (Area, Runs) = (Area + other.Area, Runs + other.Runs);
    }
}
