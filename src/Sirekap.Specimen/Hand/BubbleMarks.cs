using SkiaSharp;

namespace Sirekap.Specimen.Hand;

/// <summary>What a pen does to one bubble. Places and radii in mm.</summary>
sealed class BubbleMarks(Pen pen)
{
    /// <summary>Black as the writer blackens: full, or back and forth.</summary>
    public void Blacken(double x, double y, double radius)
    {
        var dice = pen.Dice;
        var (cx, cy) = (x + dice.Bell(radius * 0.1), y + dice.Bell(radius * 0.1));
        if (pen.Writer.FillsBubbles == BubbleStyle.Full)
        {
            using var paint = pen.Ink();
            Blot(cx, cy, radius, paint, outlined: true);
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

    public void Tick(double x, double y, double radius)
    {
        var dice = pen.Dice;
        pen.Draw(
            [
                new((float)(x - (radius * dice.Between(0.5, 0.9))), (float)(y - (radius * dice.Between(0, 0.3)))),
                new((float)(x - (radius * dice.Between(0, 0.3))), (float)(y + (radius * dice.Between(0.5, 0.9)))),
                new((float)(x + (radius * dice.Between(0.8, 1.6))), (float)(y - (radius * dice.Between(1, 1.9)))),
            ],
            round: false);
    }

    public void Cross(double x, double y, double radius)
    {
        var reach = radius * pen.Dice.Between(0.75, 1.05);
        double Stray() => pen.Dice.Bell(radius * 0.1);
        pen.Line(x - reach + Stray(), y - reach + Stray(), x + reach + Stray(), y + reach + Stray());
        pen.Line(x + reach + Stray(), y - reach + Stray(), x - reach + Stray(), y + reach + Stray());
    }

    public void Half(double x, double y, double radius)
    {
        pen.Canvas.Save();
        pen.Canvas.ClipRect(new((float)(x - (2 * radius)), (float)(y - (2 * radius)), (float)(x + (radius * pen.Dice.Between(-0.1, 0.3))), (float)(y + (2 * radius))));
        Blacken(x, y, radius);
        pen.Canvas.Restore();
    }

    /// <summary>What rubbing leaves.</summary>
    public void Ghost(double x, double y, double radius)
    {
        using var paint = pen.Ink();
        paint.Color = paint.Color.WithAlpha((byte)pen.Dice.Between(15, 45));
        Blot(x, y, radius * 1.1, paint, outlined: false);
    }

    /// <summary>White paint that leaves what is under it a little visible.</summary>
    public void Whiten(double x, double y, double radius)
    {
        using var paint = new SKPaint { Color = new(250, 250, 246, (byte)pen.Dice.Between(225, 255)), IsAntialias = true };
        Blot(x + pen.Dice.Bell(0.4), y + pen.Dice.Bell(0.4), radius * pen.Dice.Between(1.1, 1.5), paint, outlined: false);
    }

    /// <summary>A stroke from beside the column through the bubble.</summary>
    public void Pass(double x, double y, double radius)
    {
        var dice = pen.Dice;
        pen.Line(x - (radius * dice.Between(1.5, 3)), y + dice.Bell(radius * 0.6), x + (radius * dice.Between(1.5, 3)), y + dice.Bell(radius * 0.6), weight: 0.9);
    }

    void Blot(double x, double y, double radius, SKPaint paint, bool outlined)
    {
        var points = Enumerable.Range(0, 9).Select(i =>
        {
            var r = radius * pen.Dice.Between(0.9, 1.12);
            return new SKPoint((float)(x + (r * Math.Cos(i * Math.Tau / 9))), (float)(y + (r * Math.Sin(i * Math.Tau / 9))));
        }).ToArray();
        using var builder = new SKPathBuilder();
        builder.MoveTo(points[0]);
        foreach (var point in points.AsSpan(1))
            builder.LineTo(point);
        builder.Close();
        using var path = builder.Detach();
        pen.Canvas.DrawPath(path, paint);
        if (outlined)
            pen.Draw([.. points, points[0], points[1]], round: true);
    }
}
