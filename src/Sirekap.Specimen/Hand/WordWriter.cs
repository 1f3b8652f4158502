using Sirekap.Election.Forms;
using Sirekap.Specimen.Print;
using SkiaSharp;

namespace Sirekap.Specimen.Hand;

/// <summary>Writes words on a line and signs above one.</summary>
sealed class WordWriter(Pen pen, TypeCase type)
{
    /// <summary>Words of a letter height (mm) that fit their line, dancing a little.</summary>
    public void Write(WritingLine line, string words, double height, double most = 1)
    {
        using var font = new SKFont(type.Hands[pen.Writer.Face], (float)height) { Subpixel = true, Hinting = SKFontHinting.None };
        var natural = font.MeasureText(words);
        var room = line.Length * most * 0.95;
        if (natural > room)
            font.ScaleX = (float)(room / natural);
        using var paint = pen.Ink();
        paint.Style = SKPaintStyle.StrokeAndFill;
        paint.StrokeWidth = (float)(0.12 * pen.Writer.Pen);
        var x = line.At.X + Math.Min(pen.Dice.Between(0.5, 5), Math.Max(0, room - (natural * font.ScaleX)));
        pen.Canvas.Save();
        pen.Canvas.RotateDegrees((float)pen.Dice.Bell(0.7), (float)line.At.X, (float)line.At.Y);
        foreach (var word in words.Split(' '))
        {
            pen.Canvas.DrawText(word, (float)x, (float)(line.At.Y - 0.8 + pen.Dice.Bell(0.6)), SKTextAlign.Left, font, paint);
            x += font.MeasureText(word + " ");
        }

        pen.Canvas.Restore();
    }

    /// <summary>A signature above the line: loops that run to the right.</summary>
    public void Sign(WritingLine line, double height)
    {
        var dice = pen.Dice;
        var count = 7 + dice.Below(8);
        var width = Math.Min(line.Length, height * dice.Between(1.4, 2.6));
        var start = line.At.X + ((line.Length - width) * dice.Unit());
        var points = Enumerable.Range(0, count).Select(i => new SKPoint(
            (float)(start + (width * ((double)i / count)) + dice.Bell(width * 0.16)),
            (float)(line.At.Y - 4 - (height * (i % 2 == 0 ? dice.Between(0, 0.4) : dice.Between(0.4, 1)))))).ToArray();
        pen.Draw(points, round: true, weight: 0.6);
        if (dice.Chance(0.6))
            pen.Line(start - 2, line.At.Y - 5, start + (width * 1.1), line.At.Y - 7 + dice.Bell(3), 0.03, 0.6);
    }
}
