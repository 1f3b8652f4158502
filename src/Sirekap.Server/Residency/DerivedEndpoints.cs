using Sirekap.Residency.Guarding;
using Sirekap.Server.Hosting;
using Sirekap.Server.Witnesses;
using Sirekap.Storage;

namespace Sirekap.Server.Residency;

/// <summary>The endpoints that a server's other settings already name: no setting can open one that the data map does not know.</summary>
internal static class DerivedEndpoints
{
    private const string Law = "PP 71/2019 art. 20, UU 27/2022 art. 56";

    public static IEnumerable<DeclaredEndpoint> Of(SirekapOptions options, IEnumerable<WitnessAddress> witnesses)
    {
        if (options.Database is { Length: > 0 } database)
        {
            foreach (var (place, number) in PostgresHosts.Of(database).Select((place, index) => (place, index + 1)))
                yield return At(new(number == 1 ? "database" : $"database-{number}", EndpointRole.Database, DataClass.Uncounted), place.Host, place.Port, options);
        }
        else
        {
            yield return Guarded(new("ledger", EndpointRole.Database, DataClass.Uncounted), options);
        }

        if (options.S3 is { } store)
            yield return At(new("photos", EndpointRole.Store, DataClass.Personal), AddressOf(store.Endpoint, "Sirekap:S3:Endpoint"), options);
        else
            yield return Guarded(new("photos", EndpointRole.Store, DataClass.Personal), options);
        if (options.Otlp is { Length: > 0 } collector)
            yield return At(new("telemetry", EndpointRole.Telemetry, DataClass.Operational), AddressOf(collector, "Sirekap:Otlp"), options);
        foreach (var (witness, number) in witnesses.Select((witness, index) => (witness, index + 1)))
            yield return Open(new($"witness-{number}", EndpointRole.Witness, DataClass.Public), witness.Url);
        foreach (var (mirror, number) in options.Mirrors.Select((mirror, index) => (mirror, index + 1)))
            yield return Open(new($"mirror-{number}", EndpointRole.Mirror, DataClass.Public), mirror);
    }

    /// <summary>An endpoint of public data: it may be anywhere, and where it is, is said.</summary>
    public static DeclaredEndpoint Open(DeclaredEndpoint endpoint, Uri address) => endpoint with { Host = address.IdnHost, Port = address.Port };

    /// <summary>An endpoint at home. Where there can be evidence it is demanded; machines of one's own are where their operator says.</summary>
    public static DeclaredEndpoint Guarded(DeclaredEndpoint endpoint, SirekapOptions options) => endpoint with
    {
        Countries = [options.Residency.Home],
        Stands = options.Residency.Country,
        Proof = ProofDemand.PublicAddresses,
        LegalBasis = endpoint.IsGuarded ? Law : null,
    };

    private static DeclaredEndpoint At(DeclaredEndpoint endpoint, Uri address, SirekapOptions options) => At(endpoint, address.IdnHost, address.Port, options);

    private static DeclaredEndpoint At(DeclaredEndpoint endpoint, string? host, int port, SirekapOptions options) =>
        Guarded(endpoint, options) with { Host = host, Port = host is null ? 0 : port, IsWithheld = host is not null };

    private static Uri AddressOf(string text, string setting) => Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
        ? address!
        : throw new InvalidDataException($"{setting} is \"{text}\": give an http or https address, such as https://rgw.example.id.");
}
