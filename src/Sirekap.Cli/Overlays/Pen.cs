using Sirekap.Reader.Imaging;
using SkiaSharp;

namespace Sirekap.Cli.Overlays;

/// <summary>Draws on an enlarged photograph in the photograph's own pixels.</summary>
/// <param name="canvas">The photograph, enlarged.</param>
/// <param name="scale">Pixels of the drawing to one pixel of the photograph.</param>
internal sealed class Pen(SKCanvas canvas, float scale)
{
    /// <summary>What is drawn on.</summary>
    public SKCanvas Canvas => canvas;

    /// <summary>A length in the drawing.</summary>
    public float Scaled(double pixels) => (float)pixels * scale;

    /// <summary>A place in the drawing.</summary>
    public SKPoint At(Pixel place) => new(Scaled(place.X), Scaled(place.Y));

    /// <summary>The four sides of something.</summary>
    public void Outline(Quad quad, SKColor colour, float width) => Line([.. Corners(quad), quad.TopLeft], colour, width);

    /// <summary>A line through points.</summary>
    public void Line(ReadOnlySpan<Pixel> points, SKColor colour, float width)
    {
        using var ink = OverlayInk.Line(colour, width);
        for (var index = 1; index < points.Length; index++)
            canvas.DrawLine(At(points[index - 1]), At(points[index]), ink);
    }

    /// <summary>The four corners of something.</summary>
    public static Pixel[] Corners(Quad quad) => [quad.TopLeft, quad.TopRight, quad.BottomRight, quad.BottomLeft];
}
