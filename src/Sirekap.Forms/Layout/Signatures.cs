using System.Globalization;
using Sirekap.Election.Forms;
using Sirekap.Forms.Texts;

namespace Sirekap.Forms.Layout;

/// <summary>Place and date, names and signatures: the area that every public picture covers.</summary>
sealed class Signatures(FormWords words, int witnesses) : Block
{
    /// <summary>Officers of a station (KPPS): law 7/2017, article 59.</summary>
    const int Officers = 7;

    const int MostInRow = 7;

    const double DateHeight = 26, HeadHeight = 11, RowHeight = 64;

    int WitnessRows => (witnesses + MostInRow - 1) / MostInRow;

    public override bool SinksToFoot => true;

    public override double HeightOn(Sheet sheet) => DateHeight + (2 * HeadHeight) + ((1 + WitnessRows) * RowHeight) + 4;

    public override void Place(Sheet sheet, double y)
    {
        PlaceAndDate(sheet, y);
        y += DateHeight;
        var top = y;
        sheet.Text(words["sign.officers"], Paper.Left, y + 7, 6.4, bold: true);
        y += HeadHeight;
        People(sheet, "officer", Officers, y, index => index == 1 ? words["sign.chair"] : words.Of("sign.member", index));
        y += RowHeight;
        sheet.Text(words["sign.witnesses"], Paper.Left, y + 7, 6.4, bold: true);
        y += HeadHeight;
        People(sheet, "witness", witnesses, y, index => words.Of("sign.witness", index));
        y += WitnessRows * RowHeight;
        sheet.Mask(new(Paper.Left - 4, top, Paper.Right - Paper.Left + 8, y - top + 4));
    }

    void PlaceAndDate(Sheet sheet, double y)
    {
        const double Side = 13, Pitch = 15;
        sheet.Text(words["sign.place"], Paper.Left, y + 12, 6.4);
        sheet.Line("place", Paper.Left + 52, y + 13, 200);
        sheet.Text(words["sign.date"], 330, y + 12, 6.4);
        double x = 366;
        for (var digit = 1; digit <= 8; digit++)
        {
            sheet.Frame(new(x, y, Side, Side + 3), 0.7, 1);
            sheet.Line($"date.{digit.ToString(CultureInfo.InvariantCulture)}", x + 1.5, y + Side + 0.5, Side - 3);
            x += Pitch + (digit is 2 or 4 ? 6 : 0);
        }
    }

    static void People(Sheet sheet, string kind, int count, double y, Func<int, string> title)
    {
        var inRow = Math.Min(count, MostInRow);
        var width = (Paper.Right - Paper.Left) / inRow;
        for (var index = 0; index < count; index++)
        {
            var x = Paper.Left + (index % inRow * width);
            var top = y + (index / inRow * RowHeight);
            sheet.Frame(new(x, top, width, RowHeight - 2), 0.5, 0.6);
            sheet.Text(title(index + 1), x + 3, top + 7, 5.4, ink: 0.75);
            sheet.Line($"{kind}.{(index + 1).ToString(CultureInfo.InvariantCulture)}", x + 4, top + RowHeight - 9, width - 8);
        }
    }
}
