namespace Sirekap.Server.Metrics;

/// <summary>
/// Serves <c>/metrics</c> at an address of its own, on a web server of its own: no route, proxy or mistake in the public one can show it to the public.
/// </summary>
public sealed class MetricsServer(string? address, MeterHouse house, ILogger<MetricsServer> logger) : IHostedService, IAsyncDisposable
{
    private const string Path = "/metrics", ContentType = "text/plain; version=0.0.4; charset=utf-8";

    // Listens from the first moment on, before anybody asks.
    private readonly MetricsCollector? _collector = address is { Length: > 0 } ? new(house) : null;
    private WebApplication? _app;

    /// <summary>Where it listens; null while it does not.</summary>
    public string? Address => _app?.Urls.FirstOrDefault();

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (_collector is null)
            return;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls(address!);
        _app = builder.Build();
        _app.Run(AnswerAsync);
        await _app.StartAsync(cancellationToken);
        logger.LogInformation("Metrics are served at {Address}{Path}.", Address, Path);
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => _app?.StopAsync(cancellationToken) ?? Task.CompletedTask;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
            await _app.DisposeAsync();
        _collector?.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        if (context.Request.Path != Path)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        context.Response.ContentType = ContentType;
        await context.Response.WriteAsync(_collector!.Write(), context.RequestAborted);
    }
}
