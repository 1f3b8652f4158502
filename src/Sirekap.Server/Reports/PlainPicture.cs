using Sirekap.Election.Statements;
using Sirekap.Reader;
using Sirekap.Reader.Jpeg;
using Refusal = Sirekap.Reader.Refusal;

namespace Sirekap.Server.Reports;

/// <summary>
/// Makes of a photograph that a stranger sends the one that is kept: decoded by managed code after its announced size has been judged, made smaller, and encoded anew, so that nothing
/// but pixels comes in. Places, times, names of cameras and thumbnails stay outside, and so does the mark how the camera was held.
/// </summary>
internal static class PlainPicture
{
    private const int LongestSide = 2000, Quality = 80;

    /// <summary>The picture that is kept: the same bytes from the same photograph, on every machine.</summary>
    /// <exception cref="RefusedException">This is no JPEG, has too many pixels, or ends early.</exception>
    public static byte[] Of(ReadOnlyMemory<byte> sent)
    {
        if (ManagedJpegDecoder.Open(sent, out var photo) is { } unfit)
        {
            throw unfit == Refusal.TooLarge
                ? new RefusedException("photo-too-large", $"The photograph has more than {JpegHeader.MostPixels} pixels: send a smaller one.")
                : new RefusedException("not-a-jpeg", $"This is no photograph that can be taken ({unfit.Code()}): send a JPEG as a camera makes it.");
        }

        return JpegWriter.Write(SmallerPicture.Within(photo!, LongestSide), Quality);
    }
}
