using System.Collections.Immutable;
using Sirekap.Election.Forms;
using Sirekap.Reader.Imaging;
using Sirekap.Reader.Tags;

namespace Sirekap.Reader.Registration;

/// <summary>The page found in the photograph down to each printed box.</summary>
/// <param name="Page">The page's definition.</param>
/// <param name="Map">Where any place of the page lies.</param>
/// <param name="Corners">How many of the corner marks were found.</param>
/// <param name="Fields">Where the boxes of each field lie, in the definition's order.</param>
/// <param name="Print">The share of light that print takes away, as the tag shows it.</param>
internal sealed record PageRegistration(
    PageDefinition Page, PageMap Map, int Corners, ImmutableArray<FieldFrames> Fields, double Print)
{
    /// <summary>How far a row of boxes may be off the corners' page before its frames are looked for, and off the bent page after. mm.</summary>
    const double RowReach = 12, BoxReach = 2.2;

    /// <summary>Registers a page. Null when too few corner marks are in the picture.</summary>
    public static PageRegistration? Find(Plane luma, PageDefinition page, TagSighting tag)
    {
        if (CornerRegistration.Find(luma, page, tag) is not { } corners)
            return null;
        var rows = page.Fields.Select(field => FrameFitter.FitRow(luma, corners.Map, field.Digits, RowReach, tag.Print)).ToArray();
        var bend = DisplacementField.Fit(rows);
        var map = corners.Map with { Bend = bend };
        var fields = page.Fields.Select((field, index) => FieldFrames.Fit(luma, map, field, tag.Print, BoxReach, bend.MissBy(rows[index])));
        return new(page, map, corners.Found, [.. fields], tag.Print);
    }

    /// <summary>The share of rows of boxes whose printed lines are where the page has them.</summary>
    public double ClearShare => Fields.IsEmpty ? 1 : Fields.Count(row => row.Clarity > 0.2) / (double)Fields.Length;

    /// <summary>Pixels per millimetre in the page's middle.</summary>
    public double Scale => Map.ScaleAt(Page.Width / 2, Page.Height / 2);
}
