using Sirekap.Reader.Imaging;

namespace Sirekap.Reader.Jpeg;

/// <summary>Turns the bytes of a JPEG into pixels. Managed by default; a server may put a native library behind it.</summary>
public interface IJpegDecoder
{
    /// <summary>Decodes a picture whose header <see cref="JpegHeader.Check"/> has passed.</summary>
    /// <param name="jpeg">The bytes up to the end marker.</param>
    /// <param name="header">The checked header.</param>
    /// <param name="photo">Receives the pixels; as large as <see cref="JpegHeader.NewPhoto"/> makes it, whatever is in it.</param>
    /// <returns>False when the data cannot be decoded, and then any pixels may be in the photo; never an exception.</returns>
    bool TryDecode(ReadOnlyMemory<byte> jpeg, JpegHeader header, Photo photo);
}
