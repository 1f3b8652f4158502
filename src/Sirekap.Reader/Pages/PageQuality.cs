namespace Sirekap.Reader.Pages;

/// <summary>How good a photograph of a page is.</summary>
/// <param name="PixelsPerMillimetre">In the page's middle, on the form's own scale.</param>
/// <param name="EdgeWidth">How wide the change from white to black is, mm of the form: sharp below 2, blurred above 3.</param>
/// <param name="Corners">Corner marks found, 0 to 4.</param>
/// <param name="ClearRows">The share of rows of boxes whose printed frames were found, 0 to 1.</param>
/// <param name="LargestMiss">The furthest that a row of boxes is off the smooth page, mm.</param>
/// <param name="TagErrors">Bits of the tag that had to be corrected.</param>
public sealed record PageQuality(
    double PixelsPerMillimetre, double EdgeWidth, int Corners, double ClearRows, double LargestMiss, int TagErrors)
{
    /// <summary>The widest edge, mm of the form, of the pictures that the digit nets were trained on.</summary>
    const double WidestTrained = 2.4;

    /// <summary>Whether the picture is softer than any that the nets have learnt from: what they say then must be surer.</summary>
    internal bool IsSoft => EdgeWidth > WidestTrained;

    /// <summary>One figure from 0 (barely read) to 1 (as good as it gets), for people and lists; nothing is decided by it.</summary>
    public double Score => Math.Round(
        Math.Clamp((PixelsPerMillimetre - 0.8) / 0.8, 0, 1) * Math.Clamp((3.5 - EdgeWidth) / 2, 0, 1) * (Corners / 4.0) * ClearRows, 3);
}
