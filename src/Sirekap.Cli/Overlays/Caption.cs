using System.Globalization;
using Sirekap.Reader;
using Sirekap.Reader.Pages;
using SkiaSharp;

namespace Sirekap.Cli.Overlays;

/// <summary>Says under the photograph what came of it.</summary>
internal static class Caption
{
    const float Size = 19, Margin = 12;

    public static void Draw(SKCanvas canvas, Lettering letters, PageReading reading, string title, float top)
    {
        var width = canvas.DeviceClipBounds.Width - (2 * Margin);
        var colour = reading.Refusal is null ? OverlayInk.CaptionText : OverlayInk.Missing;
        var next = letters.Paragraph(canvas, $"{title}: {Outcome(reading)}", new(Margin, top + 24), width, Size, colour);
        if (reading.Quality is { } quality)
            letters.Paragraph(canvas, Words(quality), new(Margin, next), width, Size, OverlayInk.CaptionText);
    }

    static string Outcome(PageReading reading)
    {
        var page = reading.Form is null ? string.Empty : $"{reading.Form}, page {reading.Page}. ";
        return reading.Refusal is { } refusal ? $"{page}Refused ({refusal.Code()}): {refusal.Advice().En}" : page;
    }

    static string Words(PageQuality quality) => string.Create(
        CultureInfo.InvariantCulture,
        $"{quality.PixelsPerMillimetre:0.00} px/mm, edge {quality.EdgeWidth:0.00} mm, {quality.Corners} corners, {quality.ClearRows:P0} of rows clear, largest miss {quality.LargestMiss:0.00} mm, {quality.TagErrors} tag bits corrected");
}
