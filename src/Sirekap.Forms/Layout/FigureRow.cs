using Sirekap.Forms.Printing;

namespace Sirekap.Forms.Layout;

/// <summary>A number and label at the left, one to three figures at the right, with heads over the columns where there are several.</summary>
sealed class FigureRow(FieldRow row) : Block
{
    const double HeadHeight = 10, ColumnGap = 14, LabelSize = 8.4, NumberRoom = 24;

    string Heads => string.Join('|', row.Figures.Select(figure => figure.Head));

    bool NeedsHeads(Sheet sheet) => row.Figures.Count > 1 && sheet.Heads != Heads;

    public override double HeightOn(Sheet sheet) => Figure.Height + (NeedsHeads(sheet) ? HeadHeight : 0);

    public override void Place(Sheet sheet, double y)
    {
        var first = Paper.Right - (row.Figures.Count * Figure.Width) - ((row.Figures.Count - 1) * ColumnGap);
        if (NeedsHeads(sheet))
        {
            for (var column = 0; column < row.Figures.Count; column++)
                sheet.Centred(row.Figures[column].Head, first + (column * (Figure.Width + ColumnGap)) + (Figure.Width / 2), y + 5, 6, bold: true, ink: 0.75);
            y += HeadHeight;
        }

        sheet.Heads = Heads;
        Label(sheet, y, first);
        sheet.Rule(Paper.Left, y + Figure.Height, first - 12, y + Figure.Height, 0.35, 0.45);
        for (var column = 0; column < row.Figures.Count; column++)
            sheet.Field(Figure.At(row.Figures[column].Field, first + (column * (Figure.Width + ColumnGap)), y));
    }

    void Label(Sheet sheet, double y, double first)
    {
        var x = Paper.Left;
        if (row.Number.Length > 0)
        {
            sheet.Text(row.Number, x, y + 11, LabelSize, bold: true);
            x += Math.Max(NumberRoom, PrintFont.Bold.Measure(row.Number, LabelSize) + 6);
        }

        sheet.Paragraph(row.Label, x, y + 11, LabelSize, first - 12 - x, mostLines: 6);
    }
}
