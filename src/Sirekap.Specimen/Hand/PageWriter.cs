using System.Collections.Immutable;
using Sirekap.Election;
using Sirekap.Election.Forms;
using Sirekap.Specimen.Print;
using SkiaSharp;

namespace Sirekap.Specimen.Hand;

/// <summary>Fills a printed page by hand.</summary>
static class PageWriter
{
    public static WrittenPage Write(SKCanvas canvas, PageDefinition page, SpecimenPage content, TypeCase type)
    {
        var writer = new Writer(content.Writer);
        var pen = new Pen(canvas, writer, Dice.For(content.Writer, 100 + (ulong)page.Number));
        WriteWords(page, content, pen, type);
        var boxes = new BoxWriter(pen, type);
        var marker = new TallyMarker(new Pen(canvas, writer, Dice.For(content.Writer, 200 + (ulong)page.Number)), new TallyHand(content.Writer));
        var written = ImmutableArray.CreateBuilder<WrittenBox>();
        var tallies = ImmutableArray.CreateBuilder<TallyLabel>();
        foreach (var field in page.Fields)
        {
            int? figure = content.Figures.TryGetValue(field.Field, out var votes) ? votes.Value : null;
            written.AddRange(boxes.Write(field, figure, content.Slips));
            var said = content.Bubbles.TryGetValue(field.Field, out var bubbles) ? bubbles.Value : figure;
            if (field.Bubbles is { } grid && said is { } blackened)
                new BubbleFiller(pen).Fill(field.Field, grid, blackened, content.BubbleSlips);
            if (field.Tally is { } tally && content.Tallies.TryGetValue(field.Field, out var strokes))
                tallies.Add(marker.Mark(field.Field, tally, strokes));
            else if (field.Tally is { } counted && figure is { } sum)
                tallies.Add(marker.Mark(field.Field, counted, sum));
        }

        return new(written.ToImmutable(), tallies.ToImmutable());
    }

    static void WriteWords(PageDefinition page, SpecimenPage content, Pen pen, TypeCase type)
    {
        var words = new WordWriter(pen, type);
        foreach (var line in page.Lines)
        {
            var kind = line.Holds.Split('.')[0];
            if (content.Words.TryGetValue(line.Holds, out var said))
                words.Write(line, said, kind == "date" ? 12 : 9);
            else if (kind is "officer" or "witness")
                SignAsPerson(line, kind, words, content.Writer);
            else if (kind == "words" && pen.Writer.WritesNumbersInWords && content.Figures.TryGetValue(line.Holds["words.".Length..], out var figure))
                words.Write(line, IndonesianNumbers.InWords(figure.Value).ToUpperInvariant(), 11, 0.9);
        }
    }

    /// <summary>Each person has the same name on every page, and a hand of their own.</summary>
    static void SignAsPerson(WritingLine line, string kind, WordWriter words, ulong form)
    {
        var person = Dice.For(form, (ulong)line.Holds.Sum(letter => letter * 31L) + (kind == "witness" ? 5000UL : 0));
        words.Write(line, InventedNames.Draw(person), 6.5);
        words.Sign(line, kind == "witness" ? 18 : 14);
    }
}
