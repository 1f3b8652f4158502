using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Sirekap.Server.Phones;
using Sirekap.Server.Tests.Intake;

namespace Sirekap.Server.Tests.Phones;

/// <summary>A server with an app of two files published beside it.</summary>
public sealed class ServerWithPhoneApp : RunningServer
{
    private readonly string _app = Directory.CreateTempSubdirectory("sirekap-app-").FullName;

    public override async ValueTask InitializeAsync()
    {
        await WriteAsync("index.html", """<script type="module" src="{{base}}app.js"></script>""");
        await WriteAsync("sw.js", "// keeps them\n");
        await WriteAsync("app.js", "export {};\n");
        await WriteAsync("app.js.gz", "not for phones");
        Configure = options => options.PhoneApp = _app;
        await StartAsync();
    }

    public Task WriteAsync(string name, string text) => File.WriteAllTextAsync(Path.Combine(_app, name), text);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(_app, recursive: true);
    }
}

/// <summary>How the officers' app is given out: nothing but this server's files runs in it, and a phone can keep and check every one.</summary>
public sealed class PhoneAppTests(ServerWithPhoneApp server) : IClassFixture<ServerWithPhoneApp>
{
    [Fact]
    public async Task The_page_runs_only_what_this_server_gives_and_may_compile_the_reader()
    {
        using var page = await server.Http.GetAsync(new Uri("/hp/", UriKind.Relative));
        var policy = page.Headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("default-src 'none'; script-src 'self' 'wasm-unsafe-eval';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe-inline", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("'unsafe-eval'", policy, StringComparison.Ordinal);
        using var site = await server.Http.GetAsync(new Uri("/", UriKind.Relative));
        Assert.DoesNotContain("wasm", site.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_file_of_a_version_has_the_digest_that_the_phone_checks_and_may_be_kept_for_ever()
    {
        var files = await FilesAsync();
        Assert.Contains(files.Keys, path => path.EndsWith("/app.js", StringComparison.Ordinal));
        Assert.Contains(files.Keys, path => path.EndsWith("/data/digits.bin", StringComparison.Ordinal));
        Assert.Contains(files.Keys, path => path.EndsWith("/receipts.js", StringComparison.Ordinal));
        Assert.DoesNotContain(files.Keys, path => path.EndsWith(".gz", StringComparison.Ordinal) || path.Contains("/regions/", StringComparison.Ordinal));
        foreach (var (path, digest) in files)
        {
            using var answer = await server.Http.GetAsync(new Uri(path, UriKind.Relative));
            Assert.Equal(digest, Convert.ToHexStringLower(SHA256.HashData(await answer.Content.ReadAsByteArrayAsync())));
            Assert.Equal(path == "/hp/", answer.Headers.CacheControl!.NoCache);
        }
    }

    [Fact]
    public void The_first_screen_s_modules_are_named_each_once_and_nothing_that_is_loaded_later()
    {
        Dictionary<string, byte[]> files = new(StringComparer.Ordinal)
        {
            ["app.js"] = "import { a } from \"./a.js\";\nimport { b } from \"./screens/b.js\";\nconst later = () => import(\"./worker.js\");"u8.ToArray(),
            ["a.js"] = "export const a = 1;"u8.ToArray(),
            ["screens/b.js"] = "import { a } from \"../a.js\";\nimport app from \"../app.js\";"u8.ToArray(),
            ["worker.js"] = "import \"./a.js\";"u8.ToArray(),
        };
        Assert.Equal(["app.js", "a.js", "screens/b.js"], PhoneModules.From(files, "app.js"));
    }

    [Fact]
    public async Task Another_file_makes_another_version_and_the_old_ones_paths_are_gone()
    {
        var old = (await FilesAsync()).Keys.Single(path => path.EndsWith("/app.js", StringComparison.Ordinal));
        await server.WriteAsync("app.js", "export const changed = true;\n");
        await server.StopAsync();
        await server.StartAsync();
        Assert.DoesNotContain(old, (await FilesAsync()).Keys);
        using var gone = await server.Http.GetAsync(new Uri(old, UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    private async Task<Dictionary<string, string>> FilesAsync()
    {
        const string Mark = "const FILES = ";
        var line = (await server.Http.GetStringAsync(new Uri("/hp/sw.js", UriKind.Relative))).Split('\n').Single(one => one.StartsWith(Mark, StringComparison.Ordinal));
        return JsonSerializer.Deserialize<Dictionary<string, string>>(line[Mark.Length..^1])!;
    }
}
