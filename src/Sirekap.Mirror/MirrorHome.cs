using Sirekap.Residency.Guarding;
using Sirekap.Server.Residency;

namespace Sirekap.Mirror;

/// <summary>The data map of a mirror: its copy, and the site that it follows. Both hold only what everybody may have, so both may be anywhere; where they are, is shown.</summary>
internal static class MirrorHome
{
    private const string Copy = "copy", Origin = "origin";

    /// <summary>Checks both; everything else is not connected to.</summary>
    public static Task<HomeGuard> OpenAsync(MirrorOptions options, CancellationToken cancellation)
    {
        var copy = new DeclaredEndpoint(Copy, EndpointRole.Store, DataClass.Public) { Stands = options.Country };
        var origin = new DeclaredEndpoint(Origin, EndpointRole.Origin, DataClass.Public) { Host = options.From.IdnHost, Port = options.From.Port };
        var residency = new ResidencyOptions();
        return HomeGuard.OpenAsync(new DataMap(residency.Home, [copy, origin]), residency, options.World, cancellation);
    }
}
