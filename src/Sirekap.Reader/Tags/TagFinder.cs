using Sirekap.Election.Forms;
using Sirekap.Reader.Imaging;

namespace Sirekap.Reader.Tags;

/// <summary>
/// Finds AprilTags of family 36h10 by dark blobs with four corners, at several scales. Only wanted ids count, with at most one wrong bit:
/// looser rules find tags in handwriting.
/// </summary>
internal static class TagFinder
{
    /// <summary>The longest side of the picture, in pixels, at each scale that is tried: coarse first, as it is fast and forgives noise.</summary>
    static readonly int[] Scales = [1000, 2000, 500];

    /// <summary>The wanted tags in the picture; or a tag of another form, if that is all there is; or nothing.</summary>
    public static List<TagSighting> Find(Plane luma, IReadOnlyCollection<int> wanted)
    {
        var codes = new Dictionary<int, ulong>();
        foreach (var id in wanted)
            codes[id] = AprilTag36h10.CodeOf(id) ?? throw new ArgumentException($"The code of tag {id} is not in {nameof(AprilTag36h10)}.", nameof(wanted));

        var tried = new HashSet<int>();
        List<TagSighting> strangers = [];
        foreach (var scale in Scales)
        {
            var factor = Math.Max(1, (Math.Max(luma.Width, luma.Height) + scale - 1) / scale);
            if (!tried.Add(factor))
                continue;
            var sightings = FindAt(luma, factor, codes);
            var known = sightings.Where(sighting => sighting.Id is not null).ToList();
            if (known.Count > 0)
                return known;
            if (strangers.Count == 0)
                strangers = sightings;
        }

        return strangers;
    }

    static List<TagSighting> FindAt(Plane luma, int factor, Dictionary<int, ulong> codes)
    {
        const int LeastSide = 12;
        var small = luma.ShrunkBy(factor);
        var marks = DarkPixels.Find(small, Math.Max(8, Math.Max(small.Width, small.Height) / 24));
        var sightings = new List<TagSighting>();
        foreach (var blob in Blob.FindAll(marks, small.Width, LeastSide))
        {
            if (blob.Area * 5 < blob.Width * blob.Height || TagOutline.Of(blob) is not { } rough)
                continue;
            var outline = TagOutline.Refine(luma, rough.Scaled(factor), reach: factor + 1.5);
            if (outline is { } quad && TagGrid.Sample(luma, quad) is { } grid && Identify(quad, grid, codes) is { } sighting)
                sightings.Add(sighting);
        }

        return sightings;
    }

    static TagSighting? Identify(Quad quad, TagGrid grid, Dictionary<int, ulong> codes)
    {
        foreach (var (id, code) in codes)
        {
            for (var turns = 0; turns < 4; turns++)
            {
                var errors = AprilTag36h10.Distance(grid.Bits, AprilTag36h10.Turn(code, turns));
                if (errors <= 1)
                    return new(id, quad.TurnedBack(turns), errors, grid.Paper, grid.Ink);
            }
        }

        return grid.LooksPrinted ? new(null, quad, 0, grid.Paper, grid.Ink) : null;
    }
}
