using System.Text;

namespace Sirekap.Forms.Printing;

/// <summary>
/// A TrueType font from this program's own resources, as far as setting lines of text needs it. A character that it cannot draw is spelled out, as in
/// <c>[U+4E2D]</c>: nothing is lost, and nothing invisible turns a line around.
/// </summary>
public sealed class PrintFont
{
    readonly TrueTypeTables _tables;
    readonly int _unitsPerEm;

    PrintFont(string name, byte[] file)
    {
        (Name, File) = (name, file);
        var tables = _tables = new TrueTypeTables(file);
        _unitsPerEm = tables.U16("head", 18);
        Ascent = PerMille(tables.I16("hhea", 4));
        Descent = PerMille(tables.I16("hhea", 6));
        CapHeight = PerMille(tables.I16("OS/2", 88));
        Bounds = [.. Enumerable.Range(0, 4).Select(side => PerMille(tables.I16("head", 36 + (2 * side))))];
        Widths = [.. Enumerable.Range(0, tables.U16("maxp", 4)).Select(glyph => PerMille(tables.Advance(glyph)))];
    }

    /// <summary>The text face.</summary>
    public static PrintFont Regular { get; } = Load("PlusJakartaSans-Regular");

    /// <summary>The bold face.</summary>
    public static PrintFont Bold { get; } = Load("PlusJakartaSans-Bold");

    /// <summary>The PostScript name.</summary>
    public string Name { get; }

    /// <summary>The whole font file.</summary>
    public ReadOnlyMemory<byte> File { get; }

    /// <summary>Height above the base line, in thousandths of the em.</summary>
    public int Ascent { get; }

    /// <summary>Depth below the base line (negative), in thousandths of the em.</summary>
    public int Descent { get; }

    /// <summary>Height of capitals, in thousandths of the em.</summary>
    public int CapHeight { get; }

    /// <summary>Left, bottom, right and top of all glyphs together, in thousandths of the em.</summary>
    public IReadOnlyList<int> Bounds { get; }

    /// <summary>The width of each glyph, in thousandths of the em.</summary>
    public IReadOnlyList<int> Widths { get; }

    /// <summary>Every character that the font draws, with its glyph.</summary>
    public IEnumerable<(char Character, int Glyph)> Characters => _tables.Characters();

    /// <summary>The glyphs of a text. White space of any kind is a space.</summary>
    public IReadOnlyList<int> Glyphs(string text)
    {
        var glyphs = new List<int>(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.IsBmp && GlyphOf(Rune.IsWhiteSpace(rune) ? ' ' : (char)rune.Value) is > 0 and var glyph)
                glyphs.Add(glyph);
            else
                glyphs.AddRange($"[U+{rune.Value:X4}]".Select(GlyphOf));
        }

        return glyphs;
    }

    /// <summary>The width of a text in millimetres when its em is <paramref name="height"/> millimetres.</summary>
    public double Measure(string text, double height) =>
        Glyphs(text).Sum(glyph => Widths[glyph]) * height / 1000;

    /// <summary>Breaks a text at spaces into lines no wider than a width; a single word may be wider.</summary>
    public IReadOnlyList<string> Wrap(string text, double height, double width)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (line.Length > 0 && Measure(longer, height) > width)
            {
                lines.Add(line);
                longer = word;
            }

            line = longer;
        }

        if (line.Length > 0)
            lines.Add(line);
        return lines;
    }

    int GlyphOf(char character) => _tables.Glyph(character);

    int PerMille(int units) => (int)Math.Round(units * 1000.0 / _unitsPerEm);

    static PrintFont Load(string name)
    {
        using var stream = typeof(PrintFont).Assembly.GetManifestResourceStream(name + ".ttf")
            ?? throw new InvalidOperationException($"The program was built without its font {name}.");
        var file = new byte[stream.Length];
        stream.ReadExactly(file);
        return new(name, file);
    }
}
