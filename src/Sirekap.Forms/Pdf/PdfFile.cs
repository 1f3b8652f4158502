using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Sirekap.Forms.Pdf;

/// <summary>
/// Writes a PDF (ISO 32000) object by object, so that a file may be larger than memory. The same objects give the same bytes: no date, no chance.
/// </summary>
sealed class PdfFile
{
    const int CatalogNumber = 1, PagesNumber = 2;

    readonly Stream _output;
    readonly List<long> _offsets = [0, 0];
    readonly List<int> _pages = [];
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
        var number = Begin();
        Write($"<< {entries} /Filter /FlateDecode /Length {Invariant(packed.Length)} >>\nstream\n");
        _output.Write(packed.GetBuffer(), 0, (int)packed.Length);
        _length += packed.Length;
        Write("\nendstream\nendobj\n");
        return number;
    }

    /// <summary>Adds a page, in order.</summary>
    public void AddPage(string entries) => _pages.Add(Add($"<< /Type /Page /Parent {PagesNumber} 0 R {entries} >>"));

    /// <summary>Writes the page tree, the table of objects and the end.</summary>
    /// <param name="catalog">Further entries of the catalog.</param>
    /// <param name="title">The document's title.</param>
    public void Close(string catalog, string title)
    {
        var information = Add($"<< /Title {Text(title)} /Producer {Text("Sirekap Terbuka")} >>");
        _offsets[PagesNumber - 1] = _length;
        Write($"{PagesNumber} 0 obj\n<< /Type /Pages /Count {_pages.Count} /Kids [{string.Join(' ', _pages.Select(page => $"{page} 0 R"))}] >>\nendobj\n");
        _offsets[CatalogNumber - 1] = _length;
        Write($"{CatalogNumber} 0 obj\n<< /Type /Catalog /Pages {PagesNumber} 0 R {catalog} >>\nendobj\n");
        var table = _length;
        Write($"xref\n0 {_offsets.Count + 1}\n0000000000 65535 f \n");
        foreach (var offset in _offsets)
            Write($"{offset.ToString("D10", CultureInfo.InvariantCulture)} 00000 n \n");
        Write($"trailer\n<< /Size {_offsets.Count + 1} /Root {CatalogNumber} 0 R /Info {information} 0 R >>\nstartxref\n{Invariant(table)}\n%%EOF\n");
    }

    /// <summary>A text string as PDF writes it: UTF-16 in hexadecimal.</summary>
    public static string Text(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    int Begin()
    {
        _offsets.Add(_length);
        Write($"{_offsets.Count} 0 obj\n");
        return _offsets.Count;
    }

    void Write(string text)
    {
        var bytes = Encoding.Latin1.GetBytes(text);
        _output.Write(bytes);
        _length += bytes.Length;
    }

    static string Invariant(long number) => number.ToString(CultureInfo.InvariantCulture);
}
