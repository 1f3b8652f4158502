using System.Buffers.Binary;

namespace Sirekap.Forms.Printing;

/// <summary>A TrueType font from this program's own resources, as far as setting lines of Windows-1252 text needs it.</summary>
public sealed class PrintFont
{
    const int FirstCode = 32;

    readonly int _unitsPerEm;
    readonly int[] _widths;

    PrintFont(string name, byte[] file)
    {
        (Name, File) = (name, file);
        var tables = new TrueTypeTables(file);
        _unitsPerEm = tables.U16("head", 18);
        Ascent = PerMille(tables.I16("hhea", 4));
        Descent = PerMille(tables.I16("hhea", 6));
        CapHeight = PerMille(tables.I16("OS/2", 88));
        Bounds = [.. Enumerable.Range(0, 4).Select(side => PerMille(tables.I16("head", 36 + (2 * side))))];
        _widths = [.. Enumerable.Range(FirstCode, 256 - FirstCode).Select(code => PerMille(tables.Advance(tables.Glyph(Windows1252.CharacterOf((byte)code)))))];
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

    /// <summary>Widths of the Windows-1252 codes 32 to 255, in thousandths of the em.</summary>
    public IReadOnlyList<int> Widths => _widths;

    /// <summary>The width of a text in millimetres when its em is <paramref name="height"/> millimetres.</summary>
    public double Measure(string text, double height) =>
        Windows1252.Encode(text).Sum(code => _widths[Math.Max(code, (byte)FirstCode) - FirstCode]) * height / 1000;

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

    int PerMille(int units) => (int)Math.Round(units * 1000.0 / _unitsPerEm);

    static PrintFont Load(string name)
    {
        using var stream = typeof(PrintFont).Assembly.GetManifestResourceStream(name + ".ttf")
            ?? throw new InvalidOperationException($"The program was built without its font {name}.");
        var file = new byte[stream.Length];
        stream.ReadExactly(file);
        return new(name, file);
    }

    /// <summary>Numbers in the tables of a TrueType file (ISO/IEC 14496-22). The file is our own: damage is a fault of the build.</summary>
    sealed class TrueTypeTables
    {
        readonly byte[] _file;
        readonly Dictionary<string, int> _starts = new(StringComparer.Ordinal);

        public TrueTypeTables(byte[] file)
        {
            _file = file;
            for (var entry = 12; entry < 12 + (16 * Raw(4)); entry += 16)
                _starts[System.Text.Encoding.ASCII.GetString(file, entry, 4)] = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(entry + 8));
        }

        public int U16(string table, int at) => Raw(_starts[table] + at);

        public int I16(string table, int at) => BinaryPrimitives.ReadInt16BigEndian(_file.AsSpan(_starts[table] + at));

        /// <summary>Glyphs beyond the last width are as wide as the last.</summary>
        public int Advance(int glyph) => U16("hmtx", 4 * Math.Min(glyph, U16("hhea", 34) - 1));

        /// <summary>The glyph of a character by the segments of cmap format 4; 0 where the font has none.</summary>
        public int Glyph(char character)
        {
            var map = _starts["cmap"] + BinaryPrimitives.ReadInt32BigEndian(_file.AsSpan(_starts["cmap"] + 8));
            var segments = Raw(map + 6); // twice their number
            for (var segment = 0; segment < segments; segment += 2)
            {
                if (Raw(map + 14 + segment) < character)
                    continue;
                var (start, delta) = (Raw(map + 16 + segments + segment), Raw(map + 16 + (2 * segments) + segment));
                var offsetAt = map + 16 + (3 * segments) + segment;
                if (start > character)
                    return 0;
                var glyph = Raw(offsetAt) == 0 ? character : Raw(offsetAt + Raw(offsetAt) + (2 * (character - start)));
                return glyph == 0 ? 0 : (glyph + delta) & 0xFFFF;
            }

            return 0;
        }

        int Raw(int at) => BinaryPrimitives.ReadUInt16BigEndian(_file.AsSpan(at));
    }
}
