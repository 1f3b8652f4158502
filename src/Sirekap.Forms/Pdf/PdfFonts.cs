using System.Text;
using Sirekap.Forms.Printing;

namespace Sirekap.Forms.Pdf;

/// <summary>The two faces as embedded fonts of a PDF, under the names /R and /B. Text is written as glyph numbers; a map leads from these to characters.</summary>
sealed class PdfFonts(PdfFile file)
{
    const int Nonsymbolic = 32, EntriesInBlock = 100;

    /// <summary>The resource dictionary's entry.</summary>
    public string Entry { get; } = $"/Font << /R {Embed(file, PrintFont.Regular, 400)} 0 R /B {Embed(file, PrintFont.Bold, 700)} 0 R >>";

    static int Embed(PdfFile file, PrintFont font, int weight)
    {
        var program = file.AddStream($"/Length1 {font.File.Length}", font.File.Span);
        var descriptor = file.Add(
            $"<< /Type /FontDescriptor /FontName /{font.Name} /Flags {Nonsymbolic} /FontBBox [{string.Join(' ', font.Bounds)}] /ItalicAngle 0 "
            + $"/Ascent {font.Ascent} /Descent {font.Descent} /CapHeight {font.CapHeight} /StemV {weight / 5} /FontWeight {weight} /FontFile2 {program} 0 R >>");
        var glyphs = file.Add(
            $"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{font.Name} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
            + $"/CIDToGIDMap /Identity /W [0 [{string.Join(' ', font.Widths)}]] /FontDescriptor {descriptor} 0 R >>");
        var characters = file.AddStream("", Encoding.ASCII.GetBytes(CharacterMap(font)));
        return file.Add(
            $"<< /Type /Font /Subtype /Type0 /BaseFont /{font.Name} /Encoding /Identity-H /DescendantFonts [{glyphs} 0 R] /ToUnicode {characters} 0 R >>");
    }

    /// <summary>From glyph to character; of several characters with one glyph, such as space and no-break space, the first.</summary>
    static string CharacterMap(PrintFont font)
    {
        var lines = font.Characters.DistinctBy(pair => pair.Glyph).OrderBy(pair => pair.Glyph).Select(pair => $"<{pair.Glyph:X4}> <{(int)pair.Character:X4}>").Chunk(EntriesInBlock)
            .Select(block => $"{block.Length} beginbfchar\n{string.Join('\n', block)}\nendbfchar\n");
        return "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
            + "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
            + string.Concat(lines) + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
    }
}
