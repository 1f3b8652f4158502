using System.Text.Json;

namespace Sirekap.EndToEnd.Tests.Receipts;

/// <summary>The page and receipts that the demonstration gives out, and looked over by axe.</summary>
[Collection(nameof(DemoSite))]
public sealed class VerifyPageOfTheDemoTests(DemoSite site) : IAsyncDisposable
{
    private const string Station = "8271021022008";

    private readonly OfflinePages _pages = new();

    public ValueTask DisposeAsync() => _pages.DisposeAsync();

    [Theory]
    [InlineData("id", 360)]
    [InlineData("en", 1280)]
    public async Task The_receipts_of_the_real_form_hold_offline_and_its_figures_are_there(string language, int width)
    {
        await _pages.InitializeAsync();
        using var http = new HttpClient { BaseAddress = site.Address };
        var file = Path.Combine(Directory.CreateTempSubdirectory("sirekap-demo-verify-").FullName, "verify.html");
        await File.WriteAllBytesAsync(file, await http.GetByteArrayAsync(new Uri("/verify.html", UriKind.Relative)));
        var receipts = await http.GetByteArrayAsync(new Uri($"/api/v1/stations/{Station}/ppwp/receipts", UriKind.Relative));

        var driver = await _pages.OpenAsync(language, width, mayInject: true, file: file);
        await driver.ChooseAsync(receipts);
        var verdict = await driver.CheckAsync((await http.GetStringAsync(new Uri("/log/vkey", UriKind.Relative))).Trim());
        Assert.StartsWith("✓", verdict, StringComparison.Ordinal);
        var results = await driver.ResultsAsync();
        Assert.Contains("Kota Ternate, Maluku Utara", results, StringComparison.Ordinal);
        Assert.DoesNotContain(language == "en" ? "is not checked" : "belum diperiksa", results, StringComparison.Ordinal);
        Assert.Contains("289", results, StringComparison.Ordinal);
        Assert.Empty(await AxeAsync(driver));
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    private static async Task<IEnumerable<string?>> AxeAsync(VerifyPageDriver driver)
    {
        var axe = Path.Combine(Repository.Root, "tests", "Sirekap.EndToEnd.Tests", "node_modules", "axe-core", "axe.min.js");
        Assert.SkipUnless(File.Exists(axe), "axe-core is not installed (npm ci in tests/Sirekap.EndToEnd.Tests); ./test does it where npm is.");
        await driver.Page.AddScriptTagAsync(new() { Path = axe });
        var violations = await driver.Page.EvaluateAsync<JsonElement>(
            "async () => (await axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })).violations"
            + ".map(violation => violation.id + ': ' + violation.nodes.map(node => node.target.join(' ')).join(', '))");
        return [.. violations.EnumerateArray().Select(violation => violation.GetString())];
    }
}
