using System.Diagnostics.Metrics;
using Sirekap.Server.Metrics.Watching;
using Sirekap.Server.Site.Visiting;

namespace Sirekap.Server.Metrics;

/// <summary>
/// Serves <c>/metrics</c>, and a page of the same for the people on watch, at an address of its own, on a web server of its own: no route, proxy or mistake in the public one can show it to the public.
/// </summary>
public sealed class MetricsServer : IHostedService, IAsyncDisposable
{
    private const string Path = "/metrics", ContentType = "text/plain; version=0.0.4; charset=utf-8", PageType = "text/html; charset=utf-8";

    // What a page may do: show itself and its own style sheet.
    private const string Policy = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private readonly string? _address;
    private readonly TimeProvider _clock;
    private readonly ILogger<MetricsServer> _logger;
    private readonly MetricsCollector? _collector;
    private readonly MetricHistory _history = new();
    private readonly WatchDesk _desk;
    private readonly CancellationTokenSource _ending = new();
    private WebApplication? _app;
    private Task _sampling = Task.CompletedTask;

    /// <summary>Listens to the meters from this moment on, before anybody asks.</summary>
    /// <param name="address">Where to serve; null for nowhere.</param>
    /// <param name="house">The meters of this server.</param>
    /// <param name="services">The host's services: its meter factory, clock and logs.</param>
    public MetricsServer(string? address, MeterHouse house, IServiceProvider services)
    {
        _address = address;
        _clock = services.GetService<TimeProvider>() ?? TimeProvider.System;
        var loggers = services.GetRequiredService<ILoggerFactory>();
        _logger = loggers.CreateLogger<MetricsServer>();
        _collector = address is { Length: > 0 } ? new(house, services.GetService<IMeterFactory>()) : null;
        _desk = new(_history, services, loggers);
    }

    /// <summary>Where it listens; null while it does not.</summary>
    public string? Address => _app?.Urls.FirstOrDefault();

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (_collector is null)
            return;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls(_address!);
        _app = builder.Build();
        _app.Run(AnswerAsync);
        await _app.StartAsync(cancellationToken);
        _sampling = SampleAsync(_collector, _ending.Token);
        _logger.LogInformation("Metrics are served at {Address}{Path}.", Address, Path);
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _ending.CancelAsync();
        await _sampling;
        if (_app is not null)
            await _app.StopAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
            await _app.DisposeAsync();
        _collector?.Dispose();
        _ending.Dispose();
    }

    private async Task SampleAsync(MetricsCollector collector, CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(MetricHistory.Step, _clock);
        try
        {
            do
            {
                _history.Add(_clock.GetUtcNow(), collector.Read());
                if (collector.Failure is { } failure)
                    _logger.LogWarning(failure, "A measure could not be taken; the others were.");
            }
            while (await timer.WaitForNextTickAsync(cancellation));
        }
        catch (OperationCanceledException)
        {
            // The server ends.
        }
    }

    private Task AnswerAsync(HttpContext context) => context.Request.Path.Value switch
    {
        Path => SendAsync(context, ContentType, System.Text.Encoding.UTF8.GetBytes(_collector!.Write())),
        WatchDesk.StylePath => SendAsync(context, "text/css; charset=utf-8", WatchDesk.Style()),
        "/" or "/en" or "/en/" => SendPageAsync(context),
        _ => NotFound(context),
    };

    private async Task SendPageAsync(HttpContext context)
    {
        context.Response.Headers.ContentSecurityPolicy = Policy;
        context.Response.Headers.CacheControl = "no-store";
        await SendAsync(context, PageType, await _desk.PageAsync(Language.OfPath(context.Request.Path), _clock.GetUtcNow()));
    }

    private static async Task SendAsync(HttpContext context, string type, byte[] bytes)
    {
        context.Response.ContentType = type;
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }

    private static Task NotFound(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
