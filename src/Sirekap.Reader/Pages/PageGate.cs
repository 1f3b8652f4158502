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

    /// <summary>Null when the page may be read.</summary>
    public static Refusal? Check(Plane luma, PageRegistration page, PageQuality quality)
    {
        if (page.Fields.SelectMany(field => field.Digits).Any(box => box.Side < LeastBox))
            return Refusal.TooSmall;
        if (quality.EdgeWidth > WidestEdge)
            return Refusal.Blurred;
        if (quality.ClearRows >= 0.5)
            return null;
        if (quality.EdgeWidth > WideEdge)
            return Refusal.Blurred;
        var hidden = page.Fields.Where(field => field.Clarity <= 0.2).ToList();
        return hidden.Count(field => IsWashedOut(luma, field)) * 2 > hidden.Count ? Refusal.GlareOrShadow : Refusal.OffModel;
    }

    /// <summary>Whether the light has left no room for ink: nearly white or nearly black over half of a box.</summary>
    static bool IsWashedOut(Plane luma, FieldFrames field)
    {
        var extremes = 0;
        for (var index = 0; index < 100; index++)
        {
            var at = field.Digits[0].At((index % 10 / 10.0) + 0.05, (index / 10 / 10.0) + 0.05);
            extremes += luma.At(at.X, at.Y) is > 248 or < 30 ? 1 : 0;
        }

        return extremes > 50;
    }
}
