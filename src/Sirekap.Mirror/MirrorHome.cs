using Sirekap.Residency.Collection.Guarding;
using Sirekap.Residency.Guarding;
using Sirekap.Server.Residency;

namespace Sirekap.Mirror;

/// <summary>
/// The data map of a mirror: its copy, the site that it follows, and the collector of its metrics, if it has one. All hold only what everybody may have,
/// or nothing of anybody's, so all may be anywhere; where they are, is shown.
/// </summary>
internal sealed class MirrorHome
{
    private const string Copy = "copy", Origin = "origin";

    private readonly HomeGuard _guard;

    private MirrorHome(HomeGuard guard) => _guard = guard;

    /// <summary>The only way out.</summary>
    public GuardedDoor Door => _guard.Door;

    /// <summary>The country where the copy is, as far as anybody says.</summary>
    public string? Country => _guard.Endpoints.Findings.First(finding => finding.Endpoint.Name == Copy).Country;

    /// <summary>Checks them; everything else is not connected to.</summary>
    public static async Task<MirrorHome> OpenAsync(MirrorOptions options, CancellationToken cancellation)
    {
        var copy = new DeclaredEndpoint(Copy, EndpointRole.Store, DataClass.Public) { Stands = options.Country };
        var origin = new DeclaredEndpoint(Origin, EndpointRole.Origin, DataClass.Public) { Host = options.From.IdnHost, Port = options.From.Port };
        DeclaredEndpoint[] telemetry = Uri.TryCreate(options.Otlp, UriKind.Absolute, out var collector)
            ? [new("telemetry", EndpointRole.Telemetry, DataClass.Operational) { Host = collector.IdnHost, Port = collector.Port }]
            : [];
        var residency = new ResidencyOptions();
        return new(await HomeGuard.OpenAsync(new DataMap(residency.Home, [copy, origin, .. telemetry]), residency, options.World, cancellation));
    }
}
