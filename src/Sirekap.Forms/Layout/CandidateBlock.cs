using Sirekap.Election.Contests;
using Sirekap.Election.Forms;
using Sirekap.Forms.Texts;

namespace Sirekap.Forms.Layout;

/// <summary>A candidate over the page's whole width: name, tally, number in words, figure.</summary>
sealed class CandidateBlock(Candidate candidate, FormWords words) : Block
{
    const double NumberSide = 25, LeftWidth = 450, TallyTop = 38, TallyHeight = 116;

    public override double HeightOn(Sheet sheet) => 216;

    public override void Place(Sheet sheet, double y)
    {
        var box = new Box(Paper.Left, y, NumberSide, NumberSide);
        sheet.Frame(box, 0.9, 1);
        sheet.Centred(candidate.Number.ToString(System.Globalization.CultureInfo.InvariantCulture), box.CentreX, y + 18, 16, bold: true);
        sheet.Paragraph(candidate.Name, box.Right + 9, y + 10.5, 9.6, LeftWidth - NumberSide - 12, mostLines: 2, bold: true);
        sheet.Text(words["block.rows"], Paper.Left + LeftWidth - 40, y + TallyTop - 2.4, 5, ink: 0.75);
        var tally = Tally.In(sheet, new(Paper.Left, y + TallyTop, LeftWidth, TallyHeight), rows: 5, columns: 12, subtotals: 40);
        WordsLine.Place(sheet, words, candidate.Field, y + 184, LeftWidth);
        sheet.Rule(Paper.Left, y + 206, Paper.Left + LeftWidth, y + 206, 0.5, 0.6);
        sheet.Field(Figure.At(candidate.Field, Paper.Right - Figure.Width, y, tally));
    }
}
