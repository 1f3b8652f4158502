using System.Collections.Immutable;
using System.Globalization;
using Sirekap.Election.Forms;
using Sirekap.Specimen.Print;
using SkiaSharp;

namespace Sirekap.Specimen.Hand;

/// <summary>Writes a field's figure into its digit boxes and tells what then stands in each.</summary>
sealed class BoxWriter(Pen pen, TypeCase type)
{
    const double FrameThickness = 1.1;

    readonly DigitWriter _digits = new(pen, type);

    public ImmutableArray<WrittenBox> Write(FieldLayout field, int? figure, ImmutableArray<Slip> slips)
    {
        var marks = Marks(field.Digits.Length, figure);
        var written = ImmutableArray.CreateBuilder<WrittenBox>();
        for (var place = 0; place < marks.Length; place++)
        {
            var slip = slips.FirstOrDefault(slip => slip.Field == field.Field && slip.Place == place);
            var mark = Write(field.Digits[place], field.Guide, marks[place], slip?.Kind);
            written.Add(new(field.Field, place, mark, field.Digits[place]));
        }

        return written.ToImmutable();
    }

    /// <summary>Digits right-aligned; the writer's habit fills the leading boxes.</summary>
    BoxMark[] Marks(int boxes, int? figure)
    {
        var marks = new BoxMark[boxes];
        Array.Fill(marks, BoxMark.Blank);
        if (figure is not { } number)
            return marks;
        var habit = number == 0 ? pen.Writer.Zero : pen.Writer.Leading;
        var digits = number.ToString(CultureInfo.InvariantCulture);
        if (digits.Length > boxes)
            throw new ArgumentOutOfRangeException(nameof(figure), $"{number} has more digits than its {boxes} boxes.");
        for (var place = 0; place < boxes; place++)
        {
            var at = place - (boxes - digits.Length);
            var counts = number == 0 ? habit == Habit.Zero && place == boxes - 1 : at >= 0;
            marks[place] = counts ? (BoxMark)(digits[at] - '0') : Filler(number == 0 && habit == Habit.Zero ? pen.Writer.Leading : habit);
        }

        return marks;
    }

    static BoxMark Filler(Habit habit) => habit switch
    {
        Habit.Cross => BoxMark.Cross,
        Habit.Dash => BoxMark.Dash,
        Habit.Zero => BoxMark.Digit0,
        _ => BoxMark.Blank,
    };

    BoxMark Write(Box box, SegmentGuide? guide, BoxMark mark, SlipKind? slip)
    {
        var inner = new Box(box.X + FrameThickness, box.Y + FrameThickness, box.Width - (2 * FrameThickness), box.Height - (2 * FrameThickness));
        switch (mark)
        {
            case BoxMark.Blank or BoxMark.Other:
                break;
            case BoxMark.Cross:
                Cross(inner);
                break;
            case BoxMark.Dash:
                var half = inner.Width * pen.Dice.Between(0.18, 0.4);
                var y = inner.CentreY + pen.Dice.Bell(inner.Height * 0.06);
                pen.Line(inner.CentreX - half, y + pen.Dice.Bell(0.5), inner.CentreX + half, y + pen.Dice.Bell(0.5));
                break;
            default:
                return WriteDigit(inner, guide, (int)mark, slip ?? Careless());
        }

        if (slip is SlipKind.Overwritten or SlipKind.Struck)
        {
            Scribble(inner);
            return BoxMark.Other;
        }

        return mark;
    }

    SlipKind? Careless() => pen.Dice.Chance(pen.Writer.Carelessness) ? pen.Dice.Of(SlipKind.Retraced, SlipKind.Whitened) : null;

    BoxMark WriteDigit(Box inner, SegmentGuide? guide, int digit, SlipKind? slip)
    {
        var place = _digits.Place(inner, guide, digit);
        switch (slip)
        {
            case SlipKind.Retraced:
                _digits.Write(place, digit, 1.1, 0);
                _digits.Write(_digits.Nudged(place), digit, 1.5, 0);
                return (BoxMark)digit;
            case SlipKind.Whitened:
                if (pen.Dice.Chance(0.6)) // What stood there first may shine through.
                    _digits.Write(_digits.Nudged(place), pen.Dice.Below(10), 0.9, 0.3);
                Whiten(inner, place.Area);
                _digits.Write(place, digit, 0.9, pen.Dice.Between(0.2, 0.5));
                return (BoxMark)digit;
            case SlipKind.Overwritten:
                if (FirstDigits.Under(digit) is not { Length: > 0 } visible)
                    goto case SlipKind.Struck;
                _digits.Write(place, pen.Dice.Of<int>(visible), 1, 0);
                _digits.Write(place.OnGuide ? _digits.Nudged(place) : _digits.Pushed(place), digit, 1.4, 0);
                return BoxMark.Other;
            case SlipKind.Struck:
                _digits.Write(place, digit, 1, 0);
                Strike(inner, place.Area);
                return BoxMark.Other;
            default:
                _digits.Write(place, digit, 1, pen.Dice.Chance(0.03) ? pen.Dice.Between(0.2, 0.45) : 0);
                return (BoxMark)digit;
        }
    }

    void Cross(Box inner)
    {
        var (dice, reach) = (pen.Dice, pen.Writer.CrossReach);
        var (rx, ry) = (inner.Width * reach, inner.Height * reach);
        double Off() => dice.Bell(inner.Width * 0.035);
        pen.Line(inner.CentreX - rx + Off(), inner.CentreY - ry + Off(), inner.CentreX + rx + Off(), inner.CentreY + ry + Off(), 0.012);
        pen.Line(inner.CentreX + rx + Off(), inner.CentreY - ry + Off(), inner.CentreX - rx + Off(), inner.CentreY + ry + Off(), 0.012);
    }

    /// <summary>Strikes a digit out: scribbled over, crossed, or struck with two lines.</summary>
    void Strike(Box inner, Box digit)
    {
        var dice = pen.Dice;
        var kind = dice.Below(4);
        if (kind <= 1)
        {
            Scribble(inner);
            return;
        }

        var (left, right) = (digit.X - (inner.Width * dice.Between(0.05, 0.15)), digit.Right + (inner.Width * dice.Between(0.05, 0.15)));
        var (high, low) = (digit.Y + (digit.Height * dice.Between(0.05, 0.3)), digit.Y + (digit.Height * dice.Between(0.7, 0.95)));
        if (kind == 2)
        {
            pen.Line(left, high, right, low, 0.02);
            pen.Line(left, low, right, high, 0.02);
            return;
        }

        var (middle, apart) = (digit.CentreY + dice.Bell(digit.Height * 0.08), digit.Height * dice.Between(0.1, 0.2));
        var lean = dice.Bell(digit.Height * 0.15);
        pen.Line(left, middle - apart + lean, right, middle - apart - lean, 0.02);
        pen.Line(left, middle + apart + lean, right, middle + apart - lean, 0.02);
    }

    /// <summary>Up and down without lifting the pen, from left to right: neither a cross nor a dash.</summary>
    void Scribble(Box inner)
    {
        var dice = pen.Dice;
        var turns = 7 + dice.Below(6);
        var (left, width) = (inner.X + (inner.Width * dice.Between(0.1, 0.25)), inner.Width * dice.Between(0.5, 0.7));
        var points = Enumerable.Range(0, turns).Select(turn => new SKPoint(
            (float)(left + (width * turn / (turns - 1)) + dice.Bell(inner.Width * 0.04)),
            (float)(inner.Y + (inner.Height * (turn % 2 == 0 ? dice.Between(0.6, 0.85) : dice.Between(0.15, 0.4)))))).ToArray();
        pen.Draw(points, round: dice.Chance(0.5));
    }

    /// <summary>
    /// White over all of the first digit: what the fluid leaves bare would belong to the second one, and a 4 under the head of a 9 is a 9 to everybody.
    /// </summary>
    void Whiten(Box inner, Box digit)
    {
        const double Overlap = 2;
        using var paint = new SKPaint { Color = new SKColor(255, 255, 255, (byte)pen.Dice.Between(238, 253)), IsAntialias = true };
        var w = Math.Max(inner.Width * pen.Dice.Between(0.5, 0.85), digit.Width + (2 * Overlap));
        var h = Math.Max(inner.Height * pen.Dice.Between(0.6, 0.9), digit.Height + (2 * Overlap));
        pen.Canvas.Save();
        pen.Canvas.ClipRect(new((float)inner.X, (float)inner.Y, (float)inner.Right, (float)inner.Bottom));
        pen.Canvas.RotateDegrees((float)pen.Dice.Bell(4), (float)digit.CentreX, (float)digit.CentreY);
        pen.Canvas.DrawRoundRect((float)(digit.CentreX - (w / 2)), (float)(digit.CentreY - (h / 2)), (float)w, (float)h, 1, 1, paint);
        pen.Canvas.Restore();
    }
}
