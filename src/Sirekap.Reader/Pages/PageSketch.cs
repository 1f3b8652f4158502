using System.Collections.Immutable;
using Sirekap.Election.Forms;
using Sirekap.Reader.Imaging;
using Sirekap.Reader.Registration;
using Sirekap.Reader.Tally;

namespace Sirekap.Reader.Pages;

/// <summary>
/// Where the reader thinks the parts of a page lie, in pixels of the photograph: what an overlay draws beside the fields' own boxes. Parts
/// that were not reached before a refusal are empty.
/// </summary>
/// <param name="Tags">The tags that were seen, their own upright corners.</param>
/// <param name="Corners">The page's corner marks, in the definition's order.</param>
/// <param name="Grid">Lines of the paper, 50 mm apart, as they are bent in the picture: straight lines of an even grid would show flat paper.</param>
/// <param name="Rings">The page's bubbles, field by field, column by column.</param>
/// <param name="Tallies">The page's tally grids that were read, field by field.</param>
public sealed record PageSketch(
    ImmutableArray<Quad> Tags,
    ImmutableArray<CornerSketch> Corners,
    ImmutableArray<ImmutableArray<Pixel>> Grid,
    ImmutableArray<RingSketch> Rings,
    ImmutableArray<TallySketch> Tallies)
{
    /// <summary>Distances of lines and of the points along them, mm.</summary>
    const double Mesh = 50, Fineness = 10;

    internal static PageSketch Of(PageReading reading)
    {
        if (reading.Evidence is not { } evidence)
            return new([], [], [], [], []);
        var map = evidence.Registration?.Map;
        return new(
            [.. evidence.Tags.Select(tag => tag.Corners)],
            evidence.Corners is { } corners ? CornersOf(evidence.Page!, corners) : [],
            map is null ? [] : GridOf(map, evidence.Page!),
            map is null ? [] : [.. reading.Fields.Zip(evidence.Page!.Fields).SelectMany(field => RingsOf(map, field.First, field.Second))],
            [.. reading.Fields.Select(field => field.Tally).OfType<TallyReading>().Select(TallyOf)]);
    }

    static ImmutableArray<CornerSketch> CornersOf(PageDefinition page, CornerRegistration corners) =>
        [.. Landmarks(page).Select((place, index) => new CornerSketch(corners.Map.Map(place.X, place.Y), corners.Corners[index]))];

    static IEnumerable<Spot> Landmarks(PageDefinition page) =>
        page.CornerTags.IsEmpty ? page.Corners.Select(corner => corner.Centre) : page.CornerTags.Select(tag => new Spot(tag.Area.CentreX, tag.Area.CentreY));

    static ImmutableArray<ImmutableArray<Pixel>> GridOf(PageMap map, PageDefinition page)
    {
        var lines = ImmutableArray.CreateBuilder<ImmutableArray<Pixel>>();
        for (double y = 0; y <= page.Height; y += Mesh)
            lines.Add([.. Steps(page.Width).Select(x => map.Map(x, y))]);
        for (double x = 0; x <= page.Width; x += Mesh)
            lines.Add([.. Steps(page.Height).Select(y => map.Map(x, y))]);
        return lines.ToImmutable();
    }

    static IEnumerable<double> Steps(double length)
    {
        for (double at = 0; at <= length; at += Fineness)
            yield return at;
    }

    static TallySketch TallyOf(TallyReading tally) =>
        new(tally, [.. tally.Cells.Chunk(tally.Cells.Length / tally.Rows.Length).Select(row => row.ToImmutableArray())]);

    static IEnumerable<RingSketch> RingsOf(PageMap map, FieldResult field, FieldLayout layout)
    {
        if (layout.Bubbles is not { } grid)
            yield break;
        for (var column = 0; column < grid.Columns.Length; column++)
        {
            for (var row = 0; row < grid.Rows.Length; row++)
            {
                var (x, y) = (grid.Columns[column], grid.Rows[row]);
                yield return new(map.Map(x, y), map.ScaleAt(x, y) * grid.Diameter / 2, field.Bubbles?.Columns[column] == row);
            }
        }
    }
}

/// <summary>A corner mark of the page.</summary>
/// <param name="Expected">Where the rest of the page says that it lies.</param>
/// <param name="Found">Where it was found; null where it was not.</param>
public sealed record CornerSketch(Pixel Expected, Pixel? Found);

/// <summary>A bubble of the page.</summary>
/// <param name="Centre">Its middle.</param>
/// <param name="Radius">Pixels.</param>
/// <param name="Marked">Whether it is the one mark of its column.</param>
public sealed record RingSketch(Pixel Centre, double Radius, bool Marked);

/// <summary>A tally grid of the page.</summary>
/// <param name="Reading">What it comes to.</param>
/// <param name="Rows">Its cells from the top left, row by row.</param>
public sealed record TallySketch(TallyReading Reading, ImmutableArray<ImmutableArray<CellSketch>> Rows);

/// <summary>A cell of a tally grid.</summary>
/// <param name="Frame">The printed lines around it.</param>
/// <param name="Strokes">The strokes that are seen in it; null where it holds something that is no group of strokes.</param>
public readonly record struct CellSketch(Quad Frame, int? Strokes);
