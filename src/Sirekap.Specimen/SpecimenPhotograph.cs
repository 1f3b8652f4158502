using System.Collections.Immutable;
using Sirekap.Election.Forms;

namespace Sirekap.Specimen;

/// <summary>A photograph of a specimen with the truth about it.</summary>
public sealed class SpecimenPhotograph
{
    readonly Photo.PaperShape _shape;

    internal SpecimenPhotograph(byte[] jpeg, Photo.PaperShape shape, WrittenPage written)
    {
        (Jpeg, _shape) = (jpeg, shape);
        Boxes = [.. written.Boxes.Select(box => new BoxLabel(
            box.Field, box.Place, box.Mark, box.Area, [.. Corners(box.Area).Select(ToPixel)]))];
        Tallies = written.Tallies;
    }

    /// <summary>The picture's bytes.</summary>
    public byte[] Jpeg { get; }

    /// <summary>Pixels across.</summary>
    public int Width => _shape.PhotoWidth;

    /// <summary>Pixels down.</summary>
    public int Height => _shape.PhotoHeight;

    /// <summary>Every digit box of the page with what stands in it, in the definition's order.</summary>
    public ImmutableArray<BoxLabel> Boxes { get; }

    /// <summary>Every tally of the page, in the definition's order.</summary>
    public ImmutableArray<TallyLabel> Tallies { get; }

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

/// <summary>A tally with the truth about it.</summary>
/// <param name="Field">The field.</param>
/// <param name="Strokes">What counts in each cell, row by row; null where only a person may say.</param>
/// <param name="Subtotals">The sum at the end of each row; null where none is written.</param>
public sealed record TallyLabel(string Field, ImmutableArray<int?> Strokes, ImmutableArray<int?> Subtotals)
{
    /// <summary>All strokes together; null where only a person may say.</summary>
    public int? Value => Strokes.Aggregate((int?)0, (sum, strokes) => sum + strokes);
}

/// <summary>What the hand left on a page.</summary>
sealed record WrittenPage(ImmutableArray<WrittenBox> Boxes, ImmutableArray<TallyLabel> Tallies);

/// <summary>A digit box as the hand left it.</summary>
readonly record struct WrittenBox(string Field, int Place, BoxMark Mark, Box Area);
