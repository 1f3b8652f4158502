using System.Buffers.Binary;
using System.Text;

namespace Sirekap.Forms.Printing;

/// <summary>Numbers in the tables of a TrueType file (ISO/IEC 14496-22). The file is our own: damage is a fault of the build.</summary>
sealed class TrueTypeTables
{
    readonly byte[] _file;
    readonly Dictionary<string, int> _starts = new(StringComparer.Ordinal);

    public TrueTypeTables(byte[] file)
    {
        _file = file;
        for (var entry = 12; entry < 12 + (16 * Raw(4)); entry += 16)
            _starts[Encoding.ASCII.GetString(file, entry, 4)] = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(entry + 8));
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

    /// <summary>Every character of the map with its glyph, in order.</summary>
    public IEnumerable<(char Character, int Glyph)> Characters()
    {
        var map = _starts["cmap"] + BinaryPrimitives.ReadInt32BigEndian(_file.AsSpan(_starts["cmap"] + 8));
        var segments = Raw(map + 6);
        for (var segment = 0; segment < segments; segment += 2)
        {
            for (var character = Raw(map + 16 + segments + segment); character <= Math.Min(Raw(map + 14 + segment), 0xFFFD); character++)
            {
                if (Glyph((char)character) is > 0 and var glyph)
                    yield return ((char)character, glyph);
            }
        }
    }

    int Raw(int at) => BinaryPrimitives.ReadUInt16BigEndian(_file.AsSpan(at));
}
