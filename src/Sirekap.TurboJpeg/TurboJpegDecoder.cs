using System.Runtime.InteropServices;
using Sirekap.Reader.Imaging;
using Sirekap.Reader.Jpeg;

namespace Sirekap.TurboJpeg;

/// <summary>
/// libjpeg-turbo where it is installed (Debian's libturbojpeg0). It gives the same pixels as the managed decoder for every picture that an encoder
/// writes, in less than half of the time. What it does not decode without a warning goes to the managed decoder; so do pictures that it would need
/// much memory for, progressive ones and those with colour at full size, which cameras do not write. Native code on other people's files: only for
/// operators who ask for it.
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
    public bool TryDecode(ReadOnlyMemory<byte> jpeg, JpegHeader header, Photo photo)
    {
        var suits = !header.Progressive && (header.Components == 1 || header.SamplingX * header.SamplingY > 1);
        return (suits && TryDecodeNatively(jpeg.Span, header, photo)) || _managed.TryDecode(jpeg, header, photo);
    }

    /// <summary>Decodes without the managed decoder behind it; false for anything but a clean success.</summary>
    internal static unsafe bool TryDecodeNatively(ReadOnlySpan<byte> jpeg, JpegHeader header, Photo photo)
    {
        using var luma = new RawPlane(photo.Luma, Up(header.Width, header.SamplingX), Up(header.Height, header.SamplingY), 1, 1);
        var (width, height) = (luma.Width / header.SamplingX, luma.Height / header.SamplingY);
        using var blue = new RawPlane(photo.Colour?.Blue, width, height, 2 / header.SamplingX, 2 / header.SamplingY);
        using var red = new RawPlane(photo.Colour?.Red, width, height, 2 / header.SamplingX, 2 / header.SamplingY);
        fixed (byte* bytes = jpeg, lumaPixels = luma.Pixels, bluePixels = blue.Pixels, redPixels = red.Pixels)
        {
            var planes = stackalloc byte*[] { lumaPixels, bluePixels, redPixels };
            var strides = stackalloc int[] { luma.Width, width, width };
            if (!TryDecode(bytes, jpeg.Length, planes, strides))
                return false;
        }

        luma.Deliver();
        blue.Deliver();
        red.Deliver();
        return true;
    }

    static unsafe bool TryDecode(byte* jpeg, int length, byte** planes, int* strides)
    {
        var handle = NativeTurboJpeg.InitDecompress();
        if (handle == 0)
            return false;
        var status = NativeTurboJpeg.DecompressToYuvPlanes(handle, jpeg, new CULong((uint)length), planes, 0, strides, 0, 0);
        return NativeTurboJpeg.Destroy(handle) == 0 && status == 0;
    }

    static int Up(int pixels, int factor) => (pixels + factor - 1) / factor * factor;
}
