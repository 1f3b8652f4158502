using System.Collections.Immutable;
using Sirekap.Election.Forms;
using Sirekap.Forms.Printing;

namespace Sirekap.Forms.Layout;

/// <summary>One page in the making. Everything is rounded to hundredths of a millimetre, so that a definition fits its file.</summary>
sealed class Sheet(int number)
{
    readonly List<FieldLayout> _fields = [];
    readonly List<PrintedLine> _rules = [];
    readonly List<Box> _masks = [];
    readonly List<PrintedText> _texts = [];
    readonly List<WritingLine> _lines = [];

    /// <summary>The page's number, from 1.</summary>
    public int Number { get; } = number;

    /// <summary>The column heads that were printed last, so that rows below need not repeat them.</summary>
    public string Heads { get; set; } = "";

    public void Field(FieldLayout field) => _fields.Add(field);

    public void Mask(Box area) => _masks.Add(area.Rounded());

    /// <summary>Words from their left end.</summary>
    public void Text(string text, double x, double y, double height, bool bold = false, double ink = 1) =>
        Add(text, x, y, height, bold, ink, centred: false);

    /// <summary>Words around their middle.</summary>
    public void Centred(string text, double x, double y, double height, bool bold = false, double ink = 1) =>
        Add(text, x, y, height, bold, ink, centred: true);

    /// <summary>Lines of words within a width, the first on a base line; more lines than there is room for are set smaller.</summary>
    public void Paragraph(string text, double x, double y, double height, double width, int mostLines, bool bold = false)
    {
        var font = bold ? PrintFont.Bold : PrintFont.Regular;
        var lines = font.Wrap(text, height, width);
        while (lines.Count > mostLines || lines.Max(line => font.Measure(line, height)) > width)
            lines = font.Wrap(text, height *= 0.94, width);
        for (var index = 0; index < lines.Count; index++)
            Text(lines[index], x, y + (index * height * 1.32), height, bold);
    }

    public void Rule(double x1, double y1, double x2, double y2, double thickness, double ink) =>
        _rules.Add(new(new Spot(x1, y1).Rounded(), new Spot(x2, y2).Rounded(), thickness, ink));

    public void Frame(Box box, double thickness, double ink)
    {
        Rule(box.X, box.Y, box.Right, box.Y, thickness, ink);
        Rule(box.X, box.Bottom, box.Right, box.Bottom, thickness, ink);
        Rule(box.X, box.Y, box.X, box.Bottom, thickness, ink);
        Rule(box.Right, box.Y, box.Right, box.Bottom, thickness, ink);
    }

    public void Line(string holds, double x, double y, double length) => _lines.Add(new(holds, new Spot(x, y).Rounded(), Math.Round(length, 2)));

    public PageDefinition Finish(ImmutableArray<TagDefinition> cornerTags, Box stationCode) => new(
        Number, Paper.Width, Paper.Height, cornerTags[0], [], [.. _fields], [.. _rules], [.. _masks], [.. _texts], [.. _lines], cornerTags, stationCode);

    /// <summary>The width is part of the definition: a specimen set in another typeface takes up the same room.</summary>
    void Add(string text, double x, double y, double height, bool bold, double ink, bool centred)
    {
        var width = (bold ? PrintFont.Bold : PrintFont.Regular).Measure(text, height);
        _texts.Add(new(text, new Spot(x, y).Rounded(), Math.Round(height, 2), Math.Round(width, 2), centred, bold, ink));
    }
}
