using Sirekap.Election.Forms;

namespace Sirekap.Specimen.Hand;

/// <summary>Draws the strokes of one cell: up to four uprights and the stroke that closes the group.</summary>
sealed class TallyGroup(Pen pen, TallyHand hand)
{
    /// <summary>Draws a group.</summary>
    /// <param name="cell">The cell, mm.</param>
    /// <param name="strokes">1 to 5.</param>
    /// <param name="climb">How far the group is off the cell's middle, mm down.</param>
    public void Draw(Box cell, int strokes, double climb)
    {
        var dice = pen.Dice;
        var height = cell.Height * hand.Height * (1 + dice.Bell(0.06));
        var stray = hand.Pitch * hand.Unevenness;
        var weight = Math.Min(hand.Thickness, hand.Pitch * 0.6 / pen.Writer.Pen);
        var left = cell.X + (cell.Width * hand.Start) + dice.Bell(cell.Width * 0.035);
        var top = cell.CentreY - (height / 2) + climb + dice.Bell(cell.Height * 0.04);
        var uprights = hand.Fifth == FifthStroke.Upright ? strokes : Math.Min(strokes, 4);
        for (var stroke = 0; stroke < uprights; stroke++)
        {
            var x = left + (stroke * hand.Pitch) + dice.Bell(stray);
            var lean = (hand.Slant * height) + dice.Bell(stray * 0.6);
            var joined = stroke > 0 && dice.Chance(hand.Joining) ? hand.Pitch * dice.Between(0.4, 0.9) : 0;
            pen.Line(
                x + lean - joined, top + dice.Bell(height * 0.06), x - (0.2 * joined), top + height + dice.Bell(height * 0.06), bend: 0.015, weight: weight);
        }

        if (strokes == 5 && hand.Fifth != FifthStroke.Upright)
            Close(left, left + (3 * hand.Pitch), top, height, weight);
    }

    /// <summary>A group that went wrong, so that only a person may say what counts: scribbled over, crossed out, or with strokes too many.</summary>
    public void Spoil(Box cell)
    {
        var dice = pen.Dice;
        Draw(cell, 2 + dice.Below(4), 0);
        if (dice.Chance(0.3))
        {
            Draw(cell with { X = cell.X + (cell.Width * dice.Between(0.3, 0.45)) }, 2 + dice.Below(3), 0);
            return;
        }

        var crossed = dice.Chance(0.4);
        var lines = crossed ? 2 : 3 + dice.Below(4);
        for (var line = 0; line < lines; line++)
        {
            var falling = line % 2 == 0;
            var (high, low) = crossed ? (dice.Between(0.05, 0.2), dice.Between(0.8, 0.95)) : (dice.Between(0.15, 0.85), dice.Between(0.15, 0.85));
            pen.Line(
                cell.X + (cell.Width * dice.Between(0.02, 0.2)), cell.Y + (cell.Height * (falling ? high : low)),
                cell.X + (cell.Width * dice.Between(0.75, 0.98)), cell.Y + (cell.Height * (falling ? low : high)), bend: 0.04, weight: 1.1);
        }
    }

    void Close(double left, double right, double top, double height, double weight)
    {
        var dice = pen.Dice;
        var lean = hand.Slant * height * 0.5;
        var (from, to) = (left - (hand.Pitch * dice.Between(-0.15, 0.7)) + lean, right + (hand.Pitch * dice.Between(-0.15, 0.7)) + lean);
        double High() => top + (height * dice.Between(0.02, 0.28));
        double Low() => top + (height * dice.Between(0.72, 0.98));
        double Middle() => top + (height * (0.5 + dice.Bell(0.08)));
        var (start, end) = hand.Fifth switch
        {
            FifthStroke.Falling => (High(), Low()),
            FifthStroke.Rising => (Low(), High()),
            _ => (Middle(), Middle()),
        };
        pen.Line(from, start, to, end, bend: 0.02, weight: weight);
    }
}
