using Sirekap.Election.Forms;
using Sirekap.Forms.Texts;

namespace Sirekap.Forms.Layout;

/// <summary>Head and foot, the same on every page: what form this is, of which station, which page, and how to write.</summary>
static class PageFrame
{
    public static void Place(Sheet sheet, FormHeading heading, FormWords words, int pages)
    {
        PlaceHead(sheet, heading, words);
        PlaceStation(sheet, words);
        PlaceFoot(sheet, words, pages);
    }

    static void PlaceHead(Sheet sheet, FormHeading heading, FormWords words)
    {
        const double X = 66;
        sheet.Text(heading.ElectionName, X, 23.5, 7.2, ink: 0.75);
        sheet.Text(heading.Model, X, 37.5, 14, bold: true);
        sheet.Paragraph(heading.ContestName, X, 49, 9, Paper.StationCode.X - 12 - X, mostLines: 1, bold: true);
        sheet.Rule(Paper.Left, 97, Paper.Right, 97, 0.5, 0.6);
    }

    static void PlaceStation(Sheet sheet, FormWords words)
    {
        (string Holds, string Label, double X, double Y, double Length)[] lines =
        [
            ("station", "label.station", 66, 71, 62), ("village", "label.village", 136, 71, 146), ("district", "label.district", 290, 71, 146),
            ("station-code", "label.code", 66, 90, 62), ("regency", "label.regency", 136, 90, 146), ("province", "label.province", 290, 90, 146),
        ];
        foreach (var (holds, label, x, y, length) in lines)
        {
            sheet.Text(words[label], x, y - 9, 5, ink: 0.75);
            sheet.Line(holds, x, y, length);
        }
    }

    static void PlaceFoot(Sheet sheet, FormWords words, int pages)
    {
        sheet.Rule(Paper.FootLeft, Paper.FootTop, Paper.FootRight, Paper.FootTop, 0.5, 0.6);
        sheet.Text(words["how.example"], Paper.FootLeft, Paper.FootTop + 12.5, 5, ink: 0.75);
        double x = Paper.FootLeft + 26;
        for (var digit = 0; digit <= 9; digit++, x += 15)
            SampleDigit.Place(sheet, digit, new Box(x, Paper.FootTop + 4.5, 7.4, 11.4));
        SampleDigit.PlaceCross(sheet, new Box(x, Paper.FootTop + 4.5, 11.4, 11.4));
        var page = words.Of("page.of", sheet.Number, pages);
        sheet.Text(page, Paper.FootRight - Printing.PrintFont.Bold.Measure(page, 9), Paper.FootTop + 13.5, 9, bold: true);
        sheet.Paragraph(words["how.digits"], Paper.FootLeft, Paper.FootTop + 25, 5.6, Paper.FootRight - Paper.FootLeft, mostLines: 1);
        sheet.Paragraph(words["how.bubbles"], Paper.FootLeft, Paper.FootTop + 33.5, 5.6, Paper.FootRight - Paper.FootLeft, mostLines: 1);
    }
}
