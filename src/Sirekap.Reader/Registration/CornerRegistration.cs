using System.Collections.Immutable;
using Sirekap.Election.Forms;
using Sirekap.Reader.Imaging;
using Sirekap.Reader.Tags;

namespace Sirekap.Reader.Registration;

/// <summary>The page as its tag and corner marks place it.</summary>
/// <param name="Map">Where the page lies.</param>
/// <param name="Corners">Where each corner mark was found, in the definition's order; null for a mark that was not.</param>
internal sealed record CornerRegistration(PageMap Map, ImmutableArray<Pixel?> Corners)
{
    /// <summary>How far off a corner may be from what is known so far, mm: the window grows until the mark is in it.</summary>
    static readonly double[] Reaches = [12, 35, 90];

    /// <summary>How many corner marks were found.</summary>
    public int Found => Corners.Count(corner => corner is not null);

    /// <summary>
    /// Goes from the tag to the corners, nearest first, and learns from each: a tag alone says where the far corners are only to some centimetres.
    /// Null when the tag's own corners give no map.
    /// </summary>
    public static CornerRegistration? Find(Plane luma, PageDefinition page, TagSighting tag)
    {
        var pairs = TagPairs(page, tag);
        if (pairs.Affine() is not { } start)
            return null;
        var corners = new Pixel?[page.Corners.Length];
        var map = new PageMap(start, DisplacementField.None);
        foreach (var index in NearestFirst(page))
        {
            if (Search(luma, map, page.Corners[index], 0.4 * tag.Print) is not { } at)
                continue;
            corners[index] = at;
            pairs.Add(page.Corners[index].Centre, at, 4);
            if ((corners.Count(corner => corner is not null) >= 3 ? pairs.Perspective() : pairs.Affine()) is { } better)
                map = new(better, DisplacementField.None);
        }

        return new(map, [.. corners]);
    }

    static Pixel? Search(Plane luma, PageMap map, CornerFiducial corner, double print)
    {
        foreach (var reach in Reaches)
        {
            if (CornerFinder.Find(luma, map, corner, reach, print) is { } at)
                return at;
        }

        return null;
    }

    static IEnumerable<int> NearestFirst(PageDefinition page) => Enumerable.Range(0, page.Corners.Length)
        .OrderBy(index => Math.Pow(page.Corners[index].Centre.X - page.Tag.Area.CentreX, 2) + Math.Pow(page.Corners[index].Centre.Y - page.Tag.Area.CentreY, 2));

    static PointPairs TagPairs(PageDefinition page, TagSighting tag)
    {
        var area = page.Tag.Area;
        var quad = tag.Corners.TurnedBack(-page.Tag.QuarterTurns);
        var pairs = new PointPairs();
        pairs.Add(new(area.X, area.Y), quad.TopLeft, 1);
        pairs.Add(new(area.Right, area.Y), quad.TopRight, 1);
        pairs.Add(new(area.Right, area.Bottom), quad.BottomRight, 1);
        pairs.Add(new(area.X, area.Bottom), quad.BottomLeft, 1);
        return pairs;
    }
}
