using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Sirekap.Forms.Pdf;
using Sirekap.Forms.Printing;
using UglyToad.PdfPig;

namespace Sirekap.Forms.Tests.Pdf;

/// <summary>The clauses of ISO 19005-2 (PDF/A-2, level B) that concern what our printer writes, each looked for in the bytes. No full validator is among the tests.</summary>
public class PdfATests
{
    const string Hostile = "Ahli: 中 \u202E terbalik \u0007 –“é”";

    static readonly byte[] s_file = Print();
    static readonly string s_text = Encoding.Latin1.GetString(s_file);

    [Fact]
    public void The_frame_is_as_6_1_demands()
    {
        Assert.Matches("^%PDF-1\\.[0-7]\n%[\u0080-\u00ff]{4}\n", s_text);
        Assert.EndsWith("%%EOF\n", s_text, StringComparison.Ordinal);
        Assert.Matches("/ID \\[<[0-9A-F]{32}> <[0-9A-F]{32}>\\]", s_text);
        Assert.DoesNotContain("/Encrypt", s_text, StringComparison.Ordinal);
        Assert.DoesNotContain("/LZWDecode", s_text, StringComparison.Ordinal);
        var table = int.Parse(Regex.Match(s_text, "startxref\n(\\d+)\n").Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
        Assert.StartsWith("xref\n0 ", s_text[table..], StringComparison.Ordinal);
        foreach (var (index, line) in Regex.Matches(s_text[table..], "(\\d{10}) 00000 n \n").Index())
            Assert.StartsWith(FormattableString.Invariant($"{index + 1} 0 obj\n"), s_text[int.Parse(line.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)..], StringComparison.Ordinal);
    }

    [Fact]
    public void Every_stream_is_as_long_as_it_says() => Assert.All(Streams(), stream => Assert.Equal("\nendstream", s_text.Substring(stream.End, 10)));

    [Fact]
    public void Colours_are_grey_under_an_output_intent_with_its_profile_as_6_2_demands()
    {
        var intent = Regex.Match(s_text, "/OutputIntents \\[(\\d+) 0 R\\]").Groups[1].Value;
        Assert.Matches($"\n{intent} 0 obj\n<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier \\(sRGB IEC61966-2\\.1\\)", s_text);
        var profile = Streams().Single(stream => stream.Dictionary.Contains("/N 3", StringComparison.Ordinal)).Content;
        Assert.Equal((profile.Length, "acsp", "RGB "), (BinaryPrimitives.ReadInt32BigEndian(profile), Encoding.ASCII.GetString(profile, 36, 4), Encoding.ASCII.GetString(profile, 16, 4)));
        var white = new double[3];
        for (var tag = 0; tag < BinaryPrimitives.ReadInt32BigEndian(profile.AsSpan(128)); tag++)
        {
            var entry = profile.AsSpan(132 + (12 * tag));
            var (name, start, length) = (Encoding.ASCII.GetString(entry[..4]), BinaryPrimitives.ReadInt32BigEndian(entry[4..]), BinaryPrimitives.ReadInt32BigEndian(entry[8..]));
            Assert.True(start % 4 == 0 && start + length <= profile.Length);
            for (var axis = 0; axis < 3 && name is "rXYZ" or "gXYZ" or "bXYZ"; axis++)
                white[axis] += BinaryPrimitives.ReadInt32BigEndian(profile.AsSpan(start + 8 + (4 * axis))) / 65536.0;
        }

        Assert.Equal([0.964, 1.0, 0.825], white.Select(part => Math.Round(part, 3)));
    }

    [Fact]
    public void Nothing_is_transparent_and_pages_use_none_but_plain_operators()
    {
        foreach (var word in (string[])["/SMask", "/ca ", "/CA ", "/BM", "/Group", "/ExtGState", "/JavaScript", "/AA", "/OpenAction", "/Interpolate"])
            Assert.DoesNotContain(word, s_text, StringComparison.Ordinal);
        foreach (var content in Contents())
        {
            var plain = Regex.Replace(Regex.Replace(content, "BI .*? ID .*?\nEI", " ", RegexOptions.Singleline), "<[0-9A-F]*>|\\[[^\\]]*\\]|/\\w+", " ");
            Assert.Subset(new HashSet<string>(["re", "f", "w", "S", "m", "l", "d", "c", "s", "BT", "ET", "Tf", "Tm", "Tj", "g", "G", "q", "Q", "cm", "Do"]), Regex.Matches(plain, "[A-Za-z]+").Select(match => match.Value).ToHashSet());
        }
    }

    [Fact]
    public void Fonts_are_embedded_with_their_widths_and_a_map_to_characters_and_no_glyph_is_the_missing_one()
    {
        Assert.Equal(2, Regex.Count(s_text, "/Subtype /Type0 /BaseFont /\\S+ /Encoding /Identity-H /DescendantFonts \\[\\d+ 0 R\\] /ToUnicode \\d+ 0 R"));
        Assert.Equal(2, Regex.Count(s_text, "/CIDToGIDMap /Identity /W \\[0 \\["));
        Assert.Equal(2, Regex.Count(s_text, "/FontFile2 \\d+ 0 R"));
        Assert.DoesNotContain("/Subtype /TrueType", s_text, StringComparison.Ordinal);
        var glyphs = Contents().SelectMany(content => Regex.Matches(content, "<([0-9A-F]+)> Tj").SelectMany(shown => shown.Groups[1].Value.Chunk(4))).Select(code => new string(code)).ToList();
        Assert.NotEmpty(glyphs);
        Assert.DoesNotContain("0000", glyphs);
    }

    [Fact]
    public void The_metadata_are_plain_name_the_standard_and_agree_with_the_information_dictionary()
    {
        var metadata = Streams().Single(stream => stream.Dictionary.Contains("/Type /Metadata", StringComparison.Ordinal));
        Assert.Contains("/Subtype /XML", metadata.Dictionary, StringComparison.Ordinal);
        Assert.DoesNotContain("/Filter", metadata.Dictionary, StringComparison.Ordinal);
        var packet = Encoding.UTF8.GetString(metadata.Content);
        Assert.StartsWith("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>", packet, StringComparison.Ordinal);
        Assert.EndsWith("<?xpacket end=\"w\"?>", packet, StringComparison.Ordinal);
        var document = XDocument.Parse(packet);
        XNamespace id = "http://www.aiim.org/pdfa/ns/id/", dublin = "http://purl.org/dc/elements/1.1/", pdf = "http://ns.adobe.com/pdf/1.3/";
        Assert.Equal(("2", "B"), (document.Descendants(id + "part").Single().Value, document.Descendants(id + "conformance").Single().Value));
        using var opened = PdfDocument.Open(s_file);
        Assert.Equal((opened.Information.Title, opened.Information.Producer), (document.Descendants(dublin + "title").Single().Value, document.Descendants(pdf + "Producer").Single().Value));
        Assert.Equal("Formulir <A> & B", opened.Information.Title);
    }

    [Fact]
    public void What_the_face_cannot_draw_is_spelled_out_and_comes_back_as_text()
    {
        using var pdf = PdfDocument.Open(s_file);
        Assert.Contains("Ahli: [U+4E2D] [U+202E] terbalik [U+0007] –“é”", pdf.GetPage(1).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_widths_are_those_of_the_drawn_glyphs() => Assert.All(
        PrintFont.Regular.Characters, pair => Assert.Equal(PrintFont.Regular.Widths[pair.Glyph] / 1000.0, PrintFont.Regular.Measure(char.IsWhiteSpace(pair.Character) ? " " : pair.Character.ToString(), 1), 6));

    static byte[] Print()
    {
        using var output = new MemoryStream();
        var file = new PdfFile(output);
        var fonts = new PdfFonts(file).Entry;
        var surface = new PdfSurface();
        surface.Rectangle(new(10, 10, 20, 20), 0.4);
        surface.Ring(new(30, 30), 5, 0.3);
        surface.Dots(new(10, 50), 40);
        surface.Text(new(Hostile, new(10, 60), 4));
        surface.Text(new("Tebal", new(10, 70), 4, Bold: true));
        var page = file.AddStream("", [.. surface.ToBytes(), .. Encoding.Latin1.GetBytes(QrSquare.Operators("https://pemilu.example.id/bukti/7", new(60, 60, 20, 20)))]);
        file.AddPage($"/MediaBox [0 0 200 200] /Resources << {fonts} >> /Contents {page} 0 R");
        file.Close("id", "Formulir <A> & B");
        return output.ToArray();
    }

    static IEnumerable<string> Contents() => Streams().Where(stream => stream.Dictionary.TrimStart().StartsWith("/Filter", StringComparison.Ordinal)).Select(stream => Encoding.Latin1.GetString(stream.Content))
        .Where(content => content.Contains(" Tj", StringComparison.Ordinal));

    static IEnumerable<(string Dictionary, byte[] Content, int End)> Streams()
    {
        foreach (Match head in Regex.Matches(s_text, "\\d+ 0 obj\n<< ([^\n]*?) ?/Length (\\d+) >>\nstream\n"))
        {
            var (start, length) = (head.Index + head.Length, int.Parse(head.Groups[2].Value, System.Globalization.CultureInfo.InvariantCulture));
            var content = s_file.AsSpan(start, length).ToArray();
            if (head.Groups[1].Value.Contains("/FlateDecode", StringComparison.Ordinal))
            {
                using var plain = new MemoryStream();
                using (var zip = new ZLibStream(new MemoryStream(content), CompressionMode.Decompress))
                    zip.CopyTo(plain);
                content = plain.ToArray();
            }

            yield return (head.Groups[1].Value, content, start + length);
        }
    }
}
