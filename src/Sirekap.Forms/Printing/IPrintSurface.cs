using Sirekap.Election.Forms;

namespace Sirekap.Forms.Printing;

/// <summary>Paper that takes print, in millimetres from the upper left corner. Ink is 1 for black and 0 for white paper.</summary>
public interface IPrintSurface
{
    /// <summary>A filled rectangle.</summary>
    void Rectangle(Box area, double ink);

    /// <summary>A closed frame whose line lies within its outer edge.</summary>
    void Frame(Box outer, double thickness);

    /// <summary>A straight line.</summary>
    void Line(Spot from, Spot to, double thickness, double ink);

    /// <summary>A dotted line to write on, going right.</summary>
    void Dots(Spot from, double length);

    /// <summary>A ring whose line lies within its outer diameter.</summary>
    void Ring(Spot centre, double diameter, double thickness);

    /// <summary>Words.</summary>
    void Text(PrintedText text);
}
