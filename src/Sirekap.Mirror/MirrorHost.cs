using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Sirekap.Mirror.Sources;
using Sirekap.Server.Counting;
using Sirekap.Server.Hosting;
using Sirekap.Server.Metrics;
using Sirekap.Server.Photos;
using Sirekap.Server.Site;
using Sirekap.Server.Takedowns;

namespace Sirekap.Mirror;

/// <summary>Puts a mirror together: the whole public site, computed from a copy of somebody else's log alone.</summary>
public static class MirrorHost
{
    /// <summary>Builds a mirror that is ready to run. A folder that was followed before is served at once, whether the origin answers or not.</summary>
    /// <param name="builder">The web application's builder, with addresses set.</param>
    /// <param name="options">What the operator decided.</param>
    /// <param name="progress">Told how many entries are held, and of how many, while a new mirror catches up.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="Storage.StartRefusedException">The folder holds another log, or entries that were changed.</exception>
    /// <exception cref="SourceUnreachableException">There is nothing to serve yet, and the origin does not answer.</exception>
    public static async Task<WebApplication> BuildAsync(
        WebApplicationBuilder builder, MirrorOptions options, IProgress<(long Held, long Of)>? progress = null, CancellationToken cancellation = default)
    {
        var live = new LiveCount(ElectionFolder.Load(options.Election ?? ElectionFolder.Find()));
        var home = await MirrorHome.OpenAsync(options, cancellation);
        var origin = new SiteSource(options.From, options.Clock, home.Door.Handler());
        var log = await MirroredLog.OpenAsync(options, origin, cancellation);
        var meters = new MeterHouse();
        builder.Services
            .AddMetricsOutlets(options.Metrics, options.Otlp, meters, home.Door)
            .AddSingleton(new TakedownPolicy(options.FollowsTakedowns, options.Clock))
            .AddPublicSite(live, log, options.PublicUrl)
            // Made by factories so that the host disposes them with itself.
            .AddSingleton<IPublicSource>(_ => origin)
            .AddSingleton(_ => log)
            .AddSingleton(options)
            .AddSingleton(home)
            .AddSingleton(options.Clock)
            .AddSingleton<NamedFiles>()
            .AddSingleton<MirrorMeter>()
            .AddSingleton<Follower>()
            .AddHostedService(services => services.GetRequiredService<NamedFiles>())
            .AddHostedService(services => services.GetRequiredService<Follower>());
        var app = builder.Build();
        app.ExplainFailures();
        app.MapMethods("/healthz", [HttpMethods.Get, HttpMethods.Head], MirrorHealth.Check);
        app.MapPublicSite();
        await BeginAsync(app, log, progress, cancellation);
        return app;
    }

    private static async Task BeginAsync(WebApplication app, MirroredLog log, IProgress<(long Held, long Of)>? progress, CancellationToken cancellation)
    {
        var follower = app.Services.GetRequiredService<Follower>();
        await follower.ResumeAsync(cancellation);
        if (!log.IsEmpty)
            return;
        var looking = follower.LookAsync(cancellation);
        while (await Task.WhenAny(looking, Task.Delay(TimeSpan.FromMilliseconds(200), cancellation)) != looking)
            progress?.Report((log.Held, log.Mirror?.Size ?? 0));
        await looking;
        progress?.Report((log.Held, log.Held));
        if (log.IsEmpty)
            throw new SourceUnreachableException($"There is nothing to mirror yet: {log.Trouble}");
    }
}
