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

    /// <summary>No side is seen better: a mean darkness is at most <see cref="LineSums.MostDarkness"/>.</summary>
    static readonly double MostSeen = Seen(LineSums.MostDarkness) + 1e-4;

    /// <summary>The shift, in steps of a millimetre, at which most sides of all frames lie on lines.</summary>
    public static (double Dx, double Dy) BestShift(LineSums lines, ReadOnlySpan<Box> frames, double reach)
    {
        var steps = (int)Math.Ceiling(reach);
        var unmoved = Of(lines, frames, 0, 0, double.MinValue);
        (double Score, double Dx, double Dy) best = (-1, 0, 0);
        for (var dy = -steps; dy <= steps; dy++)
        {
            for (var dx = -steps; dx <= steps; dx++)
            {
                var score = Of(lines, frames, dx, dy, Math.Max(unmoved, best.Score) - 1e-9);
                if (score > best.Score)
                    best = (score, dx, dy);
            }
        }

        return (best.Dx, best.Dy);
    }

    /// <summary>All frames, moved: 0 when no side is seen, up to 4 for each. Where they cannot come to <paramref name="least"/> any more, less.</summary>
    static double Of(LineSums lines, ReadOnlySpan<Box> frames, double dx, double dy, double least)
    {
        double score = 0;
        for (var index = 0; index < frames.Length; index++)
        {
            var frame = frames[index];
            var missing = least - score - ((frames.Length - index - 1) * 4 * MostSeen);
            score += Of(lines, frame with { X = frame.X + dx, Y = frame.Y + dy }, missing);
            if (score + ((frames.Length - index - 1) * 4 * MostSeen) < least)
                return double.MinValue;
        }

        return score;
    }

    /// <summary>One frame: 0 when no side is seen, up to 4; nothing where its upright sides leave it below <paramref name="least"/>.</summary>
    static double Of(LineSums lines, Box frame, double least)
    {
        var (endX, endY) = (Ends * frame.Width, Ends * frame.Height);
        var upright = Seen(lines.Upright(frame.X + LineMiddle, frame.Y + endY, frame.Bottom - endY))
            + Seen(lines.Upright(frame.Right - LineMiddle, frame.Y + endY, frame.Bottom - endY));
        return upright + (2 * MostSeen) < least ? double.MinValue : upright
            + Seen(lines.Lying(frame.Y + LineMiddle, frame.X + endX, frame.Right - endX))
            + Seen(lines.Lying(frame.Bottom - LineMiddle, frame.X + endX, frame.Right - endX));
    }
}
