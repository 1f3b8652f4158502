using System.Runtime.InteropServices.JavaScript;
using System.Runtime.Versioning;
using System.Text;
using Sirekap.Election.Forms;
using Sirekap.Reader.Digits;
using Sirekap.Reader.Imaging;
using Sirekap.Reader.Pages;

namespace Sirekap.Reader.Wasm;

/// <summary>The reader for JavaScript: the same code as on the server, and the same bits.</summary>
[SupportedOSPlatform("browser")]
public static partial class ReaderModule
{
    static PageReader? s_reader;

    /// <summary>Prepares for one form.</summary>
    /// <param name="form">The form definition's JSON.</param>
    /// <param name="weights">The digit weights.</param>
    [JSExport]
    internal static void Load(string form, byte[] weights) =>
        s_reader = new PageReader([FormDefinitionJson.Parse(Encoding.UTF8.GetBytes(form))], DigitModel.Load(weights));

    /// <summary>Reads a photograph, decoded by the managed decoder.</summary>
    /// <param name="jpeg">The file's bytes.</param>
    /// <returns>The reading as JSON.</returns>
    [JSExport]
    internal static string ReadJpeg(byte[] jpeg) => Write(Reader.Read(jpeg));

    /// <summary>Reads pixels that the browser decoded.</summary>
    /// <param name="width">Pixels in a row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="luma">Brightness, row by row.</param>
    /// <param name="blue">Blue difference at half size, rounded up; empty for a grey picture.</param>
    /// <param name="red">Red difference, likewise.</param>
    /// <returns>The reading as JSON.</returns>
    [JSExport]
    internal static string ReadPlanes(int width, int height, byte[] luma, byte[] blue, byte[] red)
    {
        var colour = blue.Length == 0 ? null : new Chroma(Half(blue), Half(red));
        return Write(Reader.Read(new Photo(new Plane(width, height, luma), colour)));
        Plane Half(byte[] pixels) => new((width + 1) / 2, (height + 1) / 2, pixels);
    }

    static PageReader Reader => s_reader ?? throw new InvalidOperationException("Call Load with a form and the digit weights first.");

    static string Write(PageReading reading) => Encoding.UTF8.GetString(PageReadingJson.ToBytes(reading));
}
