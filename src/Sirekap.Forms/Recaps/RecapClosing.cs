using System.Collections.Immutable;
using System.Globalization;
using Sirekap.Election.Forms;
using Sirekap.Election.Recaps;
using Sirekap.Election.Regions;
using Sirekap.Forms.Printing;
using Sirekap.Forms.Texts;

namespace Sirekap.Forms.Recaps;

/// <summary>What follows the table: the whole in digits and words, the objections, and places to sign. Runs from page to page.</summary>
sealed class RecapClosing(RecapSheet sheet, ImmutableArray<RecapLine> lines, CultureInfo culture, FormWords words)
{
    const double LineHeight = 5.1, WordsLeft = RecapPage.Left + 112, SignHeight = 15;
    const int Members = 4, Witnesses = 6;

    readonly List<RecapPage> _pages = [];
    double _y = double.MaxValue;

    /// <summary>Prints the pages.</summary>
    public IReadOnlyList<RecapPage> Pages()
    {
        Words();
        Objections();
        Signatures();
        return _pages;
    }

    void Words()
    {
        Heading(words["recap.words"]);
        foreach (var line in lines)
        {
            var page = Room(LineHeight);
            if (line.Column is not { } column)
            {
                page.Text(line.Label, RecapPage.Left, _y - 1.5, 3, RecapPage.Right - RecapPage.Left, bold: true);
                continue;
            }

            page.Text(line.Label, RecapPage.Left, _y - 1.5, 2.9, 84);
            page.RightText(RecapLine.Figure(sheet.Whole, column, culture), WordsLeft - 3, _y - 1.5, 3.2, 24, bold: true);
            page.Text(sheet.Whole.Counted == 0 ? "–" : Terbilang.Of(sheet.Whole.Figures[column]), WordsLeft, _y - 1.5, 2.9, RecapPage.Right - WordsLeft);
            page.Line(RecapPage.Left, _y, RecapPage.Right, _y, 0.1);
        }
    }

    void Objections()
    {
        Heading(words["recap.objections"]);
        if (sheet.Region.Level != RegionLevel.District)
            Paragraph(words["recap.objections.below"]);
        else if (sheet.Objections.IsEmpty)
            Paragraph(words["recap.objections.none"]);
        foreach (var objection in sheet.Objections)
        {
            Paragraph(words.Of("recap.objection", objection.Place, objection.Entry, objection.Text));
            Paragraph(objection.Answer is { } answer ? words.Of("recap.answer", answer) : words["recap.unanswered"]);
        }
    }

    void Signatures()
    {
        Heading(words["sign.place"] + " ............................   " + words["sign.date"] + " ............................");
        string[] places = [words["sign.chair"], .. Enumerable.Range(1, Members).Select(number => words.Of("sign.member", number)), .. Enumerable.Range(1, Witnesses).Select(number => words.Of("sign.witness", number))];
        const int Across = 4;
        const double Width = (RecapPage.Right - RecapPage.Left) / Across;
        foreach (var row in places.Chunk(Across))
        {
            var page = Room(SignHeight);
            foreach (var (index, place) in row.Index())
            {
                var box = new Box(RecapPage.Left + (index * Width), _y - SignHeight, Width, SignHeight);
                page.Frame(box);
                page.Text(place, box.X + 1.5, box.Y + 4, 2.8, Width - 3);
            }
        }
    }

    void Heading(string text) => Room(11).Text(text, RecapPage.Left, _y - 3, 4, RecapPage.Right - RecapPage.Left, bold: true);

    void Paragraph(string text)
    {
        foreach (var line in PrintFont.Regular.Wrap(text, 3, RecapPage.Right - RecapPage.Left))
            Room(4.3).Text(line, RecapPage.Left, _y - 1.2, 3, RecapPage.Right - RecapPage.Left);
    }

    /// <summary>The page that has room for so much more; <see cref="_y"/> is then its lower end.</summary>
    RecapPage Room(double height)
    {
        if (_y + height > RecapPage.Bottom)
        {
            _pages.Add(new());
            _y = RecapPage.Top;
        }

        _y += height;
        return _pages[^1];
    }
}
