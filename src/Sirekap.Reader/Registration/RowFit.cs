using System.Collections.Immutable;
using Sirekap.Election.Forms;

namespace Sirekap.Reader.Registration;

/// <summary>A row of digit boxes as it was looked for in the photograph.</summary>
/// <param name="Offset">By how much the row is off the flat page; the weight is how clear it is, 0 to 1.</param>
/// <param name="Boxes">The same for each of its boxes.</param>
internal sealed record RowFit(Offset Offset, ImmutableArray<Offset> Boxes)
{
    /// <summary>Whether the row was found.</summary>
    public bool IsClear => Offset.Weight >= 0.3;

    /// <summary>Puts the boxes of a row together: clear ones say where it is, and all say how clear it is.</summary>
    public static RowFit Of(ImmutableArray<Offset> boxes)
    {
        double x = 0, y = 0, dx = 0, dy = 0, clear = 0, sum = 0;
        foreach (var box in boxes)
        {
            var weight = box.Weight + 0.01;
            (dx, dy, sum) = (dx + (weight * box.Dx), dy + (weight * box.Dy), sum + weight);
            (x, y, clear) = (x + box.X, y + box.Y, clear + box.Weight);
        }

        var count = boxes.Length;
        return new(new(x / count, y / count, dx / sum, dy / sum, clear / count), boxes);
    }
}

/// <summary>One printed frame.</summary>
/// <param name="Frame">Its outer edge, mm of the patch that it was found in.</param>
/// <param name="Sides">How clear its sides are.</param>
internal readonly record struct BoxFit(Box Frame, SideClarity Sides)
{
    /// <summary>By how much it is off a place.</summary>
    public Offset From(Box box) =>
        new(box.CentreX, box.CentreY, Frame.CentreX - box.CentreX, Frame.CentreY - box.CentreY, Sides.Clarity);
}

/// <summary>How clear the sides of a frame are: 0 = nothing there, 1 = as a printed line looks in this photograph.</summary>
internal readonly record struct SideClarity(double Left, double Right, double Top, double Bottom)
{
    /// <summary>
    /// How sure it is that the frame is there, 0 to 1: by its weakest side but one, as a pen stroke or a highlight may spoil one side of a frame
    /// that is there. On hard specimens it is above 0.3 of a whole line for 99 of 100 frames, and below 0.2 in 99 of 100 other places.
    /// </summary>
    public double Clarity => Math.Clamp((SecondWeakest - 0.15) / 0.3, 0, 1);

    /// <summary>Whether a frame is taken to be where it was found.</summary>
    public bool IsSeen => Clarity > Seen;

    /// <summary>Frames and rows of at least this clarity are seen.</summary>
    public const double Seen = 0.2;

    double SecondWeakest
    {
        get
        {
            var (low, high) = (Math.Min(Left, Right), Math.Max(Left, Right));
            var (lower, higher) = (Math.Min(Top, Bottom), Math.Max(Top, Bottom));
            return low < lower ? Math.Min(lower, high) : Math.Min(low, higher);
        }
    }
}
