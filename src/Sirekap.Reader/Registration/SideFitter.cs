using Sirekap.Election.Forms;

namespace Sirekap.Reader.Registration;

/// <summary>Puts each side of a frame that is nearly in place onto its printed line.</summary>
/// <param name="lines">The patch around the frame.</param>
internal readonly struct SideFitter(LineSums lines)
{
    /// <summary>How far frames may be off, and single sides off their frame, mm: paper bends within a box too.</summary>
    const double BoxReach = 2.2, SideReach = 0.8;

    /// <summary>A step of the search, mm.</summary>
    const double Step = 0.2;

    /// <summary>The frame as it lies.</summary>
    public BoxFit Fit(Box box)
    {
        var (endX, endY) = (FrameScore.Ends * box.Width, FrameScore.Ends * box.Height);
        var (left, right) = Opposite(upright: true, box.X + FrameScore.LineMiddle, box.Right - FrameScore.LineMiddle, box.Y + endY, box.Bottom - endY);
        var (top, bottom) = Opposite(upright: false, box.Y + FrameScore.LineMiddle, box.Bottom - FrameScore.LineMiddle, left.At + endX, right.At - endX);
        var (x, y) = (left.At - FrameScore.LineMiddle, top.At - FrameScore.LineMiddle);
        var frame = new Box(x, y, right.At + FrameScore.LineMiddle - x, bottom.At + FrameScore.LineMiddle - y);
        return new(frame, new(left.Clarity, right.Clarity, top.Clarity, bottom.Clarity));
    }

    /// <summary>Opposite sides together first, then each for itself.</summary>
    ((double At, double Clarity) First, (double At, double Clarity) Second) Opposite(bool upright, double first, double second, double from, double to)
    {
        double shift = 0, best = -1;
        for (var at = -BoxReach; at <= BoxReach + (Step / 2); at += Step)
        {
            var score = FrameScore.Seen(Line(upright, first + at, from, to)) + FrameScore.Seen(Line(upright, second + at, from, to));
            if (score > best)
                (shift, best) = (at, score);
        }

        return (Side(upright, first + shift, from, to), Side(upright, second + shift, from, to));
    }

    (double At, double Clarity) Side(bool upright, double around, double from, double to)
    {
        const int Steps = (int)(SideReach / Step);
        Span<double> clarity = stackalloc double[(2 * Steps) + 1];
        var best = 0;
        for (var step = 0; step < clarity.Length; step++)
        {
            clarity[step] = Line(upright, around + ((step - Steps) * Step), from, to);
            if (clarity[step] > clarity[best])
                best = step;
        }

        var peak = best == 0 || best == clarity.Length - 1 ? 0 : Peak(clarity[best - 1], clarity[best], clarity[best + 1]);
        return (around + ((best - Steps) * Step) + peak, clarity[best] / lines.Whole);
    }

    double Line(bool upright, double at, double from, double to) => upright ? lines.Upright(at, from, to) : lines.Lying(at, from, to);

    /// <summary>Where the parabola through three even samples is highest, as a distance from the middle one.</summary>
    static double Peak(double before, double middle, double after)
    {
        var bend = before - (2 * middle) + after;
        return bend < 0 ? Math.Clamp(0.5 * Step * (before - after) / bend, -Step / 2, Step / 2) : 0;
    }
}
