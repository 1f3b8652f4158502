using Sirekap.Election.Statements;
using Sirekap.Reader;
using Sirekap.Reader.Imaging;
using Sirekap.Reader.Jpeg;
using Refusal = Sirekap.Reader.Refusal;

namespace Sirekap.Server.Reports;

/// <summary>
/// Makes of a photograph that a stranger sends the one that is kept: decoded by managed code after its announced size has been judged, made smaller, and encoded anew, so that nothing
/// but pixels comes in. Places, times, names of cameras and thumbnails stay outside; the mark how the camera was held too, after the picture has been turned by it.
/// </summary>
internal static class PlainPicture
{
    private const int LongestSide = 2000, Quality = 80;

    /// <summary>Judges a photograph by its markers alone: costs no decoding.</summary>
    /// <exception cref="RefusedException">This is no JPEG, or has too many pixels.</exception>
    public static void Judge(ReadOnlySpan<byte> sent)
    {
        if (JpegHeader.Check(sent, out _) is { } unfit)
            throw Refused(unfit);
    }

    /// <summary>The picture that is kept: the same bytes from the same photograph, on every machine.</summary>
    /// <exception cref="RefusedException">This is no JPEG, has too many pixels, or ends early.</exception>
    public static byte[] Of(ReadOnlyMemory<byte> sent)
    {
        if (ManagedJpegDecoder.Open(sent, out var photo) is { } unfit)
            throw Refused(unfit);
        return JpegWriter.Write(Each(SmallerPicture.Within(photo!, LongestSide), CameraTurn.Of(sent.Span).Apply), Quality);
    }

    private static RefusedException Refused(Refusal unfit) => unfit == Refusal.TooLarge
        ? new("photo-too-large", $"The photograph has more than {JpegHeader.MostPixels} pixels: send a smaller one.")
        : new("not-a-jpeg", $"This is no photograph that can be taken ({unfit.Code()}): send a JPEG as a camera makes it.");

    private static Photo Each(Photo picture, Func<Plane, Plane> change) =>
        new(change(picture.Luma), picture.Colour is { } colour ? new(change(colour.Blue), change(colour.Red)) : null);
}
