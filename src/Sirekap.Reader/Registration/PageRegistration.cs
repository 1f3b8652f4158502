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
    /// <summary>Fits the printed boxes of a page whose landmarks are known.</summary>
    public static PageRegistration Fit(Pyramid photo, PageDefinition page, TagSighting tag, CornerRegistration corners)
    {
        var fitter = new RowFitter(photo, LineInk.Of(photo.Full, tag, corners.Map.ScaleAt(page.Tag.Area.CentreX, page.Tag.Area.CentreY)));
        var search = new RowSearch(fitter, corners.Map, page);
        search.Run();
        var map = corners.Map with { Bend = Bend(page, search) };
        var fields = ImmutableArray.CreateBuilder<FieldFrames>(page.Fields.Length);
        for (var index = 0; index < page.Fields.Length; index++)
        {
            var field = page.Fields[index];
            var (frames, clarity) = fitter.Fit(map, field.Digits);
            fields.Add(new(
                field,
                frames,
                map.Map(field.Strip),
                clarity,
                search.Bend.MissBy(search.Rows[index].Offset)));
        }

        return new(page, map, corners, fields.MoveToImmutable(), tag.Print);
    }

    /// <summary>
    /// The page as bent as its single boxes are, from rows that agree with the others. Boxes of a row alone would vouch for each other; so
    /// rows are judged first, as wholes.
    /// </summary>
    static DisplacementField Bend(PageDefinition page, RowSearch search)
    {
        const double Agrees = 4;
        var offsets = new List<Offset>();
        for (var index = 0; index < page.Fields.Length; index++)
        {
            var row = search.Rows[index];
            if (search.Bend.MissBy(row.Offset) > Agrees)
                continue;
            offsets.AddRange(row.Boxes);
        }

        return DisplacementField.Fit(offsets);
    }

    /// <summary>The share of rows of boxes whose printed lines are where the page has them.</summary>
    public double ClearShare => Fields.IsEmpty ? 1 : Fields.Count(row => row.Clarity > SideClarity.Seen) / (double)Fields.Length;

    /// <summary>Pixels per millimetre in the page's middle.</summary>
    public double Scale => Map.ScaleAt(Page.Width / 2, Page.Height / 2);
}
