using Sirekap.Election.Forms;
using Sirekap.Reader.Imaging;

namespace Sirekap.Reader.Registration;

/// <summary>Where the paper lies in the photograph: perspective, and on top of it how the sheet is bent.</summary>
/// <param name="Perspective">Millimetres of the page to pixels.</param>
/// <param name="Bend">By how many millimetres each place of the paper is off the flat page.</param>
internal sealed record PageMap(Homography Perspective, DisplacementField Bend)
{
    /// <summary>A place of the page in the photograph.</summary>
    public Pixel Map(double x, double y)
    {
        var (dx, dy) = Bend.At(x, y);
        return Perspective.Map(x + dx, y + dy);
    }

    /// <summary>Many places of the page in the photograph, in their place; the same bits as one by one.</summary>
    /// <param name="x">mm from the left; receives pixels.</param>
    /// <param name="y">mm from the top; receives pixels.</param>
    public void Map(Span<double> x, Span<double> y)
    {
        Bend.Move(x, y);
        for (var index = 0; index < x.Length; index++)
            (x[index], y[index]) = Perspective.Map(x[index], y[index]);
    }

    /// <summary>A rectangle of the page in the photograph.</summary>
    public Quad Map(Box box) =>
        new(Map(box.X, box.Y), Map(box.Right, box.Y), Map(box.Right, box.Bottom), Map(box.X, box.Bottom));

    /// <summary>Pixels per millimetre around a place.</summary>
    public double ScaleAt(double x, double y) => Map(new Box(x - 5, y - 5, 10, 10)).Side / 10;
}
