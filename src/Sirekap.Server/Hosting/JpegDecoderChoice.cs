using Sirekap.Reader.Jpeg;
using Sirekap.TurboJpeg;

namespace Sirekap.Server.Hosting;

/// <summary>What decodes photographs.</summary>
public enum JpegDecoderChoice
{
    /// <summary>Our own decoder, memory-safe and the same everywhere.</summary>
    Managed,

    /// <summary>libjpeg-turbo: the same pixels, faster, native code.</summary>
    Turbo,
}

/// <summary>Makes the chosen decoder.</summary>
public static class JpegDecoders
{
    /// <summary>The decoder.</summary>
    /// <exception cref="DllNotFoundException">libjpeg-turbo was chosen and is not installed; the message says what to do.</exception>
    public static IJpegDecoder Make(this JpegDecoderChoice choice) =>
        choice == JpegDecoderChoice.Turbo ? new TurboJpegDecoder() : new ManagedJpegDecoder();
}
