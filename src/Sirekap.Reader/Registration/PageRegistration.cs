using System.Collections.Immutable;
using Sirekap.Election.Forms;
using Sirekap.Reader.Imaging;
using Sirekap.Reader.Tags;

namespace Sirekap.Reader.Registration;

/// <summary>The page found in the photograph down to each printed box.</summary>
/// <param name="Page">The page's definition.</param>
/// <param name="Map">Where any place of the page lies.</param>
/// <param name="Corners">The corner marks that were found.</param>
/// <param name="Fields">Where the boxes of each field lie, in the definition's order.</param>
/// <param name="Print">The share of light that print takes away, as the tag shows it.</param>
internal sealed record PageRegistration(
    PageDefinition Page, PageMap Map, CornerRegistration Corners, ImmutableArray<FieldFrames> Fields, double Print)
{
    /// <summary>
    /// How far off printed frames may be, mm: a row of boxes from the page that the corners give; a row from its neighbours, looked at
    /// again once those are known; a single box from its row.
    /// </summary>
    const double RowReach = 12, NeighbourReach = 4, BoxReach = 2.2;

    /// <summary>A row that is less clear than this may be something else.</summary>
    const double ClearRow = 0.3;

    /// <summary>Fits the printed boxes of a page whose corners are known.</summary>
    public static PageRegistration Fit(Plane luma, PageDefinition page, TagSighting tag, CornerRegistration corners)
    {
        var rows = page.Fields.Select(field => FrameFitter.FitRow(luma, corners.Map, field.Digits, RowReach, tag.Print)).ToArray();
        var bend = DisplacementField.Fit(rows);
        for (var round = 0; round < 2; round++)
        {
            for (var index = 0; index < rows.Length; index++)
            {
                if (rows[index].Weight < ClearRow || bend.MissBy(rows[index]) > 1)
                    rows[index] = LookAgain(luma, corners.Map with { Bend = bend }, page.Fields[index], tag.Print);
            }

            bend = DisplacementField.Fit(rows);
        }

        var map = corners.Map with { Bend = bend };
        var fields = page.Fields.Select((field, index) => FieldFrames.Fit(luma, map, field, rows[index], tag.Print, BoxReach));
        return new(page, map, corners, [.. fields], tag.Print);
    }

    /// <summary>A row that is not clear, or that its neighbours contradict, may have been taken for other lines: it is looked for again where they say.</summary>
    static Offset LookAgain(Plane luma, PageMap map, FieldLayout field, double print)
    {
        var beside = FrameFitter.FitRow(luma, map, field.Digits, NeighbourReach, print);
        var (dx, dy) = map.Bend.At(beside.X, beside.Y);
        return beside with { Dx = beside.Dx + dx, Dy = beside.Dy + dy };
    }

    /// <summary>The share of rows of boxes whose printed lines are where the page has them.</summary>
    public double ClearShare => Fields.IsEmpty ? 1 : Fields.Count(row => row.Clarity > 0.2) / (double)Fields.Length;

    /// <summary>Pixels per millimetre in the page's middle.</summary>
    public double Scale => Map.ScaleAt(Page.Width / 2, Page.Height / 2);
}
