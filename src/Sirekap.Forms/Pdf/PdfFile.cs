using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Sirekap.Forms.Pdf;

/// <summary>
/// Writes a PDF (ISO 32000) object by object, so that a file may be larger than memory, after the rules of PDF/A-2b (ISO 19005-2) as far as a file's frame has
/// them. The same objects give the same bytes: no date, no chance.
/// </summary>
sealed class PdfFile
{
    const int CatalogNumber = 1, PagesNumber = 2, IdBytes = 16;

    readonly Stream _output;
    readonly List<long> _offsets = [0, 0];
    readonly List<int> _pages = [];
    byte[] _digest = [];
    long _length;

    public PdfFile(Stream output)
    {
        _output = output;
        Write("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n");
    }

    /// <summary>The number that a page names as its parent.</summary>
    public static int Pages => PagesNumber;

    /// <summary>Writes an object and gives its number.</summary>
    public int Add(string body)
    {
        var number = Begin();
        Write(body);
        Write("\nendobj\n");
        return number;
    }

    /// <summary>Writes a compressed stream with further entries of its dictionary, and gives its number.</summary>
    public int AddStream(string entries, ReadOnlySpan<byte> content)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            zip.Write(content);
        return AddPlain($"{entries} /Filter /FlateDecode", packed.GetBuffer().AsSpan(0, (int)packed.Length));
    }

    /// <summary>Adds a page, in order.</summary>
    public void AddPage(string entries) => _pages.Add(Add($"<< /Type /Page /Parent {PagesNumber} 0 R {entries} >>"));

    /// <summary>Writes the page tree, the table of objects and the end.</summary>
    /// <param name="language">The document's language.</param>
    /// <param name="title">The document's title.</param>
    public void Close(string language, string title)
    {
        var information = Add($"<< /Title {Text(title)} /Producer {Text(PdfMetadata.Producer)} >>");
        var metadata = AddPlain("/Type /Metadata /Subtype /XML", PdfMetadata.Of(title));
        var colours = AddStream("/N 3", SrgbProfile.Bytes);
        var intent = Add($"<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier ({SrgbProfile.Name}) /Info ({SrgbProfile.Name}) /DestOutputProfile {colours} 0 R >>");
        _offsets[PagesNumber - 1] = _length;
        Write($"{PagesNumber} 0 obj\n<< /Type /Pages /Count {_pages.Count} /Kids [{string.Join(' ', _pages.Select(page => $"{page} 0 R"))}] >>\nendobj\n");
        _offsets[CatalogNumber - 1] = _length;
        Write($"{CatalogNumber} 0 obj\n<< /Type /Catalog /Pages {PagesNumber} 0 R /Metadata {metadata} 0 R /OutputIntents [{intent} 0 R] /Lang {Text(language)} /ViewerPreferences << /DisplayDocTitle true /PrintScaling /None >> >>\nendobj\n");
        var table = _length;
        Write($"xref\n0 {_offsets.Count + 1}\n0000000000 65535 f \n");
        foreach (var offset in _offsets)
            Write($"{offset.ToString("D10", CultureInfo.InvariantCulture)} 00000 n \n");
        // Named after all that came before, as a file that never changes may be.
        var id = Convert.ToHexString(_digest.AsSpan(0, IdBytes));
        Write($"trailer\n<< /Size {_offsets.Count + 1} /Root {CatalogNumber} 0 R /Info {information} 0 R /ID [<{id}> <{id}>] >>\nstartxref\n{Invariant(table)}\n%%EOF\n");
    }

    /// <summary>A text string as PDF writes it: UTF-16 in hexadecimal.</summary>
    public static string Text(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    int AddPlain(string entries, ReadOnlySpan<byte> content)
    {
        var number = Begin();
        Write($"<< {entries} /Length {Invariant(content.Length)} >>\nstream\n");
        Write(content);
        Write("\nendstream\nendobj\n");
        return number;
    }

    int Begin()
    {
        _offsets.Add(_length);
        Write($"{_offsets.Count} 0 obj\n");
        return _offsets.Count;
    }

    void Write(string text) => Write(Encoding.Latin1.GetBytes(text));

    void Write(ReadOnlySpan<byte> bytes)
    {
        _output.Write(bytes);
        _digest = SHA256.HashData([.. _digest, .. bytes]);
        _length += bytes.Length;
    }

    static string Invariant(long number) => number.ToString(CultureInfo.InvariantCulture);
}
