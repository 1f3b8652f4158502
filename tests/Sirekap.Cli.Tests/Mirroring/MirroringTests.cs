using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using Sirekap.Cli.Tests.Verification;
using Sirekap.Mirror;

namespace Sirekap.Cli.Tests.Mirroring;

/// <summary>A published night, a site that serves it, and a mirror that follows the site.</summary>
public abstract class MirroringTests : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    protected static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private protected TempFolder Site { get; } = new();

    private protected TempFolder Copy { get; } = new();

    private protected PublishedNight Night { get; } = new();

    private protected Check Check { get; } = new();

    private protected HttpClient Http { get; } = new();

    private protected OriginSite? Origin { get; set; }

    private protected WebApplication? Running { get; set; }

    /// <summary>Where the mirror is.</summary>
    protected Uri Address => new(Running!.Urls.First());

    public async ValueTask DisposeAsync()
    {
        if (Running is not null)
            await Running.DisposeAsync();
        if (Origin is not null)
            await Origin.DisposeAsync();
        Http.Dispose();
        Check.Dispose();
        Night.Dispose();
        Copy.Dispose();
        Site.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Publishes the night and serves it.</summary>
    protected async Task PublishAsync()
    {
        Night.PublishTo(Site);
        Origin = await OriginSite.StartAsync(Site.Path);
    }

    protected static Task<WebApplication> BuildAsync(MirrorOptions options)
    {
        var builder = WebApplication.CreateBuilder(["--urls=http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        return MirrorHost.BuildAsync(builder, options, null, TestContext.Current.CancellationToken);
    }

    /// <summary>Waits until the mirror's health is as told.</summary>
    protected async Task WaitAsync(Func<JsonElement, bool> state)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        while (!await IsAsync(state))
            await Task.Delay(Pause, patience.Token);
    }

    protected async Task<bool> IsAsync(Func<JsonElement, bool> state)
    {
        using var health = JsonDocument.Parse(await Http.GetStringAsync(new Uri(Address, "healthz"), TestContext.Current.CancellationToken));
        return state(health.RootElement);
    }
}
