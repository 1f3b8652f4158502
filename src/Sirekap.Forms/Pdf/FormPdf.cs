using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Sirekap.Election.Forms;
using Sirekap.Forms.Printing;
using Sirekap.Forms.Texts;

namespace Sirekap.Forms.Pdf;

/// <summary>
/// Writes forms as a PDF. What all stations share is stored once for each page; a station adds its names and its codes, about a kilobyte a page.
/// Nothing is kept in memory but the places of the objects. The caller owns the stream.
/// </summary>
public sealed class FormPdf
{
    const double PointsPerMillimetre = 72 / 25.4;

    readonly FormDefinition _form;
    readonly PaperSize _paper;
    readonly FormWords _words;
    readonly PdfFile _file;
    readonly string _language;
    readonly int[] _templates;
    readonly string _resources;

    /// <summary>Begins a file.</summary>
    /// <param name="output">Where the bytes go.</param>
    /// <param name="form">The form.</param>
    /// <param name="paper">The sheet that it is scaled to.</param>
    /// <param name="language">The language of the few words that are not in the definition: <c>id</c> or <c>en</c>.</param>
    public FormPdf(Stream output, FormDefinition form, PaperSize paper = PaperSize.A3, string language = "id")
    {
        (_form, _paper, _language, _words) = (form, paper, language, new(language));
        _file = new(output);
        _resources = new PdfFonts(_file).Entry;
        _templates = [.. form.Pages.Select(AddTemplate)];
    }

    /// <summary>Adds the pages of one station.</summary>
    /// <param name="sheets">Its words and codes; a code for each page.</param>
    /// <exception cref="ArgumentException">There are not as many codes as pages.</exception>
    public void Add(StationSheets sheets)
    {
        if (sheets.Codes.Length != _form.Pages.Length)
            throw new ArgumentException($"{sheets.Codes.Length} codes were given for a form of {_form.Pages.Length} pages.", nameof(sheets));
        foreach (var page in _form.Pages)
            AddPage(page, StationContent(page, sheets.Words, sheets.Codes[page.Number - 1]));
    }

    /// <summary>Adds the form without a station: lines to fill by hand, and no code.</summary>
    public void AddBlank()
    {
        foreach (var page in _form.Pages)
        {
            var dots = new PdfSurface();
            foreach (var line in page.Lines.Where(IsInHead))
                dots.Dots(line.At, line.Length);
            AddPage(page, dots.ToBytes());
        }
    }

    /// <summary>Writes the end of the file. Nothing can be added after it.</summary>
    /// <param name="title">The document's title.</param>
    public void Close(string title) => _file.Close(_language, title);

    /// <summary>Lines that a station's words are printed on.</summary>
    static bool IsInHead(WritingLine line) => line.Holds is "station" or "station-code" or "village" or "district" or "regency" or "province";

    int AddTemplate(PageDefinition page)
    {
        var surface = new PdfSurface();
        PagePrinter.Print(surface, page, leaveOut: IsInHead);
        return _file.AddStream(
            Invariant($"/Type /XObject /Subtype /Form /BBox [0 0 {page.Width} {page.Height}] /Resources << {_resources} >>"), surface.ToBytes());
    }

    void AddPage(PageDefinition page, ReadOnlySpan<byte> station)
    {
        var (width, height) = Millimetres(_paper);
        var scale = Math.Min(width / page.Width, height / page.Height) * PointsPerMillimetre;
        var (paperWidth, paperHeight) = (width * PointsPerMillimetre, height * PointsPerMillimetre);
        var (left, top) = ((paperWidth - (scale * page.Width)) / 2, paperHeight - ((paperHeight - (scale * page.Height)) / 2));
        byte[] content =
        [
            .. Encoding.Latin1.GetBytes(Invariant($"{scale:0.######} 0 0 {-scale:0.######} {left:0.###} {top:0.###} cm /P Do\n")),
            .. station,
        ];
        var stream = _file.AddStream("", content);
        _file.AddPage(Invariant(
            $"/MediaBox [0 0 {paperWidth:0.##} {paperHeight:0.##}] /Resources << {_resources} /XObject << /P {_templates[page.Number - 1]} 0 R >> >> /Contents {stream} 0 R"));
    }

    byte[] StationContent(PageDefinition page, ImmutableDictionary<string, string> words, StationCode code)
    {
        var surface = new PdfSurface();
        foreach (var line in page.Lines.Where(IsInHead))
        {
            if (words.TryGetValue(line.Holds, out var said))
                surface.Text(Fitted(said, line, isLarge: line.Holds == "station"));
        }

        if (page.StationCode is not { } place)
            return surface.ToBytes();
        if (!code.IsSigned)
            surface.Text(new(_words["code.unsigned"], new(place.CentreX, place.Bottom + 4.6), 3.4, Centred: true));
        return [.. surface.ToBytes(), .. Encoding.Latin1.GetBytes(QrSquare.Operators(code.Text, place))];
    }

    static PrintedText Fitted(string said, WritingLine line, bool isLarge)
    {
        var height = isLarge ? 9.0 : 7.2;
        var natural = PrintFont.Bold.Measure(said, height);
        var most = line.Length;
        if (natural > most)
            height = Math.Max(4.5, height * most / natural);
        return new(said, new(line.At.X, line.At.Y), height, Math.Min(most, PrintFont.Bold.Measure(said, height)), Bold: true);
    }

    static (double Width, double Height) Millimetres(PaperSize paper) => paper switch
    {
        PaperSize.A1 => (594, 841),
        PaperSize.A2 => (420, 594),
        PaperSize.A3 => (297, 420),
        PaperSize.A4 => (210, 297),
        _ => throw new ArgumentOutOfRangeException(nameof(paper), paper, "No such sheet."),
    };

    static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
