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
    /// <summary>How far the two frames may have been found apart, pixels.</summary>
    const int Reach = 2;

    /// <summary>From this likeness on, two boxes are one picture.</summary>
    public const double Same = 0.99;

    /// <summary>How much more noise JPEG makes where ink ends than in even paper; and the most that is forgiven, as a share of the variance.</summary>
    const double NoiseAtEdges = 1.5, MostForgiven = 0.04;

    /// <summary>The likest pair of boxes with the same digit; null where no digit stands twice.</summary>
    /// <param name="luma">The brightness.</param>
    /// <param name="boxes">All digit boxes of the page.</param>
    /// <param name="least">Pairs less alike than this need not be told: comparing ends as soon as a pair is.</param>
    public static (int First, int Second, double Likeness)? Likest(Plane luma, IReadOnlyList<BoxReading> boxes, double least = 0)
    {
        (int First, int Second, double Likeness)? best = null;
        var classes = boxes.Select(box => box.Class).ToArray();
        for (var first = 0; first < boxes.Count; first++)
        {
            if (!CanTell(classes[first]) || GlyphWindow.Of(luma, boxes[first].Frame) is not { } window)
                continue;
            for (var second = first + 1; second < boxes.Count; second++)
            {
                if (classes[second] != classes[first])
                    continue;
                var likeness = Likeness(luma, window, boxes[second].Frame.Centre - boxes[first].Frame.Centre, least);
                if (likeness > (best?.Likeness ?? 0))
                    best = (first, second, likeness);
            }
        }

        return best;
    }

    /// <summary>A single stroke is too little to tell a copy from a habit: a one does not count.</summary>
    static bool CanTell(DigitClass kind) => kind is <= DigitClass.Nine and not DigitClass.One;

    /// <summary>
    /// 1 for the same pixels, at the best whole shift: one less the mean squared difference over the variance. Brightness counts: light
    /// differs between two places of a page, but not in a copy. What differs in the paper too is the camera's and the JPEG's noise and is forgiven.
    /// </summary>
    static double Likeness(Plane luma, GlyphWindow window, Pixel apart, double least)
    {
        var (dx, dy) = ((int)Math.Round(apart.X), (int)Math.Round(apart.Y));
        double best = 0;
        for (var y = dy - Reach; y <= dy + Reach; y++)
        {
            for (var x = dx - Reach; x <= dx + Reach; x++)
            {
                if (window.IsInside(luma, x, y))
                    best = Math.Max(best, Likeness(luma, window, x, y, least));
            }
        }

        return best;
    }

    static double Likeness(Plane luma, GlyphWindow window, int dx, int dy, double least)
    {
        // A hair above what can be forgiven, so that rounding refuses nothing.
        var most = (1 - least + MostForgiven) * window.Variance * window.Count * 1.000001;
        double differences = 0;
        for (var step = 0; step < window.Height; step++)
        {
            // From the middle on, where the ink is.
            var row = (step + (window.Height / 2)) % window.Height;
            differences += PixelSums.SquaredDifferences(window.Row(luma, row, 0, 0), window.Row(luma, row, dx, dy));
            if (differences > most)
                return 0;
        }

        var noise = NoiseAtEdges * PaperNoise(luma, window, dx, dy);
        return 1 - Math.Max(0, (differences / window.Count / window.Variance) - Math.Min(noise / window.Variance, MostForgiven));
    }

    /// <summary>The mean squared difference where both are bright.</summary>
    static double PaperNoise(Plane luma, GlyphWindow window, int dx, int dy)
    {
        double onPaper = 0;
        var paper = 0;
        for (var row = 0; row < window.Height; row++)
        {
            var one = window.Row(luma, row, 0, 0);
            var other = window.Row(luma, row, dx, dy);
            for (var column = 0; column < one.Length; column++)
            {
                int a = one[column], b = other[column];
                if (a >= window.Bright && b >= window.Bright)
                    (onPaper, paper) = (onPaper + ((a - b) * (a - b)), paper + 1);
            }
        }

        return paper == 0 ? 0 : onPaper / paper;
    }
}
