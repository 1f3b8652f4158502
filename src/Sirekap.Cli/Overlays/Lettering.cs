using Sirekap.Specimen;
using SkiaSharp;

namespace Sirekap.Cli.Overlays;

/// <summary>The typeface of overlays: one of those that the specimen maker brings along, so that nothing depends on the machine.</summary>
internal sealed class Lettering : IDisposable
{
    readonly SKTypeface _face = Load();

    /// <summary>Writes one line on a light ground, so that it can be read over a photograph.</summary>
    public void Label(SKCanvas canvas, string text, SKPoint at, float size, SKColor colour)
    {
        using var font = new SKFont(_face, size);
        using var ground = new SKPaint { Color = new(0xFF, 0xFF, 0xFF, 0xD0) };
        canvas.DrawRect(at.X - 2, at.Y - (size * 0.95f), font.MeasureText(text) + 4, size * 1.25f, ground);
        Write(canvas, text, at, font, colour);
    }

    /// <summary>The same, ending where the other begins.</summary>
    public void LabelBefore(SKCanvas canvas, string text, SKPoint end, float size, SKColor colour)
    {
        using var font = new SKFont(_face, size);
        Label(canvas, text, end - new SKPoint(font.MeasureText(text), 0), size, colour);
    }

    /// <summary>Writes lines of text no wider than given; words go on below.</summary>
    /// <returns>The height of the next line.</returns>
    public float Paragraph(SKCanvas canvas, string text, SKPoint at, float width, float size, SKColor colour)
    {
        using var font = new SKFont(_face, size);
        var line = string.Empty;
        foreach (var word in text.Split(' '))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (line.Length > 0 && font.MeasureText(longer) > width)
            {
                Write(canvas, line, at, font, colour);
                (line, at) = (word, new(at.X, at.Y + (size * 1.35f)));
            }
            else
            {
                line = longer;
            }
        }

        Write(canvas, line, at, font, colour);
        return at.Y + (size * 1.35f);
    }

    public void Dispose() => _face.Dispose();

    static void Write(SKCanvas canvas, string text, SKPoint at, SKFont font, SKColor colour)
    {
        using var ink = new SKPaint { Color = colour, IsAntialias = true };
        canvas.DrawText(text, at.X, at.Y, SKTextAlign.Left, font, ink);
    }

    static SKTypeface Load()
    {
        const string Name = "OpenSans-Bold.ttf";
        using var stream = typeof(SpecimenMaker).Assembly.GetManifestResourceStream(Name)
            ?? throw new InvalidOperationException($"The program was built without its font {Name}.");
        return SKTypeface.FromStream(stream) ?? throw new InvalidOperationException($"Font {Name} cannot be read.");
    }
}
