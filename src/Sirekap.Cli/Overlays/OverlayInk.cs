using Sirekap.Election.Readings;
using Sirekap.Reader.Pages;
using SkiaSharp;

namespace Sirekap.Cli.Overlays;

/// <summary>The colours of overlays: what is sure is green, what is in doubt is orange, what is not read or not found is red.</summary>
internal static class OverlayInk
{
    /// <summary>From this confidence on a reading is drawn as sure.</summary>
    const double SureFrom = 0.99;

    public static readonly SKColor Tag = new(0xC0, 0x00, 0xC0);
    public static readonly SKColor Found = new(0x00, 0x80, 0x30);
    public static readonly SKColor Doubt = new(0xD0, 0x70, 0x00);
    public static readonly SKColor Missing = new(0xD0, 0x00, 0x20);
    public static readonly SKColor Grid = new(0x00, 0x70, 0xE0, 0x90);
    public static readonly SKColor Ring = new(0x00, 0x70, 0xE0);
    public static readonly SKColor CaptionPaper = new(0xFF, 0xFF, 0xFF);
    public static readonly SKColor CaptionText = new(0x10, 0x10, 0x10);

    /// <summary>Lightens the photograph so that lines stand out.</summary>
    public static readonly SKPaint Veil = new() { Color = new(0xFF, 0xFF, 0xFF, 0x38) };

    public static SKColor Of(FieldResult field) =>
        field.Reading.State == ReadingState.Illegible ? Missing
        : field.Reading.Confidence < SureFrom * FieldReading.Certain ? Doubt
        : Found;

    public static SKPaint Line(SKColor colour, float width) =>
        new() { Color = colour, StrokeWidth = width, IsStroke = true, IsAntialias = true };
}
