using System.Collections.Immutable;
using Sirekap.Election.Forms;

namespace Sirekap.Forms.Layout;

/// <summary>One figure on paper: digit boxes with guides, and below each box its column of bubbles.</summary>
static class Figure
{
    public const double Width = (Digits * BoxSide) + ((Digits - 1) * Gap);

    public const double Height = BoxSide + BubbleGap + Diameter + (9 * BubblePitch);

    public const double BoxSide = 26;

    /// <summary>A station has up to some hundred voters.</summary>
    const int Digits = 3;

    const double Gap = 3, BubbleGap = 4, BubblePitch = 9.4, Diameter = 8.4, BubbleInk = 0.5;

    static readonly SegmentGuide s_guide = new(12.4, 19, 0.75);

    /// <summary>The figure of a field with its upper left corner at a place.</summary>
    public static FieldLayout At(string field, double x, double y, TallyGrid? tally = null)
    {
        var boxes = Enumerable.Range(0, Digits).Select(place => new Box(x + (place * (BoxSide + Gap)), y, BoxSide, BoxSide).Rounded()).ToImmutableArray();
        var top = y + BoxSide + BubbleGap + (Diameter / 2);
        var bubbles = new BubbleGrid(
            [.. boxes.Select(box => Math.Round(box.CentreX, 2))],
            [.. Enumerable.Range(0, 10).Select(digit => Math.Round(top + (digit * BubblePitch), 2))],
            Diameter,
            BubbleInk);
        return new(field, boxes, new Box(x - 4, y - 2, Width + 8, Height + 4).Rounded(), s_guide, bubbles, tally);
    }
}
