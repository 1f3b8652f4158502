using Sirekap.Election.Forms;
using Sirekap.Specimen.Print;
using SkiaSharp;

namespace Sirekap.Specimen.Hand;

/// <summary>Writes single digits in the writer's style.</summary>
sealed class DigitWriter(Pen pen, TypeCase type)
{
    /// <summary>Where in its box a digit goes, and whether along the guide.</summary>
    public (Box Area, bool OnGuide) Place(Box inner, SegmentGuide? guide, int digit)
    {
        var (writer, dice) = (pen.Writer, pen.Dice);
        if (guide is not null && writer.FollowsGuides)
        {
            var onGuide = new Box(
                inner.CentreX - (guide.Width / 2) + dice.Bell(0.35), inner.CentreY - (guide.Height / 2) + dice.Bell(0.35),
                guide.Width * dice.Between(0.92, 1.06), guide.Height * dice.Between(0.94, 1.06));
            return (onGuide, true);
        }

        var height = inner.Height * Math.Clamp(writer.Size + dice.Bell(0.06), 0.35, 0.95);
        var width = Math.Min(height * writer.Narrowness * dice.Between(0.85, 1.15), inner.Width * 0.9) * (digit == 1 ? 0.6 : 1);
        var area = new Box(
            inner.CentreX - (width / 2) + dice.Bell(inner.Width * 0.06),
            inner.CentreY - (height / 2) + dice.Bell(inner.Height * 0.05), width, height);
        return (area, false);
    }

    /// <summary>Almost the same place, for a digit written over another.</summary>
    public (Box Area, bool OnGuide) Nudged((Box Area, bool OnGuide) place) =>
        (place.Area with { X = place.Area.X + pen.Dice.Bell(0.3), Y = place.Area.Y + pen.Dice.Bell(0.3) }, place.OnGuide);

    /// <summary>Further off, as a digit in free hand never hides the one below it.</summary>
    public (Box Area, bool OnGuide) Pushed((Box Area, bool OnGuide) place) => (place.Area with
    {
        X = place.Area.X + pen.Dice.Bell(Math.Max(1.2, place.Area.Width * 0.14)),
        Y = place.Area.Y + pen.Dice.Bell(Math.Max(1.2, place.Area.Height * 0.1)),
    }, place.OnGuide);

    public void Write((Box Area, bool OnGuide) place, int digit, double weight, double fading)
    {
        var (writer, dice) = (pen.Writer, pen.Dice);
        if (place.OnGuide)
        {
            pen.Write(DigitShapes.Segments(digit, writer.Shapes[digit]), place.Area, 0.55, weight, fading);
            return;
        }

        if (writer.Style == DigitStyle.Font)
        {
            FontDigit(place.Area, digit, weight, fading);
            return;
        }

        // Now and then even a steady hand writes a digit another way.
        var way = dice.Chance(0.08) ? dice.Below(60) : writer.Shapes[digit];
        var shape = writer.Style == DigitStyle.Segments ? DigitShapes.Segments(digit, way) : DigitShapes.Freehand(digit, way);
        pen.Write(shape, place.Area, 1, weight, fading);
    }

    void FontDigit(Box area, int digit, double weight, double fading)
    {
        using var font = new SKFont(type.Hands[pen.Writer.Face], 20);
        using var glyph = font.GetTextPath(((char)('0' + digit)).ToString(), SKPoint.Empty);
        var bounds = glyph.TightBounds;
        var scale = (float)(area.Height / bounds.Height);
        var lean = (float)(pen.Writer.Slant + pen.Dice.Bell(0.06));
        pen.Canvas.Save();
        pen.Canvas.Translate((float)area.CentreX, (float)area.CentreY);
        pen.Canvas.RotateDegrees((float)pen.Dice.Bell(3));
        pen.Canvas.Skew(-lean, 0);
        pen.Canvas.Scale(scale * (float)pen.Dice.Between(0.9, 1.1), scale);
        pen.Canvas.Translate(-bounds.MidX, -bounds.MidY);
        using var paint = pen.Ink(fading);
        paint.Style = SKPaintStyle.StrokeAndFill;
        paint.StrokeJoin = SKStrokeJoin.Round;
        paint.StrokeWidth = (float)(0.35 * pen.Writer.Pen * weight) / scale;
        pen.Canvas.DrawPath(glyph, paint);
        pen.Canvas.Restore();
    }
}
