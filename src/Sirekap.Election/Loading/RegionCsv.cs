using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Sirekap.Election.Regions;

namespace Sirekap.Election.Loading;

/// <summary>
/// One province's regions as CSV (RFC 4180, UTF-8, LF): lines that begin with <c>#</c> name the source, then the header
/// <see cref="Header"/>, then one line per region by code. The last column holds the stations of a village, see <see cref="StationRun"/>.
/// </summary>
internal static class RegionCsv
{
    /// <summary>The header line.</summary>
    public const string Header = "code,id,name,stations";

    private static readonly UTF8Encoding _utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a file into a tree under construction.</summary>
    /// <exception cref="ElectionDataException">A line is wrong; file, line and value are named.</exception>
    public static void Read(string file, ReadOnlySpan<byte> text, RegionTreeBuilder tree)
    {
        var (number, headed) = (0, false);
        while (!text.IsEmpty)
        {
            number++;
            try
            {
                var line = NextLine(ref text);
                if (headed)
                    ReadRegion(line, tree);
                else if (line.IsEmpty || line[0] != '#')
                    headed = IsHeader(line);
            }
            catch (FormatException error)
            {
                throw new ElectionDataException(file, $"line {number.ToString(CultureInfo.InvariantCulture)}", error.Message, error);
            }
        }

        if (!headed)
            throw new ElectionDataException(file, null, $"The file has no header. Begin it with {Header}.");
    }

    private static ReadOnlySpan<byte> NextLine(ref ReadOnlySpan<byte> text)
    {
        var end = text.IndexOf((byte)'\n');
        if (end < 0)
            throw new FormatException("The last line is cut off. End every line with a line feed.");
        var line = text[..end];
        text = text[(end + 1)..];
        return line;
    }

    private static bool IsHeader(ReadOnlySpan<byte> line) => line.SequenceEqual("code,id,name,stations"u8)
        ? true
        : throw new FormatException($"\"{Encoding.UTF8.GetString(line)}\" is not the header. Write {Header}.");

    private static void ReadRegion(ReadOnlySpan<byte> line, RegionTreeBuilder tree)
    {
        var rest = line;
        var code = Text(Column(ref rest, last: false));
        var idText = Column(ref rest, last: false);
        if (!Utf8Parser.TryParse(idText, out int id, out var used) || used != idText.Length)
            throw new FormatException($"Region {code} has the id \"{Encoding.UTF8.GetString(idText)}\". Give KPU's number.");
        var name = Text(Column(ref rest, last: false));
        var stations = Column(ref rest, last: true);
        tree.AddRegion(code, id, name);
        if (stations.IsEmpty)
            return;
        foreach (var run in stations.Split((byte)' '))
            tree.AddStations(StationRun.Parse(stations[run]));
    }

    // A column that holds a comma stands in quotation marks; none of KPU's names holds a quotation mark.
    private static ReadOnlySpan<byte> Column(ref ReadOnlySpan<byte> rest, bool last)
    {
        ReadOnlySpan<byte> column;
        if (!rest.IsEmpty && rest[0] == '"')
        {
            var close = rest[1..].IndexOf((byte)'"');
            if (close < 0)
                throw new FormatException("A quotation mark is not closed. Close it before the next comma.");
            column = rest[1..(close + 1)];
            rest = rest[(close + 2)..];
        }
        else
        {
            var end = rest.IndexOf((byte)',');
            column = end < 0 ? rest : rest[..end];
            rest = end < 0 ? [] : rest[end..];
            if (column.Contains((byte)'"'))
                throw new FormatException($"\"{Encoding.UTF8.GetString(column)}\" has a quotation mark inside. Quote a whole column or none of it.");
        }

        if (last != rest.IsEmpty || (!last && rest[0] != ','))
            throw new FormatException($"The line does not have the four columns {Header}. Write all four; the last may be empty.");
        rest = last ? rest : rest[1..];
        return column;
    }

    private static string Text(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return _utf8.GetString(bytes);
        }
        catch (DecoderFallbackException error)
        {
            throw new FormatException("A name is not UTF-8. Save the file as UTF-8.", error);
        }
    }
}
