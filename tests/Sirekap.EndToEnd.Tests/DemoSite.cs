using Microsoft.Playwright;

namespace Sirekap.EndToEnd.Tests;

/// <summary>One demonstration and one browser for all tests that only look.</summary>
public sealed class DemoSite : IAsyncLifetime
{
    internal static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private readonly string _data = Directory.CreateTempSubdirectory("sirekap-demo-").FullName;
    private SirekapProcess? _demo;
    private IPlaywright? _playwright;

    public Uri Address { get; private set; } = new("http://localhost");

    public IBrowser? Browser { get; private set; }

    public string Data => _data;

    /// <summary>The first of Debian's names for the browser that is installed.</summary>
    public static string? Chromium { get; } =
        new[] { "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists);

    public async ValueTask InitializeAsync()
    {
        _demo = SirekapProcess.Start("demo", _data);
        if (Chromium is not null)
        {
            _playwright = await Playwright.CreateAsync();
            Browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = Flags });
        }

        Address = await _demo.ReadyAsync();
    }

    /// <summary>A page as a cheap phone shows it, or a desktop; scripts are off: the site must work without.</summary>
    public async Task<IPage> OpenAsync(string path, int width = 1280, bool scripts = false)
    {
        Assert.SkipWhen(Browser is null, "Chromium is not installed (Debian's package chromium); ./test installs it when it runs as root.");
        var context = await Browser!.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = width < 500 ? 740 : 900 },
            JavaScriptEnabled = scripts,
            BypassCSP = scripts,
            BaseURL = Address.ToString(),
        });
        var page = await context.NewPageAsync();
        await page.GotoAsync(path);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        if (Browser is not null)
            await Browser.DisposeAsync();
        _playwright?.Dispose();
        if (_demo is not null)
            await _demo.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }
}

[CollectionDefinition(nameof(DemoSite))]
public class DemoSiteTests : ICollectionFixture<DemoSite>;
