using Sirekap.Election.Forms;
using Sirekap.Reader.Imaging;
using Sirekap.Reader.Tags;

namespace Sirekap.Reader.Registration;

/// <summary>
/// Registers a page with coded corners: every tag that was seen gives four points of the page, and no corner can be taken for another.
/// A tag that the search over the whole picture missed is looked for where the others say.
/// </summary>
internal static class CodedCorners
{
    /// <summary>How far off a missing tag may be, mm: nearer lines must not be taken for its sides before the right ones are tried.</summary>
    static readonly double[] Reaches = [3, 7, 12];

    /// <summary>Places the page by its tags. Null when none of them is the page's, or they give no map.</summary>
    /// <param name="luma">The photograph.</param>
    /// <param name="page">A page with coded corners.</param>
    /// <param name="tags">The sightings, whatever pages they belong to.</param>
    public static CornerRegistration? Find(Plane luma, PageDefinition page, IReadOnlyList<TagSighting> tags)
    {
        var seen = page.CornerTags.Select(tag => tags.Where(sighting => sighting.Id == tag.Id).MinBy(sighting => sighting.Errors)?.Corners).ToArray();
        if (MapOf(page, seen) is not { } map)
            return null;
        for (var index = 0; index < seen.Length; index++)
        {
            if (seen[index] is not null || Search(luma, map, page.CornerTags[index]) is not { } found)
                continue;
            seen[index] = found;
            map = MapOf(page, seen) ?? map;
        }

        return new(map, [.. seen.Select(quad => quad is { } tag ? tag.Centre : (Pixel?)null)]);
    }

    static PageMap? MapOf(PageDefinition page, Quad?[] seen)
    {
        var pairs = new PointPairs();
        for (var index = 0; index < seen.Length; index++)
        {
            if (seen[index] is { } sighted)
                Add(pairs, page.CornerTags[index], sighted.TurnedBack(-page.CornerTags[index].QuarterTurns));
        }

        var map = seen.Count(quad => quad is not null) > 1 ? pairs.Perspective() : pairs.Affine();
        return map is { } place ? new(place, DisplacementField.None) : null;
    }

    static void Add(PointPairs pairs, TagDefinition tag, Quad quad)
    {
        pairs.Add(new(tag.Area.X, tag.Area.Y), quad.TopLeft, 1);
        pairs.Add(new(tag.Area.Right, tag.Area.Y), quad.TopRight, 1);
        pairs.Add(new(tag.Area.Right, tag.Area.Bottom), quad.BottomRight, 1);
        pairs.Add(new(tag.Area.X, tag.Area.Bottom), quad.BottomLeft, 1);
    }

    /// <summary>The tag's outer corners in the order of its own upright, or null.</summary>
    static Quad? Search(Plane luma, PageMap map, TagDefinition tag)
    {
        var expected = AprilTag36h10.Turn(AprilTag36h10.CodeOf(tag.Id)!.Value, tag.QuarterTurns);
        var guess = map.Map(tag.Area);
        foreach (var reach in Reaches)
        {
            if (TagOutline.Refine(luma, guess, reach * map.ScaleAt(tag.Area.CentreX, tag.Area.CentreY)) is { } quad
                && TagGrid.Sample(luma, quad) is { } grid && AprilTag36h10.Distance(grid.Bits, expected) <= TagFinder.MostErrors)
                return quad.TurnedBack(tag.QuarterTurns);
        }

        return null;
    }
}
