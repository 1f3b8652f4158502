using System.Globalization;
using Sirekap.Election.Recaps;
using Sirekap.Election.Regions;
using Sirekap.Forms.Pdf;
using Sirekap.Forms.Texts;

namespace Sirekap.Forms.Recaps;

/// <summary>
/// The D.Hasil of a tier as a PDF: figures of every unit below and together, in digits and words, objections, places to sign; and on every page the data
/// file's digest, the size of the log, and a QR code that leads to the proof. The same sheet gives the same bytes.
/// </summary>
public static class RecapPdf
{
    /// <summary>Writes the document.</summary>
    /// <param name="output">Where the bytes go; the caller owns it.</param>
    /// <param name="sheet">The figures.</param>
    /// <param name="imprint">What binds the paper to the log.</param>
    /// <param name="election">The election's name.</param>
    /// <param name="language">The language of the words: <c>id</c> or <c>en</c>. Numbers in words are Indonesian always, as the form asks.</param>
    /// <exception cref="FormatException">The proof's address is too long for the code.</exception>
    public static void Write(Stream output, RecapSheet sheet, RecapImprint imprint, string election, string language = "id")
    {
        var (words, culture) = (new FormWords(language), CultureInfo.GetCultureInfo(language == "en" ? "en-US" : "id-ID"));
        var lines = RecapLine.Of(sheet, language);
        RecapPage[] pages = [.. new RecapTable(sheet, lines, culture, words["recap.whole"]).Pages(), .. new RecapClosing(sheet, lines, culture, words).Pages()];
        var file = new PdfFile(output);
        var fonts = new PdfFonts(file).Entry;
        var title = words.Of("recap.title", words[$"recap.tier.{sheet.Region.Level.ToString().ToLowerInvariant()}"], sheet.Contest.Code.ToUpperInvariant());
        var foot = new DocumentFoot(RecapPage.Left, RecapPage.Right, 184, words, culture);
        foreach (var (index, page) in pages.Index())
        {
            Head(page, sheet, title, election, words);
            foot.Print(page, imprint, words.Of("page.of", index + 1, pages.Length));
            var stream = file.AddStream("", page.ToBytes(imprint.ProofUrl, foot.Code));
            file.AddPage($"/MediaBox {page.MediaBox} /Resources << {fonts} >> /Contents {stream} 0 R");
        }

        file.Close(language, $"{title} – {sheet.Region.Name.Trim()}");
    }

    static void Head(RecapPage page, RecapSheet sheet, string title, string election, FormWords words)
    {
        const double Whole = RecapPage.Right - RecapPage.Left;
        page.Text(title, RecapPage.Left, 15, 6, Whole, bold: true);
        page.Text($"{sheet.Contest.Name.In(words.Language)} · {election}", RecapPage.Left, 21.5, 3.6, Whole);
        page.Text(Place(sheet.Region), RecapPage.Left, 28, 4.2, Whole, bold: true);
        page.Text(Status(sheet, words), RecapPage.Left, 34, 3.4, Whole);
    }

    static string Place(Region region) => string.Join(" · ", region.Ancestors.Reverse().Append(region).Where(above => above.Level != RegionLevel.Nation || region.Level == RegionLevel.Nation)
        .Select(above => above.Name.Trim()));

    static string Status(RecapSheet sheet, FormWords words) => sheet.Recap switch
    {
        { Closed: { } end } => words.Of("recap.closed", end.Index),
        { Voided: [.., var last] } => words.Of("recap.void", last.Index),
        _ => words["recap.draft"],
    };
}
