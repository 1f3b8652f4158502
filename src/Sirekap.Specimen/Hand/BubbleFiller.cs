using System.Collections.Immutable;
using System.Globalization;
using Sirekap.Election.Forms;
using SkiaSharp;

namespace Sirekap.Specimen.Hand;

/// <summary>Marks one bubble in each column, or what a slip makes of it.</summary>
sealed class BubbleFiller(Pen pen)
{
    readonly BubbleMarks _marks = new(pen);

    public void Fill(string field, BubbleGrid bubbles, int figure, ImmutableArray<BubbleSlip> slips)
    {
        var digits = figure.ToString(CultureInfo.InvariantCulture).PadLeft(bubbles.Columns.Length, '0');
        for (var column = 0; column < bubbles.Columns.Length; column++)
        {
            var slip = slips.FirstOrDefault(slip => slip.Field == field && slip.Column == column);
            Fill(bubbles, column, digits[column] - '0', slip?.Kind);
        }
    }

    void Fill(BubbleGrid bubbles, int column, int digit, BubbleSlipKind? slip)
    {
        var (x, radius) = (bubbles.Columns[column], bubbles.Diameter / 2);
        var y = bubbles.Rows[digit];
        if (slip is BubbleSlipKind.Ticked)
            _marks.Tick(x, y, radius);
        else if (slip is BubbleSlipKind.Crossed)
            _marks.Cross(x, y, radius);
        else if (slip is BubbleSlipKind.Half)
            _marks.Half(x, y, radius);
        else
            _marks.Blacken(x, y, radius);
        if (slip is null or BubbleSlipKind.Ticked or BubbleSlipKind.Crossed or BubbleSlipKind.Half)
            return;
        var other = bubbles.Rows[(digit + 1 + pen.Dice.Below(bubbles.Rows.Length - 1)) % bubbles.Rows.Length];
        switch (slip)
        {
            case BubbleSlipKind.Passed:
                _marks.Pass(x, other, radius);
                return;
            case BubbleSlipKind.Erased:
                _marks.Ghost(x, other, radius);
                return;
            case BubbleSlipKind.Whitened:
                _marks.Blacken(x, other, radius);
                _marks.Whiten(x, other, radius);
                return;
            case BubbleSlipKind.CrossedOut:
                _marks.Blacken(x, other, radius);
                _marks.Cross(x, other, radius * 1.6);
                return;
            default:
                _marks.Blacken(x, other, radius);
                return;
        }
    }
}
