using System.Runtime.InteropServices.JavaScript;
using System.Runtime.Versioning;
using System.Text;
using QRCoder;

namespace Sirekap.Phone.Checking;

/// <summary>QR codes for JavaScript.</summary>
[SupportedOSPlatform("browser")]
public static partial class CodeModule
{
    /// <summary>Draws a text at level L: a screen does not get dirty, and larger modules help old cameras more than redundancy.</summary>
    /// <returns>The rows from the top, <c>1</c> for dark, one line each, four white modules around; empty when no code holds so much.</returns>
    [JSExport]
    internal static string Draw(string text)
    {
        using var generator = new QRCodeGenerator();
        try
        {
            using var code = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.L);
            var rows = new StringBuilder();
            foreach (var row in code.ModuleMatrix)
            {
                foreach (bool dark in row)
                    rows.Append(dark ? '1' : '0');
                rows.Append('\n');
            }

            return rows.ToString();
        }
        catch (QRCoder.Exceptions.DataTooLongException)
        {
            return "";
        }
    }
}
