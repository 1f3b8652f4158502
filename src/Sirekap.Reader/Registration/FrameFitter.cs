using System.Collections.Immutable;
using Sirekap.Election.Forms;
using Sirekap.Reader.Imaging;

namespace Sirekap.Reader.Registration;

/// <summary>Finds printed frames in the photograph near where they should be, by the pairs of lines that every frame has.</summary>
internal static class FrameFitter
{
    /// <summary>From the outer edge of a frame to the middle of its line, mm.</summary>
    const double LineMiddle = 0.53;

    /// <summary>Finds a row of frames as one: between neighbours alone a frame could be taken for the next.</summary>
    /// <param name="luma">The photograph.</param>
    /// <param name="map">Where the page lies, so far.</param>
    /// <param name="boxes">The frames, mm.</param>
    /// <param name="reach">How far off they may be, mm.</param>
    /// <param name="print">The share of light that print takes away.</param>
    /// <returns>The offset; its weight is how clear the lines are, 0 to 1.</returns>
    public static Offset FitRow(Plane luma, PageMap map, ImmutableArray<Box> boxes, double reach, double print)
    {
        var around = Around(boxes);
        var profiles = Profiles(luma, map, around, reach, print);
        double[] uprights = [.. boxes.SelectMany(box => new[] { box.X + LineMiddle, box.Right - LineMiddle })];
        double[] levels = [around.Y + LineMiddle, around.Bottom - LineMiddle];
        double dx = 0, dy = 0, clarity = 0;
        for (var round = 0; round < 3; round++)
        {
            // The first round looks everywhere; later ones know which rows and columns to look along.
            var (within, inner) = (round == 0 ? reach : 2.5, round == 0 ? 0.25 : 0.12);
            var columns = profiles.Columns(around.Y + dy + (inner * around.Height), around.Bottom + dy - (inner * around.Height));
            (dx, var clearX) = columns.BestShift(uprights, dx, within);
            var rows = profiles.Rows(boxes.Select(box => (box.X + dx + (inner * box.Width), box.Right + dx - (inner * box.Width))));
            (dy, var clearY) = rows.BestShift(levels, dy, within);
            clarity = Math.Min(clearX, clearY);
        }

        return new(around.CentreX, around.CentreY, dx, dy, Weight(clarity));
    }

    /// <summary>Finds the four sides of one frame, each for itself.</summary>
    /// <returns>The frame as it lies, in millimetres of the map, and how clear it is, 0 to 1.</returns>
    public static (Box Frame, double Clarity) FitBox(Plane luma, PageMap map, Box box, double reach, double print)
    {
        var profiles = Profiles(luma, map, box, reach, print);
        var columns = profiles.Columns(box.Y + (0.12 * box.Height), box.Bottom - (0.12 * box.Height));
        var rows = profiles.Rows([(box.X + (0.12 * box.Width), box.Right - (0.12 * box.Width))]);
        var (left, width, clearX) = Sides(columns, box.X, box.Width, reach);
        var (top, height, clearY) = Sides(rows, box.Y, box.Height, reach);
        return (new(left, top, width, height), Weight(Math.Min(clearX, clearY)));
    }

    /// <summary>Two opposite sides: found together first, then each may be a little off where paper is bent.</summary>
    static (double From, double Length, double Clarity) Sides(LineProfile profile, double from, double length, double reach)
    {
        const double Stretch = 0.8, Clear = 0.08;
        var (shift, clarity) = profile.BestShift([from + LineMiddle, from + length - LineMiddle], 0, reach);
        var (first, clearFirst) = profile.BestShift([from + LineMiddle], shift, Stretch);
        var (second, clearSecond) = profile.BestShift([from + length - LineMiddle], shift, Stretch);
        if (clearFirst < Clear || clearSecond < Clear)
            (first, second) = (shift, shift);
        return (from + first, length + second - first, clarity);
    }

    static LineProfiles Profiles(Plane luma, PageMap map, Box around, double reach, double print)
    {
        var margin = reach + 3;
        var area = new Box(around.X - margin, around.Y - margin, around.Width + (2 * margin), around.Height + (2 * margin));
        var step = Math.Max(0.7 / map.ScaleAt(around.CentreX, around.CentreY), 0.3);
        return new(PagePatch.Sample(luma, map, area, step), print);
    }

    static Box Around(ImmutableArray<Box> boxes)
    {
        var (left, top) = (boxes.Min(box => box.X), boxes.Min(box => box.Y));
        return new(left, top, boxes.Max(box => box.Right) - left, boxes.Max(box => box.Bottom) - top);
    }

    /// <summary>Lines that are a fifth as dark as the tag are as clear as they get in a small photograph; a twentieth is noise.</summary>
    static double Weight(double clarity) => Math.Clamp((clarity - 0.05) / 0.15, 0, 1);
}
