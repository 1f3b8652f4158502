using Sirekap.Election.Forms;
using Sirekap.Reader.Imaging;
using Sirekap.Reader.Registration;

namespace Sirekap.Reader.Pages;

/// <summary>Judges whether the boxes of a field can be read where they were found.</summary>
internal static class FieldPlace
{
    /// <summary>Rows of bubbles may be off by this share of their distance.</summary>
    const double LargestShareOfRow = 0.4;

    /// <summary>Null when they can.</summary>
    /// <param name="luma">The photograph.</param>
    /// <param name="field">Where the boxes lie.</param>
    /// <param name="page">Their page.</param>
    public static DoubtCause? Fault(Plane luma, FieldFrames field, PageDefinition page)
    {
        if (IsOutside(luma, field))
            return DoubtCause.OutsidePicture;
        if (IsSeen(field))
            return field.Miss > LargestMiss(page) ? DoubtCause.OffModel : null;
        foreach (var box in field.Digits)
        {
            if (BoxLight.Fault(luma, box) is { } fault)
                return fault;
        }

        return DoubtCause.Covered;
    }

    /// <summary>Whether bubbles hang on their boxes: the frames are seen, and less off the page than would make one ring of the next.</summary>
    public static bool HoldsBubbles(FieldFrames field) => IsSeen(field) && field.Miss < LargestShareOfRow * (field.Layout.Bubbles is { } grid ? grid.Rows[1] - grid.Rows[0] : 0);

    /// <summary>Whether all frames of the row are seen.</summary>
    public static bool IsSeen(FieldFrames field) => field.Clarity > SideClarity.Seen;

    /// <summary>Whether a corner of a box lies outside the picture.</summary>
    public static bool IsOutside(Plane luma, FieldFrames field)
    {
        foreach (var box in field.Digits)
        {
            if (!Contains(luma, box.TopLeft) || !Contains(luma, box.TopRight) || !Contains(luma, box.BottomRight) || !Contains(luma, box.BottomLeft))
                return true;
        }

        return false;
    }

    /// <summary>A row may be a millimetre off the smooth page, on the scale of A4.</summary>
    static double LargestMiss(PageDefinition page) => page.Width / 210;

    static bool Contains(Plane luma, Pixel at) => at.X >= 0 && at.Y >= 0 && at.X <= luma.Width && at.Y <= luma.Height;
}
