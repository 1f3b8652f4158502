using System.Text.Json;

namespace Sirekap.EndToEnd.Tests;

/// <summary>WCAG 2.2 AA as far as axe can tell, in a real browser.</summary>
[Collection(nameof(DemoSite))]
public class AccessibilityTests(DemoSite site)
{
    private static readonly string Axe = Path.Combine(
        Repository.Root, "tests", "Sirekap.EndToEnd.Tests", "node_modules", "axe-core", "axe.min.js");

    [Theory]
    [InlineData("/", 360)]
    [InlineData("/", 1280)]
    [InlineData("/en/wilayah/82", 1280)]
    [InlineData("/wilayah/827102", 360)]
    [InlineData("/wilayah/8271021022", 360)]
    [InlineData("/tps/8271021022008", 360)]
    [InlineData("/tps/8271021022008", 1280)]
    [InlineData("/en/tps/8271021010004", 360)]
    [InlineData("/wilayah/82", 360)]
    [InlineData("/perubahan", 360)]
    [InlineData("/en/wilayah/82/perubahan", 1280)]
    [InlineData("/jenjang", 360)]
    [InlineData("/ketidakcocokan", 360)]
    [InlineData("/cari?q=terante", 360)]
    [InlineData("/pertentangan", 360)]
    [InlineData("/lapor/8271021022008", 360)]
    [InlineData("/en/lapor/8271021022008", 1280)]
    [InlineData("/laporan", 360)]
    [InlineData("/en/laporan?perihal=unreadable", 1280)]
    [InlineData("/cari?q=ternate", 360)]
    [InlineData("/aturan", 360)]
    [InlineData("/hak-akses", 360)]
    [InlineData("/periksa", 360)]
    [InlineData("/data/statistik", 360)]
    [InlineData("/en/data/statistik", 1280)]
    [InlineData("/lokasi-data", 360)]
    [InlineData("/en/hukum", 1280)]
    [InlineData("/tentang", 360)]
    [InlineData("/bukti/12", 360)]
    [InlineData("/en/bukti/0", 1280)]
    [InlineData("/wilayah/00", 360)]
    public async Task Axe_finds_nothing_to_object_to(string path, int width)
    {
        Assert.SkipUnless(File.Exists(Axe), "axe-core is not installed (npm ci in tests/Sirekap.EndToEnd.Tests); ./test does it where npm is.");
        var page = await site.OpenAsync(path, width, scripts: true);
        await page.AddScriptTagAsync(new() { Path = Axe });
        var violations = await page.EvaluateAsync<JsonElement>(
            "async () => (await axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })).violations"
            + ".map(violation => violation.id + ': ' + violation.nodes.map(node => node.target.join(' ')).join(', '))");
        Assert.Empty(violations.EnumerateArray().Select(violation => violation.GetString()));
    }
}
