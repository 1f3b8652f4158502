using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using Sirekap.Residency.Collection.Guarding;
using Sirekap.Server.Hosting;

namespace Sirekap.Server.Metrics;

/// <summary>Where what is measured can be had: at an address of its own in Prometheus' format, or sent to a collector.</summary>
internal static class MetricsOutlets
{
    private const string Path = "/v1/metrics";

    public static IServiceCollection AddMetricsOutlets(this IServiceCollection services, SirekapOptions options, MeterHouse meters, GuardedDoor door)
    {
        services
            .AddSingleton(_ => meters)
            .AddSingleton<MetricsServer>()
            .AddHostedService(provider => provider.GetRequiredService<MetricsServer>());
        if (options.Otlp is { Length: > 0 } collector)
        {
            var address = AddressOf(collector);
            services.AddOpenTelemetry().WithMetrics(metrics => metrics
                .AddMeter("Sirekap.*", "Microsoft.AspNetCore.Hosting", "System.Runtime")
                .AddOtlpExporter(exporter =>
                {
                    (exporter.Protocol, exporter.Endpoint) = (OtlpExportProtocol.HttpProtobuf, address);
                    exporter.HttpClientFactory = () => door.Client();
                }));
        }

        return services;
    }

    private static Uri AddressOf(string collector) => Uri.TryCreate(collector.TrimEnd('/') + Path, UriKind.Absolute, out var address) && address.Scheme is ("http" or "https")
        ? address
        : throw new InvalidDataException($"Sirekap:Otlp is \"{collector}\": give the http or https address of an OpenTelemetry collector, such as http://127.0.0.1:4318.");
}
