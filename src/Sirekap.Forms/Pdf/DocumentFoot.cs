using System.Globalization;
using Sirekap.Election.Forms;
using Sirekap.Forms.Recaps;
using Sirekap.Forms.Texts;

namespace Sirekap.Forms.Pdf;

/// <summary>The foot of every page of a document: what binds the paper to its data file and to the log, and room for the QR code at its right.</summary>
/// <param name="left">Where it begins.</param>
/// <param name="right">Where it ends.</param>
/// <param name="top">Its upper end; it is 21 mm high.</param>
/// <param name="words">The words.</param>
/// <param name="culture">How numbers are written.</param>
sealed class DocumentFoot(double left, double right, double top, FormWords words, CultureInfo culture)
{
    const double CodeSide = 22;

    /// <summary>The square of the QR code.</summary>
    public Box Code { get; } = new(right - CodeSide, top - 1, CodeSide, CodeSide);

    /// <summary>Prints it.</summary>
    public void Print(PrintedPage page, RecapImprint imprint, string number)
    {
        var end = right - CodeSide - 4;
        page.Line(left, top, end, top);
        page.Text(words["recap.datafile"], left, top + 4.5, 2.8);
        page.Text(Chunks(imprint.DataFile), left, top + 9, 3.1, end - left - 2, bold: true);
        page.Text(words.Of("recap.entries", imprint.Entries.ToString("N0", culture)), left, top + 13.5, 2.8);
        page.Text($"{imprint.ProofUrl}  ·  {number}", left, top + 18, 2.8, end - left - 2);
    }

    /// <summary>Sixteen groups of four digits: who receives the paper retypes some of them.</summary>
    static string Chunks(string hex) => string.Join(' ', hex.Chunk(4).Select(chunk => new string(chunk)));
}
