using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using Sirekap.Reader.Imaging;
using Sirekap.Reader.Jpeg;

namespace Sirekap.TurboJpeg;

/// <summary>
/// libjpeg-turbo where it is installed (Debian's libturbojpeg0). It gives the same pixels as the managed decoder for every picture that an encoder
/// writes, in a quarter of the time; what it does not decode without a warning, and progressive pictures, which it would hold whole in memory,
/// go to the managed decoder. Native code on other people's files: only for operators who ask for it.
/// </summary>
public sealed class TurboJpegDecoder : IJpegDecoder
{
    readonly ManagedJpegDecoder _managed = new();

    /// <summary>Makes the decoder.</summary>
    /// <exception cref="DllNotFoundException">libjpeg-turbo is not installed; the message says what to do.</exception>
    public TurboJpegDecoder()
    {
        if (!IsInstalled)
            throw new DllNotFoundException($"{NativeTurboJpeg.Library} is not installed. Install Debian's package libturbojpeg0, or use the managed decoder.");
    }

    /// <summary>Whether the library can be loaded.</summary>
    public static bool IsInstalled { get; } = NativeLibrary.TryLoad(NativeTurboJpeg.Library, typeof(TurboJpegDecoder).Assembly, null, out _);

    /// <inheritdoc/>
    public bool TryDecode(ReadOnlyMemory<byte> jpeg, JpegHeader header, [NotNullWhen(true)] out Photo? photo)
    {
        if (!header.Progressive && DecodeNatively(jpeg.Span, header) is { } decoded)
        {
            photo = decoded;
            return true;
        }

        return _managed.TryDecode(jpeg, header, out photo);
    }

    /// <summary>Decodes without the managed decoder behind it; null for anything but a clean success.</summary>
    internal static unsafe Photo? DecodeNatively(ReadOnlySpan<byte> jpeg, JpegHeader header)
    {
        var planes = new RawPlanes(header);
        var handle = NativeTurboJpeg.InitDecompress();
        if (handle == 0)
            return null;
        try
        {
            fixed (byte* bytes = jpeg, luma = planes.Luma.Pixels, blue = planes.Blue?.Pixels, red = planes.Red?.Pixels)
            {
                var targets = stackalloc byte*[] { luma, blue, red };
                var strides = stackalloc int[] { planes.Luma.Width, planes.Blue?.Width ?? 0, planes.Red?.Width ?? 0 };
                var status = NativeTurboJpeg.DecompressToYuvPlanes(handle, bytes, new CULong((uint)jpeg.Length), targets, 0, strides, 0, 0);
                return status == 0 ? planes.ToPhoto(header) : null;
            }
        }
        finally
        {
            _ = NativeTurboJpeg.Destroy(handle);
        }
    }
}
