using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Sirekap.Server.Tests.Site.Receipts;

/// <summary>Reads QR codes off a page as a phone would: their SVG is drawn as a picture and given to a reader that is not ours (ZBar).</summary>
internal static partial class CodeReader
{
    private const int Module = 4;

    public static bool IsInstalled { get; } = File.Exists("/usr/bin/zbarimg");

    public static async Task<string[]> ReadAsync(string html)
    {
        var texts = new List<string>();
        foreach (Match code in Code().Matches(html))
            texts.Add(await ReadAsync(int.Parse(code.Groups[1].Value, CultureInfo.InvariantCulture), code.Groups[2].Value));
        return [.. texts];
    }

    private static async Task<string> ReadAsync(int side, string path)
    {
        var folder = Directory.CreateTempSubdirectory("sirekap-code-").FullName;
        var picture = Path.Combine(folder, "code.pgm");
        await File.WriteAllBytesAsync(picture, Draw(side, path));
        var start = new ProcessStartInfo("/usr/bin/zbarimg", ["--raw", "--quiet", "-Sdisable", "-Sqrcode.enable", picture]) { UseShellExecute = false, RedirectStandardOutput = true };
        using var reader = Process.Start(start)!;
        var text = await reader.StandardOutput.ReadToEndAsync();
        await reader.WaitForExitAsync();
        Directory.Delete(folder, recursive: true);
        return text.TrimEnd('\n');
    }

    /// <summary>A grey picture (PGM): white, and black where the path's runs are.</summary>
    private static byte[] Draw(int side, string path)
    {
        var width = side * Module;
        var pixels = new byte[width * width];
        Array.Fill(pixels, byte.MaxValue);
        foreach (Match run in Run().Matches(path))
        {
            var (column, row, length) = (Number(run, 1), Number(run, 2), Number(run, 3));
            for (var y = row * Module; y < (row + 1) * Module; y++)
                Array.Fill(pixels, (byte)0, (y * width) + (column * Module), length * Module);
        }

        return [.. Encoding.ASCII.GetBytes($"P5 {width} {width} 255\n"), .. pixels];
    }

    private static int Number(Match run, int group) => int.Parse(run.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex("""<svg class="qr" viewBox="0 0 (\d+) \d+"[^>]*>.*?<path d="([^"]*)" fill="#000"[ />]""")]
    private static partial Regex Code();

    [GeneratedRegex(@"M(\d+) (\d+)h(\d+)v1H\d+z")]
    private static partial Regex Run();
}
