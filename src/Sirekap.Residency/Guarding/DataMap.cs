using System.Collections.Immutable;

namespace Sirekap.Residency.Guarding;

/// <summary>Every endpoint that a server may have. What is not in it is not connected to.</summary>
public sealed record DataMap
{
    /// <summary>The most endpoints that one map holds: as many as one attestation can name.</summary>
    public const int Most = 24;

    /// <summary>A map.</summary>
    /// <param name="home">The country that counts as home, ISO 3166.</param>
    /// <param name="endpoints">The endpoints.</param>
    /// <exception cref="FormatException">Two have one name, or there are too many.</exception>
    public DataMap(string home, ImmutableArray<DeclaredEndpoint> endpoints)
    {
        if (endpoints.GroupBy(one => one.Name, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new FormatException($"The data map names the endpoint \"{twice.Key}\" twice: give each a name of its own.");
        if (endpoints.Length > Most)
            throw new FormatException(FormattableString.Invariant($"The data map has {endpoints.Length} endpoints; an attestation names {Most} at most."));
        (Home, Endpoints) = (home, endpoints);
    }

    /// <summary>The country that counts as home, ISO 3166.</summary>
    public string Home { get; }

    /// <summary>The endpoints.</summary>
    public ImmutableArray<DeclaredEndpoint> Endpoints { get; }

    /// <summary>The endpoints behind one door; empty where none was declared.</summary>
    public ImmutableArray<DeclaredEndpoint> At(string host, int port) =>
        [.. Endpoints.Where(endpoint => endpoint.Port == port && string.Equals(endpoint.Host, host, StringComparison.OrdinalIgnoreCase))];
}
