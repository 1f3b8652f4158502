using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using Sirekap.Server.Counting;
using Sirekap.Server.Site;
using Sirekap.Testing;

namespace Sirekap.EndToEnd.Tests.Receipts;

/// <summary>A browser without a network, and the page that a site of the small election gives out, kept as a file.</summary>
public sealed class OfflinePages : IAsyncLifetime
{
    private const string NoWebCrypto = "Object.defineProperty(crypto, 'subtle', { value: undefined })";

    private readonly string _folder = Directory.CreateTempSubdirectory("sirekap-verify-").FullName;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    private string File => Path.Combine(_folder, "verify.html");

    public async ValueTask InitializeAsync()
    {
        await DownloadAsync();
        if (DemoSite.Chromium is null)
            return;
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = DemoSite.Chromium, Args = DemoSite.Flags });
    }

    /// <summary>The page as a phone shows it that has no network.</summary>
    /// <param name="language">In which language.</param>
    /// <param name="width">How wide.</param>
    /// <param name="webCrypto">Whether the browser has signatures of its own.</param>
    /// <param name="mayInject">Whether tests may add scripts to the page.</param>
    /// <param name="file">Another page than that of the small election.</param>
    internal async Task<VerifyPageDriver> OpenAsync(string language = "id", int width = 360, bool webCrypto = true, bool mayInject = false, string? file = null)
    {
        Assert.SkipWhen(_browser is null, "Chromium is not installed (Debian's package chromium); ./test installs it when it runs as root.");
        var context = await _browser!.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 740 }, Offline = true, BypassCSP = mayInject });
        var page = await context.NewPageAsync();
        var driver = new VerifyPageDriver(page);
        if (!webCrypto)
            await page.AddInitScriptAsync(NoWebCrypto);
        await page.GotoAsync($"file://{file ?? File}{(language == "en" ? "#en" : "")}");
        return driver;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task DownloadAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(new LiveCount(SmallElection.Definition)).AddSingleton(TimeProvider.System).AddSingleton<ILogStatus, NoLog>().AddSite();
        await using var app = builder.Build();
        app.MapSite();
        await app.StartAsync();
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        await System.IO.File.WriteAllBytesAsync(File, await http.GetByteArrayAsync(new Uri("/verify.html", UriKind.Relative)));
    }

    private sealed class NoLog : ILogStatus
    {
        public long PublishedSize => 0;

        public Dated? Published => null;

        public string? RootHash => null;

        public string Origin => "";
    }
}

[CollectionDefinition(nameof(OfflinePages))]
public class OfflinePagesTests : ICollectionFixture<OfflinePages>;
