using Sirekap.Reader.Imaging;
using Sirekap.Reader.Tags;

namespace Sirekap.Reader.Registration;

/// <summary>How printed lines look in a photograph.</summary>
/// <param name="Print">The share of light that print takes away.</param>
/// <param name="Line">How dark the middle of a frame's line is, as a share of that: blur spreads a line a millimetre wide.</param>
internal readonly record struct LineInk(double Print, double Line)
{
    /// <summary>Measured on specimens: sharp lines come to 0.65, and lose 0.29 for each millimetre that black needs to turn to white.</summary>
    const double Sharp = 0.65, WithoutBlur = 0.95, LossPerMillimetre = 0.29, Least = 0.2;

    /// <summary>Reads it off the tag's edges.</summary>
    /// <param name="luma">The photograph.</param>
    /// <param name="tag">The tag.</param>
    /// <param name="scale">Pixels per millimetre.</param>
    public static LineInk Of(Plane luma, TagSighting tag, double scale) =>
        new(tag.Print, Math.Clamp(WithoutBlur - (LossPerMillimetre * Sharpness.EdgeWidth(luma, tag) / scale), Least, Sharp));
}
