using System.Diagnostics.CodeAnalysis;
using JpegLibrary;
using Sirekap.Reader.Imaging;

namespace Sirekap.Reader.Jpeg;

/// <summary>JpegLibrary behind our interface: no native code, the same pixels on every machine and in the browser.</summary>
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
        return new ManagedJpegDecoder().TryDecode(jpeg[..header.Length], header, out photo) ? null : Refusal.Damaged;
    }

    /// <inheritdoc/>
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "The library throws many types on hostile bytes; all mean the same.")]
    public bool TryDecode(ReadOnlyMemory<byte> jpeg, JpegHeader header, [NotNullWhen(true)] out Photo? photo)
    {
        photo = null;
        var writer = new PlaneWriter(header);
        try
        {
            var decoder = new JpegDecoder();
            decoder.SetInput(jpeg);
            decoder.Identify();
            decoder.SetOutputWriter(writer);
            decoder.Decode();
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            return false;
        }

        photo = writer.Photo;
        return true;
    }
}
