using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;

namespace Sirekap.EndToEnd.Tests;

/// <summary>A web page that has loaded the reader's module, in Chromium.</summary>
internal sealed class ReaderPage : IAsyncDisposable
{
    private const string Html = """
        <!doctype html><title>reader</title><script type="module">
        import { dotnet } from './_framework/dotnet.js';
        const { getAssemblyExports, runMain } = await dotnet.create();
        await runMain();
        const reader = (await getAssemblyExports('Sirekap.Phone')).Sirekap.Phone.Reading.ReaderModule;
        const bytes = async path => new Uint8Array(await (await fetch(path)).arrayBuffer());
        reader.Load([await (await fetch('files/form')).text()], await bytes('files/weights'));
        const timed = work => { const start = performance.now(); const text = work(); return [text, performance.now() - start]; };
        window.readJpeg = async name => { const jpeg = await bytes('files/' + name); return timed(() => reader.ReadJpeg(jpeg)); };
        const { planesOf } = await import('./planes.js');
        window.readDecoded = async name => {
          const planes = await planesOf(await bytes('files/' + name));
          return planes === null ? ['', 0] : timed(() => reader.ReadPlanes(planes.width, planes.height, planes.luma, planes.blue, planes.red));
        };
        window.readPlanes = async (name, width, height) => {
          const [luma, blue, red] = await Promise.all(['luma', 'blue', 'red'].map(plane => bytes(`files/${name}-${plane}`)));
          return timed(() => reader.ReadPlanes(width, height, luma, blue, red));
        };
        window.ready = true;
        </script>
        """;

    private readonly WebApplication _app;
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private ReaderPage(WebApplication app, IPlaywright playwright, IBrowser browser, IPage page) =>
        (_app, _playwright, _browser, Page) = (app, playwright, browser, page);

    public IPage Page { get; }

    /// <summary>Serves the module and some files, and opens the page.</summary>
    /// <param name="files">What the page may ask for by name; <c>form</c> and <c>weights</c> must be there.</param>
    public static async Task<ReaderPage> OpenAsync(Dictionary<string, byte[]> files)
    {
        var app = Serve(files);
        await app.StartAsync();
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = DemoSite.Chromium, Args = DemoSite.Flags });
        var page = await browser.NewPageAsync();
        await page.GotoAsync(app.Urls.First());
        await page.WaitForFunctionAsync("window.ready", null, new() { Timeout = 120_000 });
        return new(app, playwright, browser, page);
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
        await _app.DisposeAsync();
    }

    private static WebApplication Serve(Dictionary<string, byte[]> files)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var types = new FileExtensionContentTypeProvider { Mappings = { [".wasm"] = "application/wasm" } };
        app.UseStaticFiles(new StaticFileOptions { FileProvider = new PhysicalFileProvider(Module), ContentTypeProvider = types });
        app.MapGet("/", () => Results.Content(Html, "text/html"));
        app.MapGet("/files/{name}", (string name) => Results.Bytes(files[name]));
        return app;
    }

    /// <summary>The officers' app as it was published beside the program.</summary>
    private static string Module => Path.Combine(AppContext.BaseDirectory, "phone");
}
