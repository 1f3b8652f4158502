using Sirekap.Election.Forms;
using Sirekap.Reader.Digits;
using Sirekap.Reader.Pages;
using Sirekap.Server.Hosting;

namespace Sirekap.Cli.Reading;

/// <summary>The reader with every form and the weights that ship in <c>data/</c>.</summary>
internal static class ShippedReader
{
    /// <summary>Loads forms and weights.</summary>
    /// <param name="decoder">What decodes the pictures.</param>
    /// <exception cref="FileNotFoundException">They are not above the program or the current folder.</exception>
    /// <exception cref="DllNotFoundException">The decoder is not installed.</exception>
    public static PageReader Load(JpegDecoderChoice decoder = JpegDecoderChoice.Managed)
    {
        var forms = Directory.EnumerateFiles(ShippedData.Find("data/elections"), "form.json", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(ShippedData.Find("data/forms"), "*.json"))
            .Order(StringComparer.Ordinal)
            .Select(file => FormDefinitionJson.Parse(File.ReadAllBytes(file)));
        return new PageReader(forms, DigitModel.Load(File.ReadAllBytes(ShippedData.Find("data/models/digits/digits.bin"))), decoder.Make());
    }
}
