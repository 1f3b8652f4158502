using System.Collections.Immutable;
using System.Globalization;
using Sirekap.Election.Copies;
using Sirekap.Election.Forms;
using Sirekap.Election.Recaps;
using Sirekap.Forms.Pdf;
using Sirekap.Forms.Printing;

namespace Sirekap.Forms.Copies;

/// <summary>
/// A page of the form as a copy shows it: its print and the counted figures in its boxes. Without tags, corners, guides and bubbles: nobody's reader shall
/// take a copy for the paper.
/// </summary>
static class FormPicture
{
    const string Words = "words.";
    const double FrameThickness = 1.06;

    /// <summary>Draws a page.</summary>
    /// <param name="page">The page.</param>
    /// <param name="names">The station's words, by what a line holds.</param>
    /// <param name="counted">The counted figures by field; none while the form is not counted.</param>
    public static PdfSurface Of(PageDefinition page, ImmutableDictionary<string, string> names, IReadOnlyDictionary<string, int> counted)
    {
        var surface = new PdfSurface();
        foreach (var rule in page.Rules)
            surface.Line(rule.From, rule.To, rule.Thickness, rule.Ink);
        foreach (var text in page.Texts)
            surface.Text(text);
        foreach (var line in page.Lines)
            Write(surface, line, names, counted);
        foreach (var field in page.Fields)
            Write(surface, field, counted.TryGetValue(field.Field, out var value) ? value : null);
        return surface;
    }

    static void Write(PdfSurface surface, WritingLine line, ImmutableDictionary<string, string> names, IReadOnlyDictionary<string, int> counted)
    {
        if (names.TryGetValue(line.Holds, out var name))
            surface.Text(Fitted(name, line, 7));
        else if (line.Holds.StartsWith(Words, StringComparison.Ordinal) && counted.TryGetValue(line.Holds[Words.Length..], out var value))
            surface.Text(Fitted(Terbilang.Of(value), line, 6));
    }

    static PrintedText Fitted(string text, WritingLine line, double height)
    {
        var natural = PrintFont.Bold.Measure(text, height);
        return new(text, line.At, height * Math.Min(1, line.Length / natural), Bold: true);
    }

    /// <summary>A digit in each box from the right; boxes that the number does not need stay empty, and all do where nothing is counted.</summary>
    static void Write(PdfSurface surface, FieldLayout field, int? value)
    {
        var digits = value?.ToString(CultureInfo.InvariantCulture) ?? "";
        foreach (var (index, box) in field.Digits.Index())
        {
            surface.Frame(box, FrameThickness);
            var place = index - (field.Digits.Length - digits.Length);
            if (place >= 0)
                surface.Text(new(digits[place].ToString(), new(box.CentreX, box.CentreY + (box.Height * 0.26)), box.Height * 0.72, Centred: true, Bold: true));
        }
    }
}
