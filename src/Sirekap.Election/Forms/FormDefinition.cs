using System.Collections.Immutable;

namespace Sirekap.Election.Forms;

/// <summary>A paper form: the one description that the printer, the specimen maker, the reader and the masking share.</summary>
/// <param name="Id">Such as <c>c-hasil-ppwp-2024</c>.</param>
/// <param name="Pages">The pages in order.</param>
public sealed record FormDefinition(string Id, ImmutableArray<PageDefinition> Pages);

/// <summary>One page in millimetres; the origin is the page's top left corner, x to the right, y down.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Width">The page's width, mm.</param>
/// <param name="Height">The page's height, mm.</param>
/// <param name="Tag">The printed AprilTag that names the page.</param>
/// <param name="Corners">The four corner fiducials: top left, top right, bottom right, bottom left.</param>
/// <param name="Fields">Where each field is written.</param>
/// <param name="Rules">Long printed lines and table frames that help to register a creased page.</param>
/// <param name="Masks">Areas with names and signatures, covered in every public picture.</param>
/// <param name="Texts">Printed words that a specimen of the page carries.</param>
public sealed record PageDefinition(
    int Number,
    double Width,
    double Height,
    TagDefinition Tag,
    ImmutableArray<CornerFiducial> Corners,
    ImmutableArray<FieldLayout> Fields,
    ImmutableArray<PrintedLine> Rules,
    ImmutableArray<Box> Masks,
    ImmutableArray<PrintedText> Texts);

/// <summary>A rectangle in millimetres.</summary>
public readonly record struct Box(double X, double Y, double Width, double Height)
{
    /// <summary>The middle, x.</summary>
    public double CentreX => X + (Width / 2);

    /// <summary>The middle, y.</summary>
    public double CentreY => Y + (Height / 2);
}

/// <summary>A point in millimetres.</summary>
public readonly record struct Spot(double X, double Y);

/// <summary>An AprilTag of family 36h10.</summary>
/// <param name="Id">The tag's id within the family.</param>
/// <param name="Area">The outer edge of the black border.</param>
/// <param name="QuarterTurns">How many quarter turns clockwise the tag is printed from the family's upright.</param>
public sealed record TagDefinition(int Id, Box Area, int QuarterTurns);

/// <summary>A corner mark of two black squares that touch at a point.</summary>
/// <param name="Centre">The point where the squares touch.</param>
/// <param name="Side">The side of one square, mm.</param>
/// <param name="First">The square that holds the mark's upper left (<c>true</c>), or its upper right (<c>false</c>).</param>
public sealed record CornerFiducial(Spot Centre, double Side, bool First);

/// <summary>Where one field stands on its page, in every encoding that the form has for it.</summary>
/// <param name="Field">The field's id.</param>
/// <param name="Digits">The digit boxes from the highest place; the outer edge of each frame.</param>
/// <param name="Bubbles">The bubble columns, one per digit box, or null.</param>
/// <param name="Tally">The tally grid, or null.</param>
/// <param name="Strip">The part of the page that people look at to check the figure.</param>
public sealed record FieldLayout(string Field, ImmutableArray<Box> Digits, BubbleGrid? Bubbles, TallyGrid? Tally, Box Strip);

/// <summary>Bubble columns: one per digit box, ten rows for 0 to 9 from the top.</summary>
/// <param name="Columns">The x of each column's centre, mm.</param>
/// <param name="Rows">The y of each row's centre, mm; the row's place is its digit.</param>
/// <param name="Diameter">The outer diameter of a bubble, mm.</param>
public sealed record BubbleGrid(ImmutableArray<double> Columns, ImmutableArray<double> Rows, double Diameter);

/// <summary>A grid of tally cells, five strokes in each, with a subtotal box of two digits at the end of each row.</summary>
/// <param name="Area">The cells.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="Columns">How many columns.</param>
/// <param name="Subtotals">The subtotal cells of all rows together.</param>
public sealed record TallyGrid(Box Area, int Rows, int Columns, Box Subtotals);

/// <summary>A printed line.</summary>
public sealed record PrintedLine(Spot From, Spot To, double Thickness);

/// <summary>A printed word or sentence.</summary>
/// <param name="Text">The words.</param>
/// <param name="At">The left end of the base line; the middle where <paramref name="Centred"/>.</param>
/// <param name="Height">The letters' size in mm (the em).</param>
/// <param name="Centred">Whether the text is centred on the point.</param>
/// <param name="Bold">Whether the text is bold.</param>
public sealed record PrintedText(string Text, Spot At, double Height, bool Centred, bool Bold);
