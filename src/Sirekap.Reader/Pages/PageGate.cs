using Sirekap.Reader.Imaging;
using Sirekap.Reader.Registration;

namespace Sirekap.Reader.Pages;

/// <summary>Decides whether a registered page can be read at all, and names the cause when it cannot.</summary>
internal static class PageGate
{
    /// <summary>The least side of a digit box in pixels.</summary>
    const double LeastBox = 20;

    /// <summary>
    /// The widest change from white to black, mm of the form, with which handwriting can be read at all; and where blur is to blame
    /// when frames are not found.
    /// </summary>
    const double WidestEdge = 3.0, WideEdge = 2.5;

    /// <summary>
    /// The share of rows of boxes in the picture whose printed frames must be seen where they should be. With fewer than
    /// <see cref="CornerRegistration.Enough"/> corner marks the frames alone vouch for the page, so nearly all must be;
    /// and all of them when two marks are missing that should be in the picture.
    /// </summary>
    const double LeastClear = 0.5, LeastClearWithoutCorners = 0.8;

    /// <summary>Null when the page may be read.</summary>
    public static Refusal? Check(Plane luma, PageRegistration page, PageQuality quality)
    {
        var inside = page.Fields.Where(field => !FieldPlace.IsOutside(luma, field)).ToList();
        if (inside.Count * 2 < page.Fields.Length)
            return Refusal.Cropped;
        if (inside.Exists(field => field.Digits.Any(box => box.Side < LeastBox)))
            return Refusal.TooSmall;
        if (quality.EdgeWidth > WidestEdge)
            return Refusal.Blurred;
        var fewCorners = page.Corners.Found < CornerRegistration.Enough;
        var least = !fewCorners ? LeastClear : MissesVisibleCorners(luma, page) ? 1 : LeastClearWithoutCorners;
        if (inside.Count(FieldPlace.IsSeen) >= inside.Count * least)
            return null;
        if (quality.EdgeWidth > WideEdge)
            return Refusal.Blurred;
        return Light(luma, inside) ?? (fewCorners ? Refusal.Cropped : Refusal.OffModel);
    }

    /// <summary>Whether two corner marks were not found though they should lie well inside the picture: covered, or the page is misplaced.</summary>
    static bool MissesVisibleCorners(Plane luma, PageRegistration page)
    {
        var missing = 0;
        for (var index = 0; index < page.Page.Corners.Length; index++)
        {
            var mark = page.Page.Corners[index];
            var at = page.Map.Map(mark.Centre.X, mark.Centre.Y);
            var margin = 2 * mark.Side * page.Scale;
            var isInside = at.X > margin && at.Y > margin && at.X < luma.Width - margin && at.Y < luma.Height - margin;
            missing += isInside && page.Corners.Corners[index] is null ? 1 : 0;
        }

        return missing >= 2;
    }

    /// <summary>Whether light is to blame for most of the rows that are not seen.</summary>
    static Refusal? Light(Plane luma, List<FieldFrames> fields)
    {
        var faults = fields.Where(field => !FieldPlace.IsSeen(field)).Select(field => BoxLight.Fault(luma, field.Digits[0])).ToList();
        return faults.Count(fault => fault == DoubtCause.Glare) * 2 > faults.Count ? Refusal.Glare
            : faults.Count(fault => fault == DoubtCause.Shadow) * 2 > faults.Count ? Refusal.Shadow
            : null;
    }
}
