using Sirekap.Forms.Printing;

namespace Sirekap.Forms.Pdf;

/// <summary>The two faces as embedded fonts of a PDF, under the names /R and /B.</summary>
sealed class PdfFonts(PdfFile file)
{
    const int Nonsymbolic = 32;

    /// <summary>The resource dictionary's entry.</summary>
    public string Entry { get; } = $"/Font << /R {Embed(file, PrintFont.Regular, 400)} 0 R /B {Embed(file, PrintFont.Bold, 700)} 0 R >>";

    static int Embed(PdfFile file, PrintFont font, int weight)
    {
        var program = file.AddStream($"/Length1 {font.File.Length}", font.File.Span);
        var descriptor = file.Add(
            $"<< /Type /FontDescriptor /FontName /{font.Name} /Flags {Nonsymbolic} /FontBBox [{string.Join(' ', font.Bounds)}] /ItalicAngle 0 "
            + $"/Ascent {font.Ascent} /Descent {font.Descent} /CapHeight {font.CapHeight} /StemV {weight / 5} /FontWeight {weight} /FontFile2 {program} 0 R >>");
        return file.Add(
            $"<< /Type /Font /Subtype /TrueType /BaseFont /{font.Name} /Encoding /WinAnsiEncoding /FirstChar 32 /LastChar 255 "
            + $"/Widths [{string.Join(' ', font.Widths)}] /FontDescriptor {descriptor} 0 R >>");
    }
}
