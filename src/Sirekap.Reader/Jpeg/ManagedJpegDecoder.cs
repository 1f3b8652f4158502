using Sirekap.Reader.Imaging;
using Sirekap.Reader.Jpeg.Decoding;

namespace Sirekap.Reader.Jpeg;

/// <summary>
/// Our own decoder: no native code, whole numbers only, the same pixels on every machine and in the browser. Strict: data that is missing, left
/// over at a restart or makes no sense is refused, never guessed at.
/// </summary>
public sealed class ManagedJpegDecoder : IJpegDecoder
{
    /// <summary>Checks and decodes in one step.</summary>
    /// <param name="jpeg">The file's bytes.</param>
    /// <param name="photo">The pixels, where the result is null.</param>
    /// <returns>Null, or why the picture cannot be had.</returns>
    public static Refusal? Open(ReadOnlyMemory<byte> jpeg, out Photo? photo)
    {
        photo = null;
        if (JpegHeader.Check(jpeg.Span, out var header) is { } refusal)
            return refusal;
        photo = header.NewPhoto();
        if (new ManagedJpegDecoder().TryDecode(jpeg[..header.Length], header, photo))
            return null;
        photo = null;
        return Refusal.Damaged;
    }

    /// <inheritdoc/>
    public bool TryDecode(ReadOnlyMemory<byte> jpeg, JpegHeader header, Photo photo) => PictureDecoder.TryDecode(jpeg.Span, photo);
}
