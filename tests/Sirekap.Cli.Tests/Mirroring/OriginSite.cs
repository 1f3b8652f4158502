using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Sirekap.Cli.Tests.Mirroring;

/// <summary>A published folder over real HTTP. It can be changed, it can fall silent, and it can hang.</summary>
sealed class OriginSite : IAsyncDisposable
{
    private readonly WebApplication _app;

    private OriginSite(WebApplication app) => (_app, Address) = (app, new Uri(app.Urls.First()));

    public Uri Address { get; }

    /// <summary>Serves a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="port">Where; 0 for anywhere.</param>
    /// <param name="hangs">Which paths are asked for in vain; null for none.</param>
    public static async Task<OriginSite> StartAsync(string folder, int port = 0, Func<string, bool>? hangs = null)
    {
        var builder = WebApplication.CreateBuilder([$"--urls=http://127.0.0.1:{port}"]);
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Use((context, next) => hangs?.Invoke(context.Request.Path.Value![1..]) == true ? Task.Delay(Timeout.Infinite, context.RequestAborted) : next(context));
        app.MapGet("/{**path}", (string path) => File.Exists(Path.Combine(folder, path)) ? Results.Bytes(File.ReadAllBytes(Path.Combine(folder, path))) : Results.NotFound());
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
