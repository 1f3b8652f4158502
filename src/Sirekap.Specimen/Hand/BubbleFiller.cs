using System.Globalization;
using Sirekap.Election.Forms;
using SkiaSharp;

namespace Sirekap.Specimen.Hand;

/// <summary>Blackens one bubble in each column.</summary>
sealed class BubbleFiller(Pen pen)
{
    public void Fill(BubbleGrid bubbles, int figure)
    {
        var digits = figure.ToString(CultureInfo.InvariantCulture).PadLeft(bubbles.Columns.Length, '0');
        for (var column = 0; column < bubbles.Columns.Length; column++)
            Blacken(bubbles.Columns[column], bubbles.Rows[digits[column] - '0'], bubbles.Diameter / 2);
    }

    void Blacken(double x, double y, double radius)
    {
        var dice = pen.Dice;
        var (cx, cy) = (x + dice.Bell(radius * 0.1), y + dice.Bell(radius * 0.1));
        if (pen.Writer.FillsBubbles == BubbleStyle.Full)
        {
            using var paint = pen.Ink();
            var points = Enumerable.Range(0, 9).Select(i =>
            {
                var r = radius * dice.Between(0.9, 1.12);
                return new SKPoint((float)(cx + (r * Math.Cos(i * Math.Tau / 9))), (float)(cy + (r * Math.Sin(i * Math.Tau / 9))));
            }).ToArray();
            using var builder = new SKPathBuilder();
            builder.MoveTo(points[0]);
            foreach (var point in points.AsSpan(1))
                builder.LineTo(point);
            builder.Close();
            using var path = builder.Detach();
            pen.Canvas.DrawPath(path, paint);
            pen.Draw([.. points, points[0], points[1]], round: true);
            return;
        }

        // Back and forth, a little beyond the ring.
        var lines = Enumerable.Range(0, 9).Select(i =>
        {
            var h = ((i / 4.0) - 1) * radius * 0.95;
            var half = Math.Sqrt(Math.Max(0.15, 1 - (h * h / radius / radius))) * radius * dice.Between(0.85, 1.15);
            return new SKPoint((float)(cx + (i % 2 == 0 ? -half : half)), (float)(cy + h + dice.Bell(0.3)));
        }).ToArray();
        pen.Draw(lines, round: false, weight: 1.3);
    }
}
