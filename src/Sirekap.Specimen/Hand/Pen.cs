using Sirekap.Election.Forms;
using SkiaSharp;

namespace Sirekap.Specimen.Hand;

/// <summary>A pen in a writer's hand, over a canvas in millimetres.</summary>
sealed class Pen(SKCanvas canvas, Writer writer, Dice dice)
{
    public SKCanvas Canvas => canvas;

    public Writer Writer => writer;

    public Dice Dice => dice;

    /// <summary>Writes a shape into an area, leaning and trembling as the writer does.</summary>
    public void Write(Shape shape, Box area, double steadiness = 1, double weight = 1, double fading = 0)
    {
        var stray = writer.Tremble * steadiness * area.Height;
        var waist = (writer.Waist + dice.Bell(0.03)) * steadiness;
        var bow = (writer.Bow + dice.Bell(0.02)) * steadiness;
        var taper = (writer.Taper + dice.Bell(0.05)) * steadiness;
        foreach (var stroke in shape.Strokes)
        {
            var points = stroke.Select(point =>
            {
                var middle = 4 * point.Y * (1 - point.Y);
                var x = 0.5 + ((point.X - 0.5) * (1 + (taper * ((2 * point.Y) - 1)))) + (bow * middle);
                var y = point.Y + (waist * middle);
                return new SKPoint(
                    (float)(area.X + (x * area.Width) + (writer.Slant * steadiness * (0.5 - y) * area.Height) + dice.Bell(stray)),
                    (float)(area.Y + (y * area.Height) + dice.Bell(stray)));
            }).ToArray();
            Draw(shape.Round ? points : Rounded(points), shape.Round, weight, fading);
        }
    }

    /// <summary>Corners cut round, as a quick hand does.</summary>
    SKPoint[] Rounded(SKPoint[] points)
    {
        if (writer.Roundness == 0 || points.Length < 3)
            return points;
        var cut = (float)(writer.Roundness * 0.25);
        var rounded = new List<SKPoint> { points[0] };
        for (var index = 1; index < points.Length - 1; index++)
        {
            var (before, corner, after) = (points[index - 1], points[index], points[index + 1]);
            var (from, to) = (Between(corner, before, cut), Between(corner, after, cut));
            rounded.AddRange([from, Between(Between(from, to, 0.5f), corner, 0.5f), to]);
        }

        return [.. rounded, points[^1]];
    }

    static SKPoint Between(SKPoint from, SKPoint to, float share) => new(from.X + ((to.X - from.X) * share), from.Y + ((to.Y - from.Y) * share));

    public void Line(double x1, double y1, double x2, double y2, double bend = 0.01, double weight = 1, double fading = 0)
    {
        var length = Math.Sqrt(((x2 - x1) * (x2 - x1)) + ((y2 - y1) * (y2 - y1)));
        var (mx, my) = ((x1 + x2) / 2, (y1 + y2) / 2);
        Draw(
            [
                new((float)x1, (float)y1),
                new((float)(mx + dice.Bell(bend * length)), (float)(my + dice.Bell(bend * length))),
                new((float)x2, (float)y2),
            ],
            round: true, weight, fading);
    }

    public void Draw(ReadOnlySpan<SKPoint> points, bool round, double weight = 1, double fading = 0)
    {
        using var builder = new SKPathBuilder();
        builder.MoveTo(points[0]);
        for (var i = 1; i < points.Length; i++)
        {
            if (!round)
            {
                builder.LineTo(points[i]);
                continue;
            }

            // Catmull-Rom through the points: a doubled point makes a corner.
            var before = points[Math.Max(i - 2, 0)];
            var (from, to) = (points[i - 1], points[i]);
            var after = points[Math.Min(i + 1, points.Length - 1)];
            builder.CubicTo(
                from + new SKPoint((to.X - before.X) / 6, (to.Y - before.Y) / 6),
                to - new SKPoint((after.X - from.X) / 6, (after.Y - from.Y) / 6),
                to);
        }

        using var path = builder.Detach();
        using var paint = Ink(fading);
        paint.Style = SKPaintStyle.Stroke;
        paint.StrokeWidth = (float)(writer.Pen * weight * dice.Between(0.9, 1.1));
        paint.StrokeCap = SKStrokeCap.Round;
        paint.StrokeJoin = SKStrokeJoin.Round;
        canvas.DrawPath(path, paint);
    }

    /// <summary>The writer's ink; the pen presses differently at each stroke.</summary>
    public SKPaint Ink(double fading = 0)
    {
        var faint = Math.Clamp(writer.Faintness + fading + dice.Bell(0.05), 0, 0.85);
        return new() { Color = writer.Ink.WithAlpha((byte)(255 * (1 - faint))), IsAntialias = true };
    }
}
