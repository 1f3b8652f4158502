using Sirekap.Election.Forms;
using Sirekap.Forms.Texts;

namespace Sirekap.Forms.Layout;

/// <summary>A total of the whole station: label, number in words, figure; and a tally where the papers are counted one by one.</summary>
sealed class TotalRow(FieldRow row, bool isTallied, FormWords words) : Block
{
    const double LeftWidth = 450;

    public override double HeightOn(Sheet sheet) => Figure.Height;

    public override void Place(Sheet sheet, double y)
    {
        sheet.Text(row.Number, Paper.Left, y + 11, 8.4, bold: true);
        sheet.Paragraph(row.Label, Paper.Left + 24, y + 11, 8.4, LeftWidth - 24, mostLines: 2);
        TallyGrid? tally = null;
        if (isTallied)
        {
            sheet.Text(words["block.rows"], Paper.Left + LeftWidth - 40, y + 19.6, 5, ink: 0.75);
            tally = Tally.In(sheet, new(Paper.Left, y + 22, LeftWidth, 70), rows: 5, columns: 12, subtotals: 40);
        }

        WordsLine.Place(sheet, words, row.Figures[0].Field, y + 118, LeftWidth);
        sheet.Heads = "";
        sheet.Field(Figure.At(row.Figures[0].Field, Paper.Right - Figure.Width, y, tally));
    }
}
