using System.Globalization;
using Sirekap.Election.Forms;

namespace Sirekap.Forms.Layout;

/// <summary>Two rows of a long list of candidates or parties side by side.</summary>
sealed class CompactPair(FieldRow left, FieldRow? right) : Block
{
    const double Width = 262, TallyWidth = Width - 10 - 84;

    public override double HeightOn(Sheet sheet) => Figure.Height;

    public override void Place(Sheet sheet, double y)
    {
        Place(sheet, left, Paper.Left, y);
        if (right is not null)
            Place(sheet, right, Paper.Right - Width, y);
        sheet.Heads = "";
    }

    static void Place(Sheet sheet, FieldRow row, double x, double y)
    {
        var number = row.Candidate?.Number.ToString(CultureInfo.InvariantCulture) ?? row.Number;
        sheet.Text(number, x, y + 7, 8, bold: true);
        sheet.Paragraph(row.Candidate?.Name ?? row.Label, x + 20, y + 7, 6.6, TallyWidth - 20, mostLines: row.Candidate is null ? 6 : 2, bold: row.Candidate is not null);
        var tally = row.Candidate is null
            ? null
            : Tally.In(sheet, new(x, y + 20, TallyWidth, Figure.Height - 20), rows: 10, columns: 6, subtotals: 26);
        sheet.Field(Figure.At(row.Figures[0].Field, x + Width - Figure.Width, y, tally));
    }
}
