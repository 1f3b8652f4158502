using Sirekap.Election.Forms;
using Sirekap.Reader.Imaging;

namespace Sirekap.Reader.Tags;

/// <summary>
/// Finds AprilTags of family 36h10 by dark blobs with four corners, at several scales. Only wanted ids count, with at most one wrong cell:
/// looser rules find tags in handwriting.
/// </summary>
internal static class TagFinder
{
    /// <summary>
    /// The longest side in pixels of the picture that is searched first: coarse, as it is fast and forgives noise. A tag is a 28th of a page's
    /// height.
    /// </summary>
    const int LongestSide = 1200;

    /// <summary>
    /// Cells that may be wrong in a tag that somebody said is there, or that others show the place of: the next tag of the family differs in
    /// ten.
    /// </summary>
    public const int MostErrors = 3;

    /// <summary>The wanted tags in the picture; or a tag of another form, if that is all there is; or nothing.</summary>
    public static List<TagSighting> Find(Pyramid photo, IReadOnlyCollection<int> wanted) => Find(photo, wanted, 1);

    /// <summary>The same for tags that somebody said are there, of which a few cells may be spoilt by a pen, a fold or a light.</summary>
    public static List<TagSighting> FindSpoilt(Pyramid photo, IReadOnlyCollection<int> expected) =>
        [.. Find(photo, expected, MostErrors).Where(sighting => sighting.Id is not null)];

    static List<TagSighting> Find(Pyramid photo, IReadOnlyCollection<int> wanted, int mostErrors)
    {
        var codes = new Dictionary<int, ulong>();
        foreach (var id in wanted)
            codes[id] = AprilTag36h10.CodeOf(id) ?? throw new ArgumentException($"The code of tag {id} is not in {nameof(AprilTag36h10)}.", nameof(wanted));

        List<TagSighting> strangers = [];
        foreach (var level in Levels(photo.Full))
        {
            var sightings = FindAt(photo, level, codes, mostErrors);
            var known = sightings.Where(sighting => sighting.Id is not null).ToList();
            if (known.Count > 0)
                return known;
            if (strangers.Count == 0)
                strangers = sightings;
        }

        return strangers;
    }

    /// <summary>
    /// The halvings that are tried: first the one that leaves at most <see cref="LongestSide"/>, then finer and coarser ones. A large picture
    /// need not be searched in full: a page that can be read has a tag that is seen at half its size.
    /// </summary>
    static IEnumerable<int> Levels(Plane luma)
    {
        var level = 0;
        for (var side = Math.Max(luma.Width, luma.Height); side > LongestSide; side /= 2)
            level++;
        yield return level;
        if (level > 0)
            yield return level - 1;
        yield return level + 1;
        if (level > 2)
            yield return level - 2;
    }

    static List<TagSighting> FindAt(Pyramid photo, int level, Dictionary<int, ulong> codes, int mostErrors)
    {
        const int LeastSide = 12;
        var small = photo.Level(level);
        var factor = 1 << level;
        var sightings = new List<TagSighting>();
        foreach (var blob in DarkBlobs.Find(small, LeastSide))
        {
            if (blob.Area * 5 < blob.Width * blob.Height || TagOutline.Of(blob) is not { } rough)
                continue;
            var outline = TagOutline.Refine(photo.Full, rough.Scaled(factor), reach: factor + 1.5);
            if (outline is { } quad && TagGrid.Sample(photo.Full, quad) is { } grid && Identify(quad, grid, codes, mostErrors) is { } sighting)
                sightings.Add(sighting);
        }

        return sightings;
    }

    static TagSighting? Identify(Quad quad, TagGrid grid, Dictionary<int, ulong> codes, int mostErrors)
    {
        foreach (var (id, code) in codes)
        {
            for (var turns = 0; turns < 4; turns++)
            {
                var errors = AprilTag36h10.Distance(grid.Bits, AprilTag36h10.Turn(code, turns));
                if (errors <= mostErrors)
                    return new(id, quad.TurnedBack(turns), errors, grid.Paper, grid.Ink);
            }
        }

        return grid.LooksPrinted ? new(null, quad, 0, grid.Paper, grid.Ink) : null;
    }
}
