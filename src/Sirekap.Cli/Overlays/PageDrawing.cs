using System.Globalization;
using Sirekap.Cli.Reading;
using Sirekap.Election.Readings;
using Sirekap.Reader.Pages;
using SkiaSharp;

namespace Sirekap.Cli.Overlays;

/// <summary>Draws the page's parts where the reader thinks they lie.</summary>
/// <param name="pen">Draws on the photograph.</param>
/// <param name="letters">The typeface.</param>
internal sealed class PageDrawing(Pen pen, Lettering letters)
{
    public void Draw(PageReading reading)
    {
        var sketch = reading.Sketch();
        foreach (var line in sketch.Grid)
            pen.Line(line.AsSpan(), OverlayInk.Grid, 1.2f);
        foreach (var tag in sketch.Tags)
            pen.Outline(tag, OverlayInk.Tag, 4);
        foreach (var corner in sketch.Corners)
            Draw(corner);
        foreach (var ring in sketch.Rings)
            Draw(ring);
        foreach (var tally in sketch.Tallies)
            new TallyDrawing(pen, letters).Draw(tally);
        foreach (var field in reading.Fields)
            Draw(field);
    }

    void Draw(CornerSketch corner)
    {
        var at = pen.At(corner.Found ?? corner.Expected);
        using var ink = OverlayInk.Line(corner.Found is null ? OverlayInk.Missing : OverlayInk.Found, 4);
        pen.Canvas.DrawCircle(at, 24, ink);
        pen.Canvas.DrawLine(at.X - 36, at.Y, at.X + 36, at.Y, ink);
        pen.Canvas.DrawLine(at.X, at.Y - 36, at.X, at.Y + 36, ink);
    }

    void Draw(RingSketch ring)
    {
        using var ink = OverlayInk.Line(ring.Marked ? OverlayInk.Found : OverlayInk.Ring, ring.Marked ? 5 : 1.5f);
        pen.Canvas.DrawCircle(pen.At(ring.Centre), pen.Scaled(ring.Radius), ink);
    }

    void Draw(FieldResult field)
    {
        var colour = OverlayInk.Of(field);
        foreach (var box in field.Boxes)
            pen.Outline(box.Frame, colour, 2.5f);
        letters.Label(pen.Canvas, Words(field), Above(field), 12, colour);
    }

    static string Words(FieldResult field)
    {
        var sure = (field.Reading.Confidence / (double)FieldReading.Certain).ToString("0.0000", CultureInfo.InvariantCulture);
        var bubbles = field.Bubbles is { } marks ? $" o{BoxText.Of(marks)}" : string.Empty;
        var tally = field.Tally is { } strokes ? $" t{TallyText.Of(strokes)}" : string.Empty;
        return $"{BoxText.Of(field.Boxes)}{bubbles}{tally} {sure} {field.Cause?.Code()}";
    }

    /// <summary>Just above the row of boxes in the drawing, however the page is turned.</summary>
    SKPoint Above(FieldResult field)
    {
        var corners = field.Boxes.SelectMany(box => Pen.Corners(box.Frame)).Select(pen.At).ToList();
        return new(corners.Min(corner => corner.X), corners.Min(corner => corner.Y) - 4);
    }
}
