using System.Globalization;
using Sirekap.Election.Copies;
using Sirekap.Election.Counting;
using Sirekap.Election.Forms;
using Sirekap.Forms.Pdf;
using Sirekap.Forms.Recaps;
using Sirekap.Forms.Texts;

namespace Sirekap.Forms.Copies;

/// <summary>
/// A copy of a station's C.Hasil as a PDF: the form's own pages with the counted figures in their boxes, then every figure in digits and words, what was
/// decided by which entry, and the photographs' digests. Every page says that it is a copy, and what binds it to the log. The same sheet gives the same bytes.
/// </summary>
public static class CopyPdf
{
    /// <summary>Writes the document.</summary>
    /// <param name="output">Where the bytes go; the caller owns it.</param>
    /// <param name="sheet">The figures.</param>
    /// <param name="imprint">What binds the paper to the log.</param>
    /// <param name="election">The election's name.</param>
    /// <param name="language">The language of the words: <c>id</c> or <c>en</c>. The form's own print and numbers in words are Indonesian always.</param>
    /// <exception cref="FormatException">The proof's address is too long for the code.</exception>
    public static void Write(Stream output, StationSheet sheet, RecapImprint imprint, string election, string language = "id")
    {
        var (words, culture) = (new FormWords(language), CultureInfo.GetCultureInfo(language == "en" ? "en-US" : "id-ID"));
        CopyPage[] pages = [.. FormPages(sheet), .. new CopyTable(sheet, culture, words).Pages()];
        var foot = new DocumentFoot(CopyPage.Left, CopyPage.Right, CopyPage.FootTop, words, culture);
        var file = new PdfFile(output);
        var fonts = new PdfFonts(file).Entry;
        var title = words.Of("copy.title", sheet.Contest.Code.ToUpperInvariant());
        foreach (var (index, page) in pages.Index())
        {
            Head(page, sheet, title, election, words);
            foot.Print(page, imprint, words.Of("page.of", index + 1, pages.Length));
            var stream = file.AddStream("", page.ToBytes(imprint.ProofUrl, foot.Code));
            file.AddPage($"/MediaBox {page.MediaBox} /Resources << {fonts} >> /Contents {stream} 0 R");
        }

        file.Close(language, $"{title} – {sheet.Station.Name.Trim()} {sheet.Station.Code}");
    }

    static IEnumerable<CopyPage> FormPages(StationSheet sheet)
    {
        var counted = sheet.Lines.Where(line => line.Counted is not null).ToDictionary(line => line.Field.Id, line => line.Counted!.Value, StringComparer.Ordinal);
        foreach (var definition in sheet.Contest.Form.Pages)
        {
            var page = new CopyPage();
            var scale = Math.Min((CopyPage.Right - CopyPage.Left) / definition.Width, (CopyPage.Bottom - CopyPage.Top) / definition.Height);
            page.Below(
                FormPicture.Of(definition, StationSheets.WordsOf(sheet.Station), counted),
                new Spot((CopyPage.Width - (definition.Width * scale)) / 2, CopyPage.Top + ((CopyPage.Bottom - CopyPage.Top - (definition.Height * scale)) / 2)),
                scale);
            yield return page;
        }
    }

    static void Head(CopyPage page, StationSheet sheet, string title, string election, FormWords words)
    {
        const double Whole = CopyPage.Right - CopyPage.Left;
        page.Text(title, CopyPage.Left, 13, 5, Whole, bold: true);
        page.Text($"{sheet.Contest.Name.In(words.Language)} · {election}", CopyPage.Left, 18, 3, Whole);
        var places = sheet.Station.Village.Ancestors.Reverse().Skip(1).Append(sheet.Station.Village).Select(region => region.Name.Trim());
        page.Text($"{string.Join(" · ", places)} · {sheet.Station.Name.Trim()} ({sheet.Station.Code})", CopyPage.Left, 23, 3.4, Whole, bold: true);
        page.Text(words[$"copy.state.{sheet.State.Code()}"] + (sheet.IsDisputed ? " " + words["copy.disputed"] : ""), CopyPage.Left, 28, 3, Whole);
    }
}
