using System.Runtime.InteropServices;

namespace Sirekap.TurboJpeg;

/// <summary>The few functions of TurboJPEG's C interface that decode planes; the same in libjpeg-turbo 2.x and 3.x.</summary>
internal static unsafe partial class NativeTurboJpeg
{
    public const string Library = "libturbojpeg.so.0";

    [LibraryImport(Library, EntryPoint = "tjInitDecompress")]
    public static partial nint InitDecompress();

    [LibraryImport(Library, EntryPoint = "tjDestroy")]
    public static partial int Destroy(nint handle);

    /// <summary>Decodes into planes as they are stored, without any upsampling. Flags 0: the exact integer transform.</summary>
    /// <returns>0, or -1 for an error or a warning.</returns>
    [LibraryImport(Library, EntryPoint = "tjDecompressToYUVPlanes")]
    public static partial int DecompressToYuvPlanes(
        nint handle, byte* jpeg, CULong size, byte** planes, int width, int* strides, int height, int flags);
}
