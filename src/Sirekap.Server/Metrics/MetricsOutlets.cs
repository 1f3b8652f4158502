using System.Diagnostics;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Sirekap.Residency.Collection.Guarding;

namespace Sirekap.Server.Metrics;

/// <summary>Where what is measured can be had: at an address of its own in Prometheus' format, or sent to a collector with a share of traces.</summary>
public static class MetricsOutlets
{
    private const string MetricsPath = "/v1/metrics", TracesPath = "/v1/traces";

    // Of every hundred traces one is enough to see where time goes, and few enough for a night of a million statements.
    private const double TracesShare = 0.01;

    /// <summary>Adds the outlets that are asked for; without an address nothing listens and nothing is sent.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="address">The address of <c>/metrics</c>; null for none.</param>
    /// <param name="otlp">The collector; null for none.</param>
    /// <param name="meters">What is measured.</param>
    /// <param name="door">The way out to the collector; null where nothing is guarded.</param>
    /// <param name="share">Which share of traces is sent, 0 to 1.</param>
    /// <exception cref="InvalidDataException">The collector has no address.</exception>
    public static IServiceCollection AddMetricsOutlets(this IServiceCollection services, string? address, string? otlp, MeterHouse meters, GuardedDoor? door = null, double share = TracesShare)
    {
        services
            .AddSingleton(_ => meters)
            .AddSingleton(provider => new MetricsServer(address, meters, provider))
            .AddHostedService(provider => provider.GetRequiredService<MetricsServer>());
        if (otlp is { Length: > 0 } collector)
        {
            var to = AddressOf(collector);
            services.AddOpenTelemetry()
                .WithMetrics(metrics => metrics
                    .AddMeter("Sirekap.*", "Microsoft.AspNetCore.Hosting", "System.Runtime")
                    .AddOtlpExporter(exporter => Send(exporter, new(to + MetricsPath), door)))
                .WithTracing(traces => traces
                    .AddSource("Sirekap.*")
                    .AddAspNetCoreInstrumentation(requests => requests.EnrichWithHttpRequest = (activity, _) => Forget(activity))
                    // A stranger who sends the header of a trace buys none with it.
                    .SetSampler(new ParentBasedSampler(new TraceIdRatioBasedSampler(share), remoteParentSampled: new AlwaysOffSampler()))
                    .AddOtlpExporter(exporter => Send(exporter, new(to + TracesPath), door)));
        }

        return services;
    }

    private static void Send(OtlpExporterOptions exporter, Uri endpoint, GuardedDoor? door)
    {
        (exporter.Protocol, exporter.Endpoint) = (OtlpExportProtocol.HttpProtobuf, endpoint);
        if (door is not null)
            exporter.HttpClientFactory = () => door.Client();
    }

    /// <summary>Who asked, by what program and for what words, is nobody's business.</summary>
    private static void Forget(Activity activity)
    {
        foreach (var tag in new[] { "user_agent.original", "url.query", "client.address", "network.peer.address", "network.peer.port" })
            activity.SetTag(tag, null);
    }

    /// <summary>Without a slash at its end; a path before ours stays.</summary>
    private static string AddressOf(string collector) => Uri.TryCreate(collector, UriKind.Absolute, out var address) && address.Scheme is ("http" or "https")
        ? address.AbsoluteUri.TrimEnd('/')
        : throw new InvalidDataException($"Sirekap:Otlp or --otlp is \"{collector}\": give the http or https address of an OpenTelemetry collector, such as http://127.0.0.1:4318.");
}
