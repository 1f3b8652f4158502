using System.Collections.Immutable;
using System.Globalization;
using Sirekap.Election.Copies;
using Sirekap.Election.Recaps;
using Sirekap.Forms.Printing;
using Sirekap.Forms.Texts;

namespace Sirekap.Forms.Copies;

/// <summary>What follows the form's own pages: every figure in digits and words, what was decided, the photographs, the objections. Runs from page to page.</summary>
sealed class CopyTable(StationSheet sheet, CultureInfo culture, FormWords words)
{
    const double LineHeight = 5.1, LabelWidth = 82, OfficerRight = CopyPage.Left + 100, CountedRight = CopyPage.Left + 118, WordsLeft = CopyPage.Left + 121;

    readonly List<CopyPage> _pages = [];
    double _y = double.MaxValue;

    /// <summary>Prints the pages.</summary>
    public IReadOnlyList<CopyPage> Pages()
    {
        Figures();
        Decision();
        Suspended();
        Photographs();
        Objections();
        return _pages;
    }

    void Figures()
    {
        Heading(words["copy.figures"]);
        var head = Room(LineHeight);
        head.RightText(words["copy.officer"], OfficerRight, _y - 1.5, 2.6, 17);
        head.RightText(words["copy.counted"], CountedRight, _y - 1.5, 2.6, 17, bold: true);
        foreach (var line in sheet.Lines)
        {
            var page = Room(LineHeight);
            page.Text($"{line.Field.Id}  {line.Field.Label.In(words.Language)}", CopyPage.Left, _y - 1.5, 2.7, LabelWidth);
            page.RightText(Number(line.Officer), OfficerRight, _y - 1.5, 2.9, 17);
            page.RightText(Number(line.Counted) + (line.IsCorrected ? " *" : "") + (line.Suspended is null ? "" : " #"), CountedRight, _y - 1.5, 3, 17, bold: true);
            page.Text(line.Counted is { } counted ? Terbilang.Of(counted) : "–", WordsLeft, _y - 1.5, 2.7, CopyPage.Right - WordsLeft);
            page.Line(CopyPage.Left, _y, CopyPage.Right, _y, 0.1);
        }
    }

    void Decision()
    {
        if (sheet.Decision is not { } decision)
            return;
        Heading(words["copy.decision"]);
        Paragraph(words.Of($"copy.decision.{decision.Statement.Outcome.ToString().ToLowerInvariant()}", decision.Index));
        if (sheet.Lines.Any(line => line.IsCorrected))
            Paragraph(words.Of("copy.corrected", decision.Index, string.Join(", ", sheet.Lines.Where(line => line.IsCorrected).Select(line => line.Field.Id))));
        if (decision.Statement.Note is { } note)
            Paragraph($"“{note}”");
    }

    void Suspended()
    {
        foreach (var line in sheet.Lines.Where(line => line.Suspended is not null))
            Paragraph(words.Of("copy.suspended", line.Field.Id, line.Suspended!));
    }

    void Photographs()
    {
        Heading(words["copy.photos"]);
        if (sheet.Pages.IsEmpty)
            Paragraph(words["copy.photos.none"]);
        foreach (var photo in sheet.Pages)
        {
            Paragraph(words.Of("copy.photo", photo.Page, photo.Photo));
            Paragraph(photo switch
            {
                { Withheld: { } notice } => words.Of("copy.photo.withheld", notice),
                { PublicCopy: { } copy, Reading: { } reading } => words.Of("copy.photo.public", copy, reading),
                { Reading: { } reading } => words.Of("copy.photo.refused", reading),
                _ => words["copy.photo.unread"],
            });
        }
    }

    void Objections()
    {
        Heading(words["recap.objections"]);
        if (sheet.Objections.IsEmpty)
            Paragraph(words["copy.objections.none"]);
        foreach (var objection in sheet.Objections)
        {
            Paragraph(words.Of("recap.objection", objection.Place, objection.Entry, objection.Text));
            Paragraph(objection.Answer is { } answer ? words.Of("recap.answer", answer) : words["recap.unanswered"]);
        }
    }

    string Number(int? value) => value?.ToString("N0", culture) ?? "–";

    void Heading(string text) => Room(10).Text(text, CopyPage.Left, _y - 2.5, 3.8, CopyPage.Right - CopyPage.Left, bold: true);

    void Paragraph(string text)
    {
        foreach (var line in PrintFont.Regular.Wrap(text, 2.8, CopyPage.Right - CopyPage.Left))
            Room(4.2).Text(line, CopyPage.Left, _y - 1.2, 2.8, CopyPage.Right - CopyPage.Left);
    }

    /// <summary>The page that has room for so much more; <see cref="_y"/> is then its lower end.</summary>
    CopyPage Room(double height)
    {
        if (_y + height > CopyPage.Bottom)
        {
            _pages.Add(new());
            _y = CopyPage.Top;
        }

        _y += height;
        return _pages[^1];
    }
}
