using System.Collections.Immutable;

namespace Sirekap.Residency.Evidence;

/// <summary>A resolver asked for an address's names (PTR). Whoever holds the address writes them: they prove nothing.</summary>
public sealed record ReverseCheck : AddressCheck<ReverseNames>;

/// <summary>The names of an address; may be empty.</summary>
/// <param name="Names">The names.</param>
public sealed record ReverseNames(ImmutableArray<string> Names);

/// <summary>A registry asked who holds an address. It says who, not where the machine stands.</summary>
public sealed record RegistryCheck : AddressCheck<Registration>;

/// <summary>What a regional internet registry holds.</summary>
/// <param name="Country">The registered country, ISO 3166; null if none.</param>
/// <param name="Organisation">The holder; null if not told.</param>
/// <param name="Range">The registered range; null if not told.</param>
public sealed record Registration(string? Country = null, string? Organisation = null, string? Range = null);

/// <summary>Which network announces an address.</summary>
public sealed record OriginCheck : AddressCheck<OriginNetwork>;

/// <summary>The network that announces an address.</summary>
/// <param name="Number">Its autonomous system number; null if the address is announced by none.</param>
/// <param name="Name">Its name; null if not told. Where its head office is says nothing about the address.</param>
/// <param name="Prefix">The announced prefix; null if not told.</param>
public sealed record OriginNetwork(long? Number = null, string? Name = null, string? Prefix = null);

/// <summary>An address database asked for the country of an address.</summary>
public sealed record DatabaseCheck : AddressCheck<DatabaseEntry>;

/// <summary>What an address database says.</summary>
/// <param name="Country">The country, ISO 3166; <c>!ID</c> from a list of one country: somewhere else; null if the database does not know.</param>
public sealed record DatabaseEntry(string? Country = null);

/// <summary>The cloud providers' own lists of regions, asked for an address.</summary>
public sealed record RegionCheck : AddressCheck<RegionMatches>;

/// <summary>The regions that claim an address; empty if none does.</summary>
/// <param name="Matches">The regions.</param>
public sealed record RegionMatches(ImmutableArray<RegionMatch> Matches);

/// <summary>A region that claims an address.</summary>
/// <param name="Provider">The provider.</param>
/// <param name="Region">Its name for the region.</param>
/// <param name="Country">The country where the provider says the region is.</param>
/// <param name="Prefix">The listed prefix.</param>
public sealed record RegionMatch(string Provider, string Region, string Country, string Prefix);

/// <summary>The time of a round trip to an address.</summary>
public sealed record RoundTripCheck : AddressCheck<RoundTrip>;

/// <summary>A round trip: light in fibre goes about 100 km and back in a millisecond, so a short time excludes distant places; a long one proves nothing.</summary>
/// <param name="Milliseconds">The shortest of several.</param>
/// <param name="Vantage">The name of the place measured from.</param>
/// <param name="Latitude">Its latitude in degrees.</param>
/// <param name="Longitude">Its longitude in degrees.</param>
public sealed record RoundTrip(double Milliseconds, string Vantage, double Latitude, double Longitude);
