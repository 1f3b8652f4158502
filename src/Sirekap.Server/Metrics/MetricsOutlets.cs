using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using Sirekap.Residency.Collection.Guarding;

namespace Sirekap.Server.Metrics;

/// <summary>Where what is measured can be had: at an address of its own in Prometheus' format, or sent to a collector.</summary>
public static class MetricsOutlets
{
    private const string Path = "/v1/metrics";

    /// <summary>Adds the outlets that are asked for; without an address nothing listens and nothing is sent.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="address">The address of <c>/metrics</c>; null for none.</param>
    /// <param name="otlp">The collector; null for none.</param>
    /// <param name="meters">What is measured.</param>
    /// <param name="door">The way out to the collector; null where nothing is guarded.</param>
    /// <exception cref="InvalidDataException">The collector has no address.</exception>
    public static IServiceCollection AddMetricsOutlets(this IServiceCollection services, string? address, string? otlp, MeterHouse meters, GuardedDoor? door = null)
    {
        services
            .AddSingleton(_ => meters)
            .AddSingleton(provider => new MetricsServer(address, meters, provider))
            .AddHostedService(provider => provider.GetRequiredService<MetricsServer>());
        if (otlp is { Length: > 0 } collector)
        {
            var endpoint = AddressOf(collector);
            services.AddOpenTelemetry().WithMetrics(metrics => metrics
                .AddMeter("Sirekap.*", "Microsoft.AspNetCore.Hosting", "System.Runtime")
                .AddOtlpExporter(exporter =>
                {
                    (exporter.Protocol, exporter.Endpoint) = (OtlpExportProtocol.HttpProtobuf, endpoint);
                    if (door is not null)
                        exporter.HttpClientFactory = () => door.Client();
                }));
        }

        return services;
    }

    private static Uri AddressOf(string collector) => Uri.TryCreate(collector.TrimEnd('/') + Path, UriKind.Absolute, out var address) && address.Scheme is ("http" or "https")
        ? address
        : throw new InvalidDataException($"Sirekap:Otlp or --otlp is \"{collector}\": give the http or https address of an OpenTelemetry collector, such as http://127.0.0.1:4318.");
}
