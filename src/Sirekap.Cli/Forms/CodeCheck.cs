using Sirekap.Election.Forms;
using Sirekap.Election.Statements;
using Sirekap.Server.Hosting;

namespace Sirekap.Cli.Forms;

/// <summary><c>sirekap forms check</c>: says what the QR code of a sheet says, and whether a key signed it.</summary>
internal static class CodeCheck
{
    /// <summary>Does it.</summary>
    /// <returns>The exit status: 0 when the signature holds, 1 when it does not.</returns>
    public static int Run(string text, string keyFile)
    {
        var code = StationCode.Parse(text);
        using var key = KeyFolder.Read(keyFile);
        using var verifier = P256Verifier.Parse(key.ExportSubjectPublicKeyInfo());
        var holds = code.IsSignedBy(verifier);
        Console.WriteLine($"{code.Election} {code.Contest} TPS {code.Station}, halaman · page {code.Page}/{code.Pages}");
        Console.WriteLine(holds
            ? $"Tanda tangan sah: kunci {verifier.Id} · The signature holds."
            : "Tanda tangan TIDAK sah untuk kunci ini. · The signature does NOT hold for this key.");
        return holds ? 0 : 1;
    }
}
