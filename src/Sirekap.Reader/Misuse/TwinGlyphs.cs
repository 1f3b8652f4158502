using Sirekap.Reader.Digits;
using Sirekap.Reader.Imaging;
using Sirekap.Reader.Pages;

namespace Sirekap.Reader.Misuse;

/// <summary>
/// Looks for a digit that stands twice on a page, pixel by pixel: copied within the picture. A hand never writes the same digit twice like
/// that, and even print differs where light and noise do.
/// </summary>
internal static class TwinGlyphs
{
    /// <summary>The share of a box's side that is left away on each side, so that the frame itself is not compared.</summary>
    const double Inset = 0.16;

    /// <summary>How far the two frames may have been found apart, pixels.</summary>
    const int Reach = 2;

    /// <summary>From this likeness on, two boxes are one picture.</summary>
    public const double Same = 0.99;

    /// <summary>A box with less contrast between its darkest and lightest places holds nothing to compare, grey levels.</summary>
    const double LeastContrast = 40;

    /// <summary>How much more noise JPEG makes where ink ends than in even paper; and the most that is forgiven, as a share of the variance.</summary>
    const double NoiseAtEdges = 1.5, MostForgiven = 0.04;

    /// <summary>The likest pair of boxes with the same digit; null where no digit stands twice.</summary>
    /// <param name="luma">The brightness.</param>
    /// <param name="boxes">All digit boxes of the page.</param>
    public static (int First, int Second, double Likeness)? Likest(Plane luma, IReadOnlyList<BoxReading> boxes)
    {
        (int First, int Second, double Likeness)? best = null;
        for (var first = 0; first < boxes.Count; first++)
        {
            if (!CanTell(boxes[first]))
                continue;
            for (var second = first + 1; second < boxes.Count; second++)
            {
                if (boxes[second].Class != boxes[first].Class)
                    continue;
                var likeness = Likeness(luma, boxes[first].Frame, boxes[second].Frame);
                if (likeness > (best?.Likeness ?? 0))
                    best = (first, second, likeness);
            }
        }

        return best;
    }

    /// <summary>A single stroke is too little to tell a copy from a habit: a one does not count.</summary>
    static bool CanTell(BoxReading box) => box.Class is <= DigitClass.Nine and not DigitClass.One;

    /// <summary>
    /// 1 for the same pixels, at the best whole shift: one less the mean squared difference over the variance. Brightness counts: light
    /// differs between two places of a page, but not in a copy. What differs in the paper too is the camera's and the JPEG's noise and is forgiven.
    /// </summary>
    static double Likeness(Plane luma, Quad first, Quad second)
    {
        if (Window(luma, first) is not var (left, top, width, height))
            return 0;
        var (dx, dy) = ((int)Math.Round(second.Centre.X - first.Centre.X), (int)Math.Round(second.Centre.Y - first.Centre.Y));
        double best = 0;
        for (var y = dy - Reach; y <= dy + Reach; y++)
        {
            for (var x = dx - Reach; x <= dx + Reach; x++)
            {
                if (left + x >= 0 && top + y >= 0 && left + x + width <= luma.Width && top + y + height <= luma.Height)
                    best = Math.Max(best, Likeness(luma, left, top, width, height, x, y));
            }
        }

        return best;
    }

    static double Likeness(Plane luma, int left, int top, int width, int height, int dx, int dy)
    {
        double sum = 0, squares = 0, differences = 0, onPaper = 0;
        int darkest = 255, lightest = 0, paper = 0;
        for (var row = 0; row < height; row++)
        {
            foreach (var light in luma.Pixels.AsSpan(((top + row) * luma.Width) + left, width))
                (darkest, lightest) = (Math.Min(darkest, light), Math.Max(lightest, light));
        }

        if (lightest - darkest < LeastContrast)
            return 0;
        var bright = lightest - ((lightest - darkest) / 4);
        for (var row = 0; row < height; row++)
        {
            var one = luma.Pixels.AsSpan(((top + row) * luma.Width) + left, width);
            var other = luma.Pixels.AsSpan(((top + row + dy) * luma.Width) + left + dx, width);
            for (var column = 0; column < width; column++)
            {
                int a = one[column], b = other[column], difference = (a - b) * (a - b);
                (sum, squares, differences) = (sum + a, squares + (a * a), differences + difference);
                if (a >= bright && b >= bright)
                    (onPaper, paper) = (onPaper + difference, paper + 1);
            }
        }

        double count = width * height;
        var variance = (squares / count) - (sum / count * (sum / count));
        var noise = paper == 0 ? 0 : NoiseAtEdges * onPaper / paper;
        return 1 - Math.Max(0, (differences / count / variance) - Math.Min(noise / variance, MostForgiven));
    }

    /// <summary>The upright window inside a box's frame; null where it is too small to compare or runs off the picture.</summary>
    static (int Left, int Top, int Width, int Height)? Window(Plane luma, Quad frame)
    {
        var (a, b, c, d) = (frame.At(Inset, Inset), frame.At(1 - Inset, Inset), frame.At(1 - Inset, 1 - Inset), frame.At(Inset, 1 - Inset));
        var (left, top) = ((int)Math.Ceiling(Math.Max(a.X, d.X)), (int)Math.Ceiling(Math.Max(a.Y, b.Y)));
        var (right, bottom) = ((int)Math.Min(b.X, c.X), (int)Math.Min(c.Y, d.Y));
        return right - left < 12 || bottom - top < 12 || left < 0 || top < 0 || right > luma.Width || bottom > luma.Height
            ? null
            : (left, top, right - left, bottom - top);
    }
}
