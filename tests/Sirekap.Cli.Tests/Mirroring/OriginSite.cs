using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Sirekap.Cli.Tests.Mirroring;

/// <summary>A published folder over real HTTP. It can be changed, and it can fall silent.</summary>
sealed class OriginSite : IAsyncDisposable
{
    private readonly WebApplication _app;

    private OriginSite(WebApplication app) => (_app, Address) = (app, new Uri(app.Urls.First()));

    public Uri Address { get; }

    public static async Task<OriginSite> StartAsync(string folder)
    {
        var builder = WebApplication.CreateBuilder(["--urls=http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapGet("/{**path}", (string path) => File.Exists(Path.Combine(folder, path)) ? Results.Bytes(File.ReadAllBytes(Path.Combine(folder, path))) : Results.NotFound());
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
