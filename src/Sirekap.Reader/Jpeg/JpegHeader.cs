namespace Sirekap.Reader.Jpeg;

/// <summary>What the markers of a JPEG say, known before anything is decoded.</summary>
/// <param name="Width">Pixels in a row.</param>
/// <param name="Height">Rows.</param>
/// <param name="Components">1 (grey) or 3 (colour).</param>
/// <param name="Length">Bytes up to and with the end marker; what follows is not part of the picture.</param>
public readonly record struct JpegHeader(int Width, int Height, int Components, int Length)
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
}
