using Sirekap.Election.Forms;
using Sirekap.Reader.Imaging;
using Sirekap.Reader.Tags;

namespace Sirekap.Reader.Registration;

/// <summary>Places a page whose tags were seen: landmarks first, then the printed boxes.</summary>
internal static class PageFinder
{
    /// <summary>Corner marks further than this from where the nearer landmarks expect them may be something else, mm.</summary>
    const double Sure = 12;

    /// <summary>A page of which so many rows of boxes are seen is placed well.</summary>
    const double WellPlaced = 0.8;

    /// <summary>So many rows tell where missing corners are.</summary>
    const double LeastForPerspective = 0.3;

    /// <summary>The page with most of its printed boxes in place; null when not even the tags place it.</summary>
    /// <param name="photo">The photograph's brightness.</param>
    /// <param name="page">The page.</param>
    /// <param name="tags">The tags that were seen, all of this page.</param>
    public static PageRegistration? Find(Pyramid photo, PageDefinition page, IReadOnlyList<TagSighting> tags)
    {
        if (!page.CornerTags.IsEmpty)
            return CodedCorners.Find(photo.Full, page, tags) is { } coded ? PageRegistration.Fit(photo, page, tags[0], coded) : null;
        if (CornerRegistration.Find(photo.Full, page, tags[0]) is not { } corners)
            return null;
        var best = PageRegistration.Fit(photo, page, tags[0], corners);
        if (corners.Found == page.Corners.Length && best.ClearShare >= WellPlaced)
            return best;
        best = Better(best, CornerRegistration.Find(photo.Full, page, tags[0], Sure));
        return best.ClearShare >= LeastForPerspective ? Better(best, best.Corners.Completed(photo.Full, tags[0], best)) : best;

        PageRegistration Better(PageRegistration one, CornerRegistration? corners)
        {
            if (corners is null || (corners.Found == one.Corners.Found && corners.Found >= CornerRegistration.Enough))
                return one;
            var other = PageRegistration.Fit(photo, page, tags[0], corners);
            return other.ClearShare > one.ClearShare || (other.ClearShare == one.ClearShare && corners.Found > one.Corners.Found) ? other : one;
        }
    }
}
