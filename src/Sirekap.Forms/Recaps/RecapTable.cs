using System.Collections.Immutable;
using System.Globalization;
using Sirekap.Election.Recaps;
using Sirekap.Forms.Printing;

namespace Sirekap.Forms.Recaps;

/// <summary>The table of figures: a line for each field, a column for each unit below, and on every page the whole. Goes on to the right first, then down.</summary>
sealed class RecapTable(RecapSheet sheet, ImmutableArray<RecapLine> lines, CultureInfo culture, string whole)
{
    const double LabelWidth = 84, UnitWidth = 20.4, WholeWidth = 25, HeadHeight = 15, LineHeight = 5.1;
    const int UnitsAcross = 8;
    const int LinesDown = (int)((RecapPage.Bottom - RecapPage.Top - HeadHeight) / LineHeight);

    /// <summary>Prints the pages.</summary>
    public IEnumerable<RecapPage> Pages()
    {
        foreach (var part in lines.Chunk(LinesDown))
        {
            foreach (var units in sheet.Units.Chunk(UnitsAcross).DefaultIfEmpty([]))
                yield return Page(part, units);
        }
    }

    RecapPage Page(RecapLine[] part, RecapUnit[] units)
    {
        var page = new RecapPage();
        var wholeRight = RecapPage.Left + LabelWidth + (units.Length * UnitWidth) + WholeWidth;
        var bottom = RecapPage.Top + HeadHeight + (part.Length * LineHeight);
        foreach (var (index, unit) in units.Index())
            Head(page, RightOf(index), UnitWidth, unit.Name, unit);
        Head(page, wholeRight, WholeWidth, whole, sheet.Whole);
        var y = RecapPage.Top + HeadHeight;
        foreach (var line in part)
        {
            Line(page, line, units, wholeRight, y);
            y += LineHeight;
        }

        page.Line(RecapPage.Left, bottom, wholeRight, bottom);
        foreach (var x in (double[])[RecapPage.Left, RecapPage.Left + LabelWidth, .. units.Select((_, index) => RightOf(index)), wholeRight])
            page.Line(x, RecapPage.Top, x, bottom);
        page.Line(RecapPage.Left, RecapPage.Top, wholeRight, RecapPage.Top);
        return page;
    }

    void Line(RecapPage page, RecapLine line, RecapUnit[] units, double wholeRight, double y)
    {
        page.Line(RecapPage.Left, y, wholeRight, y);
        var baseline = y + LineHeight - 1.5;
        if (line.Column is not { } column)
        {
            page.Shade(new(RecapPage.Left, y, wholeRight - RecapPage.Left, LineHeight));
            page.Text(line.Label, RecapPage.Left + 1, baseline, 3, wholeRight - RecapPage.Left - 2, bold: true);
            return;
        }

        page.Text(line.Label, RecapPage.Left + 1, baseline, 2.9, LabelWidth - 2);
        foreach (var (index, unit) in units.Index())
            page.RightText(unit.Figures[column].ToString("N0", culture), RightOf(index) - 1, baseline, 3.2, UnitWidth - 2);
        page.RightText(sheet.Whole.Figures[column].ToString("N0", culture), wholeRight - 1, baseline, 3.2, WholeWidth - 2, bold: true);
    }

    /// <summary>A unit's name in up to three lines, and how many of its forms are in.</summary>
    void Head(RecapPage page, double right, double width, string name, RecapUnit unit)
    {
        foreach (var (index, line) in PrintFont.Bold.Wrap(name, 2.8, width - 2).Take(3).Index())
            page.Text(line, right - width + 1, RecapPage.Top + 3.4 + (index * 3.3), 2.8, width - 2, bold: true);
        page.Text(string.Create(culture, $"{unit.Counted:N0}/{unit.Stations:N0} TPS"), right - width + 1, RecapPage.Top + HeadHeight - 1.5, 2.5, width - 2);
    }

    static double RightOf(int unit) => RecapPage.Left + LabelWidth + ((unit + 1) * UnitWidth);
}
