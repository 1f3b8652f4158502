using Sirekap.Reader.Imaging;

namespace Sirekap.Reader.Jpeg;

/// <summary>What the markers of a JPEG say, known before anything is decoded.</summary>
/// <param name="Width">Pixels in a row.</param>
/// <param name="Height">Rows.</param>
/// <param name="Components">1 (grey) or 3 (colour).</param>
/// <param name="SamplingX">How many pixels of brightness share one of colour, side by side: 1 or 2.</param>
/// <param name="SamplingY">The same for pixels one above the other.</param>
/// <param name="Progressive">Whether the picture comes in passes of growing fineness.</param>
/// <param name="Length">Bytes up to and with the end marker; what follows is not part of the picture.</param>
public readonly record struct JpegHeader(int Width, int Height, int Components, int SamplingX, int SamplingY, bool Progressive, int Length)
{
    /// <summary>The most pixels that are decoded: 25 megapixels.</summary>
    public const int MostPixels = 25_000_000;

    /// <summary>
    /// Walks all markers without decoding. Whatever passes is one baseline or progressive frame of 8 bits with the samplings that cameras
    /// use and with scans inside the bounds of the standard (ITU-T T.81, B.2): the decoder behind it relies on that.
    /// </summary>
    /// <param name="jpeg">The file's bytes.</param>
    /// <param name="header">What the markers say.</param>
    /// <returns>Null when the picture may be decoded, or why not.</returns>
    public static Refusal? Check(ReadOnlySpan<byte> jpeg, out JpegHeader header) => new JpegMarkers(jpeg).Walk(out header);

    /// <summary>A black picture of this size, with colour at half size where the JPEG has colour.</summary>
    public Photo NewPhoto()
    {
        var luma = new Plane(Width, Height);
        return Components == 1 ? new(luma, null) : new(luma, new(Half(), Half()));
    }

    Plane Half() => new((Width + 1) / 2, (Height + 1) / 2);
}
