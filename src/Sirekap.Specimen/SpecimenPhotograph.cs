using System.Collections.Immutable;
using Sirekap.Election.Forms;

namespace Sirekap.Specimen;

/// <summary>A photograph of a specimen with the truth about it.</summary>
public sealed class SpecimenPhotograph
{
    readonly Photo.PaperShape _shape;

    internal SpecimenPhotograph(byte[] jpeg, Photo.PaperShape shape, ImmutableArray<WrittenBox> written)
    {
        (Jpeg, _shape) = (jpeg, shape);
        Boxes = [.. written.Select(box => new BoxLabel(
            box.Field, box.Place, box.Mark, box.Area, [.. Corners(box.Area).Select(ToPixel)]))];
    }

    /// <summary>The picture's bytes.</summary>
    public byte[] Jpeg { get; }

    /// <summary>Pixels across.</summary>
    public int Width => _shape.PhotoWidth;

    /// <summary>Pixels down.</summary>
    public int Height => _shape.PhotoHeight;

    /// <summary>Every digit box of the page with what stands in it, in the definition's order.</summary>
    public ImmutableArray<BoxLabel> Boxes { get; }

    /// <summary>Where a point of the page (mm) lies in the picture; pixel centres are at halves.</summary>
    public PhotoSpot ToPixel(Spot page) => _shape.ToPixel(page);

    static Spot[] Corners(Box box) => [new(box.X, box.Y), new(box.Right, box.Y), new(box.Right, box.Bottom), new(box.X, box.Bottom)];
}

/// <summary>A point in a photograph, in pixels from its upper left corner; the first pixel's centre is (0.5, 0.5).</summary>
public readonly record struct PhotoSpot(double X, double Y);

/// <summary>A digit box with the truth about it.</summary>
/// <param name="Field">The field.</param>
/// <param name="Place">The box from the left, from 0.</param>
/// <param name="Mark">What stands in it.</param>
/// <param name="Area">The box on the page, mm.</param>
/// <param name="Corners">Its corners in the photograph: upper left, upper right, lower right, lower left of the page.</param>
public sealed record BoxLabel(string Field, int Place, BoxMark Mark, Box Area, ImmutableArray<PhotoSpot> Corners);

/// <summary>A digit box as the hand left it.</summary>
readonly record struct WrittenBox(string Field, int Place, BoxMark Mark, Box Area);
