using System.Collections.Immutable;
using Sirekap.Election.Forms;

namespace Sirekap.Reader.Registration;

/// <summary>How well printed frames lie on the lines of a patch.</summary>
internal static class FrameScore
{
    /// <summary>From the outer edge of a frame to the middle of its line, mm.</summary>
    public const double LineMiddle = 0.53;

    /// <summary>The ends of a side are left away where corners are round or a neighbour's line begins; a share of the side.</summary>
    public const double Ends = 0.12;

    /// <summary>Many faint lines count for more than a few dark ones.</summary>
    public static double Seen(double clarity) => clarity <= 0 ? 0 : clarity / (clarity + 0.1);

    /// <summary>The shift, in steps of a millimetre, at which most sides of all frames lie on lines.</summary>
    public static (double Dx, double Dy) BestShift(LineSums lines, ReadOnlySpan<Box> frames, double reach)
    {
        var steps = (int)Math.Ceiling(reach);
        (double Score, double Dx, double Dy) best = (-1, 0, 0);
        for (var dy = -steps; dy <= steps; dy++)
        {
            for (var dx = -steps; dx <= steps; dx++)
            {
                double score = 0;
                foreach (var frame in frames)
                    score += Of(lines, frame with { X = frame.X + dx, Y = frame.Y + dy });
                if (score > best.Score)
                    best = (score, dx, dy);
            }
        }

        return (best.Dx, best.Dy);
    }

    /// <summary>One frame: 0 when no side is seen, up to 4.</summary>
    static double Of(LineSums lines, Box frame)
    {
        var (endX, endY) = (Ends * frame.Width, Ends * frame.Height);
        return Seen(lines.Upright(frame.X + LineMiddle, frame.Y + endY, frame.Bottom - endY))
            + Seen(lines.Upright(frame.Right - LineMiddle, frame.Y + endY, frame.Bottom - endY))
            + Seen(lines.Lying(frame.Y + LineMiddle, frame.X + endX, frame.Right - endX))
            + Seen(lines.Lying(frame.Bottom - LineMiddle, frame.X + endX, frame.Right - endX));
    }
}
