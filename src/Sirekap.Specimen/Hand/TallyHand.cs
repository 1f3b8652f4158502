namespace Sirekap.Specimen.Hand;

/// <summary>How one officer tallies: habits that stay the same over all grids of a form.</summary>
sealed class TallyHand
{
    public TallyHand(ulong seed)
    {
        var dice = Dice.For(seed, 11);
        Tallies = dice.Chance(0.92);
        Fifth = dice.Of(
            FifthStroke.Falling, FifthStroke.Falling, FifthStroke.Falling, FifthStroke.Falling, FifthStroke.Falling,
            FifthStroke.Rising, FifthStroke.Rising, FifthStroke.Level, FifthStroke.Level, FifthStroke.Upright);
        Pitch = dice.Chance(0.12) ? dice.Between(3.1, 4.2) : dice.Between(1.7, 3.1);
        Start = dice.Chance(0.12) ? dice.Between(-0.04, 0.46) : dice.Between(0.06, 0.3);
        Height = dice.Chance(0.12) ? dice.Between(0.88, 1.06) : dice.Between(0.5, 0.88);
        Unevenness = dice.Between(0.06, 0.2);
        Slant = dice.Bell(0.12);
        Joining = dice.Chance(0.25) ? dice.Between(0.2, 0.7) : 0;
        Thickness = dice.Between(0.65, 1);
        Drift = dice.Bell(0.06);
        WritesSubtotals = dice.Chance(0.85);
        Strike = dice.Of(StrikeOut.Z, StrikeOut.Z, StrikeOut.Z, StrikeOut.Z, StrikeOut.Z, StrikeOut.Diagonal, StrikeOut.Rows, StrikeOut.None, StrikeOut.None);
        Carelessness = dice.Chance(0.3) ? dice.Between(0.001, 0.01) : 0.0005;
    }

    /// <summary>Whether the grid is used at all; some officers leave it empty.</summary>
    public bool Tallies { get; }

    public FifthStroke Fifth { get; }

    /// <summary>From one upright to the next, mm.</summary>
    public double Pitch { get; }

    /// <summary>Where a group begins, as a share of the cell's width.</summary>
    public double Start { get; }

    /// <summary>An upright's height as a share of the cell's.</summary>
    public double Height { get; }

    /// <summary>How much strokes stray, as a share of the pitch.</summary>
    public double Unevenness { get; }

    /// <summary>How far the top of an upright leans to the right, as a share of its height.</summary>
    public double Slant { get; }

    /// <summary>How far neighbours' tips are drawn towards each other, as a share of the pitch.</summary>
    public double Joining { get; }

    /// <summary>As a share of the pen's.</summary>
    public double Thickness { get; }

    /// <summary>How far groups climb or sink from cell to cell along a row, as a share of the cell's height over the whole row.</summary>
    public double Drift { get; }

    public bool WritesSubtotals { get; }

    public StrikeOut Strike { get; }

    /// <summary>The chance that a group goes wrong under the pen.</summary>
    public double Carelessness { get; }
}

/// <summary>The stroke that closes a group of five.</summary>
enum FifthStroke
{
    Falling,
    Rising,
    Level,
    Upright,
}

/// <summary>What is drawn over the part of a grid that stays unused.</summary>
enum StrikeOut
{
    Z,
    Diagonal,
    Rows,
    None,
}
