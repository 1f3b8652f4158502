using System.Collections.Immutable;

namespace Sirekap.Server.OpenData;

/// <summary>What servers have attested of where their endpoints are.</summary>
/// <param name="Items">The newest attestations, the newest first.</param>
/// <param name="Total">How many there are in the log.</param>
/// <param name="Next">The index to give as <c>before</c> for older ones; null on the last page.</param>
/// <param name="Size">The number of log entries that this document follows from.</param>
public sealed record ResidencyDocument(ImmutableArray<AttestationDocument> Items, int Total, long? Next, long Size);

/// <summary>One attestation.</summary>
/// <param name="Index">The log index of the statement.</param>
/// <param name="At">The server's time, UTC.</param>
/// <param name="Key">The server's key id.</param>
/// <param name="Program">The program's name and version.</param>
/// <param name="Home">The country that counts as home.</param>
/// <param name="Evidence">The digest of the evidence file, at <c>/residency/{digest}.json</c>.</param>
/// <param name="Endpoints">The endpoints.</param>
public sealed record AttestationDocument(long Index, string At, string Key, string Program, string Home, string Evidence, ImmutableArray<EndpointDocument> Endpoints);

/// <summary>One endpoint in an attestation.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Role">What it does.</param>
/// <param name="Data">The most delicate data that reaches it.</param>
/// <param name="Standing">Whether its place is <c>proven</c>, <c>declared</c>, and so on.</param>
/// <param name="Country">The country, ISO 3166; null where nobody knows.</param>
/// <param name="Host">Name and port, where shown.</param>
/// <param name="Addresses">Its addresses, where shown.</param>
/// <param name="Seal">The commitment, where sealed.</param>
public sealed record EndpointDocument(
    string Name, string Role, string Data, string Standing, string? Country, string? Host, ImmutableArray<string>? Addresses, string? Seal);
