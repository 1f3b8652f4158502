using System.Globalization;
using Sirekap.Cli.Reading;
using Sirekap.Election.Readings;
using Sirekap.Reader.Imaging;
using Sirekap.Reader.Pages;
using SkiaSharp;

namespace Sirekap.Cli.Overlays;

/// <summary>Draws the page's parts where the reader thinks they lie.</summary>
/// <param name="canvas">The photograph, enlarged.</param>
/// <param name="scale">Pixels of the drawing to one pixel of the photograph.</param>
/// <param name="letters">The typeface.</param>
internal sealed class PageDrawing(SKCanvas canvas, float scale, Lettering letters)
{
    public void Draw(PageReading reading)
    {
        var sketch = reading.Sketch();
        foreach (var line in sketch.Grid)
            Stroke(line.AsSpan(), OverlayInk.Grid, 1.2f, closed: false);
        foreach (var tag in sketch.Tags)
            Stroke(Around(tag), OverlayInk.Tag, 4, closed: true);
        foreach (var corner in sketch.Corners)
            Draw(corner);
        foreach (var ring in sketch.Rings)
            Draw(ring);
        foreach (var field in reading.Fields)
            Draw(field);
    }

    void Draw(CornerSketch corner)
    {
        var at = ToCanvas(corner.Found ?? corner.Expected);
        using var ink = OverlayInk.Line(corner.Found is null ? OverlayInk.Missing : OverlayInk.Found, 4);
        canvas.DrawCircle(at, 24, ink);
        canvas.DrawLine(at.X - 36, at.Y, at.X + 36, at.Y, ink);
        canvas.DrawLine(at.X, at.Y - 36, at.X, at.Y + 36, ink);
    }

    void Draw(RingSketch ring)
    {
        using var ink = OverlayInk.Line(ring.Marked ? OverlayInk.Found : OverlayInk.Ring, ring.Marked ? 5 : 1.5f);
        canvas.DrawCircle(ToCanvas(ring.Centre), (float)ring.Radius * scale, ink);
    }

    void Draw(FieldResult field)
    {
        var colour = OverlayInk.Of(field);
        foreach (var box in field.Boxes)
            Stroke(Around(box.Frame), colour, 2.5f, closed: true);
        letters.Label(canvas, Words(field), Above(field), 12, colour);
    }

    static string Words(FieldResult field)
    {
        var sure = (field.Reading.Confidence / (double)FieldReading.Certain).ToString("0.0000", CultureInfo.InvariantCulture);
        var bubbles = field.Bubbles is { } marks ? $" o{BoxText.Of(marks)}" : string.Empty;
        return $"{BoxText.Of(field.Boxes)}{bubbles} {sure} {field.Cause?.Code()}";
    }

    /// <summary>Just above the row of boxes in the drawing, however the page is turned.</summary>
    SKPoint Above(FieldResult field)
    {
        var corners = field.Boxes.SelectMany(box => Around(box.Frame)).Select(ToCanvas).ToList();
        return new(corners.Min(corner => corner.X), corners.Min(corner => corner.Y) - 4);
    }

    void Stroke(ReadOnlySpan<Pixel> points, SKColor colour, float width, bool closed)
    {
        using var ink = OverlayInk.Line(colour, width);
        for (var index = closed ? 0 : 1; index < points.Length; index++)
            canvas.DrawLine(ToCanvas(points[index == 0 ? ^1 : index - 1]), ToCanvas(points[index]), ink);
    }

    SKPoint ToCanvas(Pixel place) => new((float)place.X * scale, (float)place.Y * scale);

    static Pixel[] Around(Quad quad) => [quad.TopLeft, quad.TopRight, quad.BottomRight, quad.BottomLeft];
}
