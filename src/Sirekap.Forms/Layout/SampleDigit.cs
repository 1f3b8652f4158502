using Sirekap.Election.Forms;

namespace Sirekap.Forms.Layout;

/// <summary>How a digit is to be written along the guides, shown in print.</summary>
static class SampleDigit
{
    const double Thickness = 1.1;

    /// <summary>The segments of each digit: a to g in the places of a seven-segment display.</summary>
    static readonly string[] s_segments = ["abcdef", "bc", "abged", "abgcd", "fgbc", "afgcd", "afgedc", "abc", "abcdefg", "abfgcd"];

    public static void Place(Sheet sheet, int digit, Box box)
    {
        foreach (var segment in s_segments[digit])
        {
            var (x1, y1, x2, y2) = segment switch
            {
                'a' => (box.X, box.Y, box.Right, box.Y),
                'b' => (box.Right, box.Y, box.Right, box.CentreY),
                'c' => (box.Right, box.CentreY, box.Right, box.Bottom),
                'd' => (box.X, box.Bottom, box.Right, box.Bottom),
                'e' => (box.X, box.CentreY, box.X, box.Bottom),
                'f' => (box.X, box.Y, box.X, box.CentreY),
                _ => (box.X, box.CentreY, box.Right, box.CentreY),
            };
            var (reachX, reachY) = y1 == y2 ? (Thickness / 2, 0.0) : (0.0, Thickness / 2);
            sheet.Rule(x1 - reachX, y1 - reachY, x2 + reachX, y2 + reachY, Thickness, 1);
        }
    }

    public static void PlaceCross(Sheet sheet, Box box)
    {
        sheet.Rule(box.X, box.Y, box.Right, box.Bottom, Thickness, 1);
        sheet.Rule(box.X, box.Bottom, box.Right, box.Y, Thickness, 1);
    }
}
