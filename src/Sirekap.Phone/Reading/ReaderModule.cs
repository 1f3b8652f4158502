using System.Runtime.InteropServices.JavaScript;
using System.Runtime.Versioning;
using System.Text;
using System.Text.Json;
using Sirekap.Election.Forms;
using Sirekap.Reader.Digits;
using Sirekap.Reader.Imaging;
using Sirekap.Reader.Pages;

namespace Sirekap.Phone.Reading;

/// <summary>The reader for JavaScript: the same code as on the server, and the same bits.</summary>
[SupportedOSPlatform("browser")]
public static partial class ReaderModule
{
    private static FormDefinition[] s_forms = [];
    private static PageReader? s_reader;

    /// <summary>Prepares for some forms.</summary>
    /// <param name="forms">The form definitions' JSON.</param>
    /// <param name="weights">The digit weights.</param>
    [JSExport]
    internal static void Load(string[] forms, byte[] weights)
    {
        s_forms = [.. forms.Select(form => FormDefinitionJson.Parse(Encoding.UTF8.GetBytes(form)))];
        s_reader = new PageReader(s_forms, DigitModel.Load(weights));
    }

    /// <summary>Reads a page for the officer.</summary>
    /// <param name="jpeg">The picture as it will be sent.</param>
    /// <param name="form">The id of the form that is photographed.</param>
    /// <param name="page">The page that is asked for.</param>
    /// <returns>A <see cref="PageView"/> as JSON.</returns>
    [JSExport]
    internal static string ReadPage(byte[] jpeg, string form, int page) => View(Reader.Read(jpeg, new PageExpectation(form, page)), form);

    /// <summary>Reads a page for the officer from pixels that the browser decoded: the same reading, as far as its decoder gives the same pixels.</summary>
    /// <param name="width">Pixels in a row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="luma">Brightness, row by row.</param>
    /// <param name="blue">Blue difference at half size, rounded up; empty for a grey picture.</param>
    /// <param name="red">Red difference, likewise.</param>
    /// <param name="form">The id of the form that is photographed.</param>
    /// <param name="page">The page that is asked for.</param>
    /// <returns>A <see cref="PageView"/> as JSON.</returns>
    [JSExport]
    internal static string ReadPagePlanes(int width, int height, byte[] luma, byte[] blue, byte[] red, string form, int page) =>
        View(Reader.Read(PhotoOf(width, height, luma, blue, red), new PageExpectation(form, page)), form);

    /// <summary>Reads a photograph, decoded by the managed decoder.</summary>
    /// <param name="jpeg">The file's bytes.</param>
    /// <returns>The whole reading as JSON, every number to its last bit.</returns>
    [JSExport]
    internal static string ReadJpeg(byte[] jpeg) => Write(Reader.Read(jpeg));

    /// <summary>Reads pixels that the browser decoded.</summary>
    /// <param name="width">Pixels in a row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="luma">Brightness, row by row.</param>
    /// <param name="blue">Blue difference at half size, rounded up; empty for a grey picture.</param>
    /// <param name="red">Red difference, likewise.</param>
    /// <returns>The whole reading as JSON, every number to its last bit.</returns>
    [JSExport]
    internal static string ReadPlanes(int width, int height, byte[] luma, byte[] blue, byte[] red) =>
        Write(Reader.Read(PhotoOf(width, height, luma, blue, red)));

    private static PageReader Reader => s_reader ?? throw new InvalidOperationException("Call Load with forms and the digit weights first.");

    private static Photo PhotoOf(int width, int height, byte[] luma, byte[] blue, byte[] red)
    {
        return new(new Plane(width, height, luma), blue.Length == 0 ? null : new Chroma(Half(blue), Half(red)));
        Plane Half(byte[] pixels) => new((width + 1) / 2, (height + 1) / 2, pixels);
    }

    private static string View(PageReading reading, string form) =>
        JsonSerializer.Serialize(PageView.Of(reading, s_forms.Single(known => known.Id == form)), PageViewJson.Default.PageView);

    private static string Write(PageReading reading) => Encoding.UTF8.GetString(PageReadingJson.ToBytes(reading));
}
