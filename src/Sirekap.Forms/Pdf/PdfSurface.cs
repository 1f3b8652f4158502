using System.Globalization;
using System.Text;
using Sirekap.Election.Forms;
using Sirekap.Forms.Printing;

namespace Sirekap.Forms.Pdf;

/// <summary>Collects print as the operators of a PDF content stream whose unit is the millimetre and whose y goes down.</summary>
sealed class PdfSurface : IPrintSurface
{
    /// <summary>From a circle's radius to the handles of the four Bézier curves that draw it.</summary>
    const double Handle = 0.5523;

    readonly StringBuilder _content = new();
    double _ink = double.NaN;

    /// <summary>The operators so far.</summary>
    public byte[] ToBytes() => Encoding.Latin1.GetBytes(_content.ToString());

    /// <inheritdoc/>
    public void Rectangle(Box area, double ink)
    {
        Ink(ink);
        Write($"{area.X:0.###} {area.Y:0.###} {area.Width:0.###} {area.Height:0.###} re f");
    }

    /// <inheritdoc/>
    public void Frame(Box outer, double thickness)
    {
        Ink(1);
        var half = thickness / 2;
        Write($"{thickness:0.###} w {outer.X + half:0.###} {outer.Y + half:0.###} {outer.Width - thickness:0.###} {outer.Height - thickness:0.###} re S");
    }

    /// <inheritdoc/>
    public void Line(Spot from, Spot to, double thickness, double ink)
    {
        Ink(ink);
        Write($"{thickness:0.###} w {from.X:0.###} {from.Y:0.###} m {to.X:0.###} {to.Y:0.###} l S");
    }

    /// <inheritdoc/>
    public void Dots(Spot from, double length)
    {
        Ink(1);
        Write($"0.7 w [0.7 1.7] 0 d {from.X:0.###} {from.Y:0.###} m {from.X + length:0.###} {from.Y:0.###} l S [] 0 d");
    }

    /// <inheritdoc/>
    public void Ring(Spot centre, double diameter, double thickness)
    {
        Ink(1);
        var (x, y, r) = (centre.X, centre.Y, (diameter - thickness) / 2);
        var h = r * Handle;
        Write($"{thickness:0.###} w {x + r:0.###} {y:0.###} m");
        Write($"{x + r:0.###} {y + h:0.###} {x + h:0.###} {y + r:0.###} {x:0.###} {y + r:0.###} c");
        Write($"{x - h:0.###} {y + r:0.###} {x - r:0.###} {y + h:0.###} {x - r:0.###} {y:0.###} c");
        Write($"{x - r:0.###} {y - h:0.###} {x - h:0.###} {y - r:0.###} {x:0.###} {y - r:0.###} c");
        Write($"{x + h:0.###} {y - r:0.###} {x + r:0.###} {y - h:0.###} {x + r:0.###} {y:0.###} c s");
    }

    /// <inheritdoc/>
    public void Text(PrintedText text)
    {
        var font = text.Bold ? PrintFont.Bold : PrintFont.Regular;
        var natural = font.Measure(text.Text, text.Height);
        var stretch = text.Width > 0 ? text.Width / natural : 1;
        var x = text.Centred ? text.At.X - (natural * stretch / 2) : text.At.X;
        Ink(text.Ink);
        Write($"BT /{(text.Bold ? 'B' : 'R')} {text.Height:0.###} Tf {stretch:0.####} 0 0 -1 {x:0.###} {text.At.Y:0.###} Tm <{string.Concat(font.Glyphs(text.Text).Select(glyph => glyph.ToString("X4", CultureInfo.InvariantCulture)))}> Tj ET");
    }

    void Ink(double ink)
    {
        if (ink == _ink)
            return;
        _ink = ink;
        Write($"{1 - ink:0.###} g {1 - ink:0.###} G");
    }

    void Write(FormattableString operators) => _content.Append(operators.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
