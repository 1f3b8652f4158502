using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Sirekap.Election.Forms;

/// <summary>A paper form: the one description that the printer, the specimen maker, the reader and the masking share.</summary>
/// <param name="Id">Such as <c>c-hasil-ppwp-2024</c>.</param>
/// <param name="Source">Where the measures come from.</param>
/// <param name="Pages">The pages in order.</param>
public sealed record FormDefinition(string Id, string Source, ImmutableArray<PageDefinition> Pages);

/// <summary>One page in millimetres; the origin is the page's top left corner, x to the right, y down.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Width">The page's width, mm.</param>
/// <param name="Height">The page's height, mm.</param>
/// <param name="Tag">The printed AprilTag that names the page; on a page with coded corners the first of these.</param>
/// <param name="Corners">The four corner fiducials: top left, top right, bottom right, bottom left; none on a page with coded corners.</param>
/// <param name="Fields">Where each field is written.</param>
/// <param name="Rules">Printed lines and table frames; the long dark ones help to register a creased page.</param>
/// <param name="Masks">Areas with names and signatures, covered in every public picture.</param>
/// <param name="Texts">Printed words that a specimen of the page carries.</param>
/// <param name="Lines">Dotted lines that officers write words on.</param>
/// <param name="CornerTags">Coded corners: four AprilTags in the order of corners, each with an id of its own, any of which names the page; or none.</param>
/// <param name="StationCode">Where the QR code with the station and the page is printed: a square without its white surroundings; or null.</param>
public sealed record PageDefinition(
    int Number,
    double Width,
    double Height,
    TagDefinition Tag,
    ImmutableArray<CornerFiducial> Corners,
    ImmutableArray<FieldLayout> Fields,
    ImmutableArray<PrintedLine> Rules,
    ImmutableArray<Box> Masks,
    ImmutableArray<PrintedText> Texts,
    ImmutableArray<WritingLine> Lines,
    ImmutableArray<TagDefinition> CornerTags = default,
    Box? StationCode = null)
{
    /// <summary>Coded corners, or none.</summary>
    public ImmutableArray<TagDefinition> CornerTags { get; init; } = CornerTags.IsDefault ? [] : CornerTags;

    /// <summary>Every tag of the page: one, or four in the order of corners.</summary>
    [JsonIgnore]
    public ImmutableArray<TagDefinition> Tags => CornerTags.IsEmpty ? [Tag] : CornerTags;
}

/// <summary>Where one field stands on its page, in every encoding that the form has for it.</summary>
/// <param name="Field">The field's id.</param>
/// <param name="Digits">The digit boxes from the highest place; the outer edge of each frame.</param>
/// <param name="Strip">The part of the page that people look at to check the figure.</param>
/// <param name="Guide">The dotted seven-segment guide in the middle of each digit box, or null where the boxes are empty.</param>
/// <param name="Bubbles">The bubble columns, one per digit box, or null.</param>
/// <param name="Tally">The tally grid, or null.</param>
public sealed record FieldLayout(
    string Field,
    ImmutableArray<Box> Digits,
    Box Strip,
    SegmentGuide? Guide = null,
    BubbleGrid? Bubbles = null,
    TallyGrid? Tally = null);

/// <summary>Bubble columns: one per digit box, ten rows for 0 to 9 from the top.</summary>
/// <param name="Columns">The x of each column's centre, mm.</param>
/// <param name="Rows">The y of each row's centre, mm; the row's place is its digit.</param>
/// <param name="Diameter">The outer diameter of a bubble, mm.</param>
/// <param name="Ink">How black the digits printed in the bubbles are, above 0 and up to 1: pale ones are not taken for marks.</param>
public sealed record BubbleGrid(ImmutableArray<double> Columns, ImmutableArray<double> Rows, double Diameter, double Ink = 1);

/// <summary>A grid of tally cells, five strokes in each, with a subtotal of two digits at the end of each row.</summary>
/// <param name="Area">The cells.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="Columns">How many columns.</param>
/// <param name="Subtotals">The subtotal cells of all rows together.</param>
public sealed record TallyGrid(Box Area, int Rows, int Columns, Box Subtotals);

/// <summary>Small printed squares along the seven segments (and the middle upright) that officers write digits on.</summary>
/// <param name="Width">The outer width, mm.</param>
/// <param name="Height">The outer height, mm.</param>
/// <param name="Dot">The side of one square, mm.</param>
public sealed record SegmentGuide(double Width, double Height, double Dot);
