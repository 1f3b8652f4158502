using QRCoder;
using Sirekap.Server.Phones;

namespace Sirekap.Cli.Phones;

/// <summary>What the committee prints for one station: its number, the code, and the same as a link and QR code.</summary>
internal static class CodeSlip
{
    /// <summary>The link that fills the code in. What stands behind <c>#</c> never leaves the browser on its own, so no log of requests keeps it.</summary>
    public static string LinkOf(EnrolmentCode code, string origin) => $"{origin.TrimEnd('/')}/hp/#{code.Station}.{code.Text}";

    public static void Print(TextWriter output, EnrolmentCode code, string origin)
    {
        var link = LinkOf(code, origin);
        output.WriteLine($"phone {code.Station}: {link}");
        output.WriteLine($"  TPS {code.Station} · kode {code.Spelling} · sampai {code.Until} · sekali pakai");
        using var generator = new QRCodeGenerator();
        using var picture = new AsciiQRCode(generator.CreateQrCode(link, QRCodeGenerator.ECCLevel.M));
        output.WriteLine(picture.GetGraphicSmall());
    }
}
