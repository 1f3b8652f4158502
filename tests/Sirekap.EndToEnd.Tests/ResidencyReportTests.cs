using System.Text.Json;
using Microsoft.Playwright;
using Sirekap.Residency.Evidence;
using Sirekap.Residency.Reports;

namespace Sirekap.EndToEnd.Tests;

/// <summary>The report of a residency audit as a newsroom gets it: a file, opened in a real browser without a network.</summary>
public sealed class ResidencyReportTests : IAsyncLifetime
{
    private static readonly string s_axe = Path.Combine(Repository.Root, "tests", "Sirekap.EndToEnd.Tests", "node_modules", "axe-core", "axe.min.js");

    private readonly string _file = Path.Combine(Directory.CreateTempSubdirectory("sirekap-report-").FullName, "report.html");
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        var cases = Path.Combine(Repository.Root, "tests", "Sirekap.Residency.Tests", "Cases");
        var all = EvidenceFile.Of("ID", [.. Directory.EnumerateFiles(cases, "*.json").Order(StringComparer.Ordinal).SelectMany(file => EvidenceJson.Read(File.ReadAllBytes(file)).Subjects)]);
        await File.WriteAllTextAsync(_file, HtmlReport.Write(all), TestContext.Current.CancellationToken);
        if (DemoSite.Chromium is null)
            return;
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = DemoSite.Chromium, Args = DemoSite.Flags });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        Directory.Delete(Path.GetDirectoryName(_file)!, recursive: true);
    }

    [Theory]
    [InlineData(360, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    public async Task Axe_finds_nothing_to_object_to(int width, ColorScheme scheme)
    {
        Assert.SkipUnless(File.Exists(s_axe), "axe-core is not installed (npm ci in tests/Sirekap.EndToEnd.Tests); ./test does it where npm is.");
        var page = await OpenAsync(width, scheme);
        await page.AddScriptTagAsync(new() { Path = s_axe });
        var violations = await page.EvaluateAsync<JsonElement>(
            "async () => (await axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })).violations"
            + ".map(violation => violation.id + ': ' + violation.nodes.map(node => node.target.join(' ')).join(', '))");
        Assert.Empty(violations.EnumerateArray().Select(violation => violation.GetString()));
    }

    [Fact]
    public async Task On_a_phone_nothing_leads_out_of_the_page_to_the_right()
    {
        var page = await OpenAsync(360, ColorScheme.Light);
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= window.innerWidth"));
    }

    [Fact]
    public async Task On_paper_it_is_black_on_white_and_whole()
    {
        var page = await OpenAsync(1280, ColorScheme.Dark);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        var look = await page.EvaluateAsync<JsonElement>("() => { const style = getComputedStyle(document.body); return [style.color, getComputedStyle(document.documentElement).backgroundColor, style.backgroundColor]; }");
        Assert.Equal("rgb(0, 0, 0)", look[0].GetString());
        Assert.Contains(look.EnumerateArray().Skip(1).Select(color => color.GetString()), color => color == "rgb(255, 255, 255)");
        Assert.True(await page.EvaluateAsync<bool>("() => [...document.querySelectorAll('blockquote, .said')].every(part => part.checkVisibility() && part.getBoundingClientRect().height > 0)"));
        var paper = await page.PdfAsync(new() { Format = "A4" });
        Assert.Equal("%PDF"u8.ToArray(), paper.AsSpan(0, 4).ToArray());
    }

    private async Task<IPage> OpenAsync(int width, ColorScheme scheme)
    {
        Assert.SkipWhen(_browser is null, "Chromium is not installed (Debian's package chromium); ./test installs it when it runs as root.");
        var context = await _browser!.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 800 }, Offline = true, BypassCSP = true, ColorScheme = scheme });
        var page = await context.NewPageAsync();
        await page.GotoAsync($"file://{_file}");
        return page;
    }
}
