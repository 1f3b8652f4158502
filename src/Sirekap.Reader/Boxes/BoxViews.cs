using Sirekap.Reader.Imaging;

namespace Sirekap.Reader.Boxes;

/// <summary>
/// The few slightly different cuts of one box: as the frame was found, and moved a little to each side. A figure
/// that is read only when the frame lies exactly so is no sure figure.
/// </summary>
public static class BoxViews
{
    /// <summary>How many cuts are made of each box.</summary>
    public const int Count = 5;

    /// <summary>How far a cut is moved, as a share of the box's side.</summary>
    const double Shift = 0.03;

    /// <summary>The quads to cut.</summary>
    /// <param name="frame">The outer corners of the printed frame.</param>
    /// <param name="view">0 (the frame itself) to <see cref="Count"/> - 1.</param>
    public static Quad Of(Quad frame, int view)
    {
        var (right, down) = (frame.TopRight - frame.TopLeft, frame.BottomLeft - frame.TopLeft);
        return view switch
        {
            1 => frame.Moved(right * Shift),
            2 => frame.Moved(right * -Shift),
            3 => frame.Moved(down * Shift),
            4 => frame.Moved(down * -Shift),
            _ => frame,
        };
    }
}
