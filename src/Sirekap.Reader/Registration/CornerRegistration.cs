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
    /// <summary>So many corner marks place a page on their own.</summary>
    public const int Enough = 3;

    /// <summary>How far off a corner may be from what is known so far, mm: the window grows until the mark is in it.</summary>
    static readonly double[] s_reaches = [12, 35, 90, 160];

    /// <summary>How many corner marks were found.</summary>
    public int Found => Corners.Count(corner => corner is not null);

    /// <summary>
    /// Goes from the tag to the corners, nearest first, and learns from each: a tag alone says where the far corners are only to some centimetres.
    /// Null when the tag's own corners give no map.
    /// </summary>
    /// <param name="luma">The photograph.</param>
    /// <param name="page">The page.</param>
    /// <param name="tag">Its tag.</param>
    /// <param name="furthest">How far off a corner may be at most, mm.</param>
    public static CornerRegistration? Find(Plane luma, PageDefinition page, TagSighting tag, double furthest = double.MaxValue)
    {
        var pairs = TagPairs(page, tag);
        if (pairs.Affine() is not { } start)
            return null;
        var (corners, found) = (new Pixel?[page.Corners.Length], 0);
        var map = new PageMap(start, DisplacementField.None);
        foreach (var index in NearestFirst(page))
        {
            if (Search(luma, map, page.Corners[index], 0.4 * tag.Print, furthest) is not { } at)
                continue;
            (corners[index], found) = (at, found + 1);
            pairs.Add(page.Corners[index].Centre, at, 4);
            if ((found >= Enough ? pairs.Perspective() : pairs.Affine()) is { } better)
                map = new(better, DisplacementField.None);
        }

        return new(map, [.. corners]);
    }

    /// <summary>
    /// Looks again for missing corner marks, now that rows of boxes show the page's perspective: the tag and the upper corners alone
    /// may be a hand's breadth off at the foot.
    /// </summary>
    /// <param name="luma">The photograph.</param>
    /// <param name="tag">The page's tag.</param>
    /// <param name="rows">The page so far.</param>
    public CornerRegistration? Completed(Plane luma, TagSighting tag, PageRegistration rows)
    {
        var page = rows.Page;
        var pairs = TagPairs(page, tag);
        for (var index = 0; index < Corners.Length; index++)
        {
            if (Corners[index] is { } known)
                pairs.Add(page.Corners[index].Centre, known, 4);
        }

        foreach (var field in rows.Fields)
        {
            for (var box = 0; box < field.Digits.Length && field.Clarity > SideClarity.Seen; box++)
                pairs.Add(new(field.Layout.Digits[box].CentreX, field.Layout.Digits[box].CentreY), field.Digits[box].Centre, 1);
        }

        var corners = Corners.ToArray();
        if (pairs.Perspective() is not { } map)
            return null;
        for (var index = 0; index < corners.Length; index++)
        {
            if (corners[index] is not null || Search(luma, new(map, DisplacementField.None), page.Corners[index], 0.4 * tag.Print, 40) is not { } at)
                continue;
            corners[index] = at;
            pairs.Add(page.Corners[index].Centre, at, 4);
            map = pairs.Perspective() ?? map;
        }

        return new(new(map, DisplacementField.None), [.. corners]);
    }

    static Pixel? Search(Plane luma, PageMap map, CornerFiducial corner, double print, double furthest)
    {
        foreach (var reach in s_reaches)
        {
            if (reach > furthest || IsOutside(luma, map, corner, reach))
                continue;
            if (CornerFinder.Find(luma, map, corner, reach, print) is { } at)
                return at;
        }

        return null;
    }

    /// <summary>Whether no place within reach lies in the picture.</summary>
    static bool IsOutside(Plane luma, PageMap map, CornerFiducial corner, double reach)
    {
        var window = map.Map(new Box(corner.Centre.X - reach, corner.Centre.Y - reach, 2 * reach, 2 * reach));
        ReadOnlySpan<Pixel> points = [window.TopLeft, window.TopRight, window.BottomRight, window.BottomLeft];
        var (left, right, above, below) = (0, 0, 0, 0);
        foreach (var (x, y) in points)
        {
            left += x < 0 ? 1 : 0;
            right += x > luma.Width ? 1 : 0;
            above += y < 0 ? 1 : 0;
            below += y > luma.Height ? 1 : 0;
        }

        return left == 4 || right == 4 || above == 4 || below == 4;
    }

    static IEnumerable<int> NearestFirst(PageDefinition page) => Enumerable.Range(0, page.Corners.Length)
        .OrderBy(index => Square(page.Corners[index].Centre.X - page.Tag.Area.CentreX) + Square(page.Corners[index].Centre.Y - page.Tag.Area.CentreY));

    static double Square(double length) => length * length;

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
