using System.Collections.Immutable;

namespace Sirekap.Election.Statements.Kinds;

/// <summary>
/// A server's word on where its endpoints were found to be: signed, so that it can be held to it. How each stands says whether that was proven or
/// only declared. Addresses that the law keeps back are sealed, and can be opened later.
/// </summary>
public sealed record ResidencyStatement : Statement
{
    internal const string Name = "residency";

    /// <summary>The most endpoints that one statement names: with sealed places it stays below 8 KiB.</summary>
    public const int MostEndpoints = 24;

    /// <inheritdoc/>
    public override string Kind => Name;

    /// <summary>The program's name and version.</summary>
    public required string Program { get; init; }

    /// <summary>The country that counts as home, ISO 3166.</summary>
    public required string Home { get; init; }

    /// <summary>The SHA-256 of the evidence file about the endpoints whose places are shown.</summary>
    public required Digest Evidence { get; init; }

    /// <summary>The endpoints by name.</summary>
    public required ImmutableSortedDictionary<string, EndpointState> Endpoints { get; init; }

    internal static ResidencyStatement Read(StatementHead head, CanonicalObject members)
    {
        var endpoints = members.Object("endpoints");
        var names = endpoints.Names.ToList();
        if (names.Count > MostEndpoints || names.Exists(name => name.Length is 0 or > 32))
            throw new RefusedException("malformed", $"An attestation names at most {MostEndpoints} endpoints, by names of 1 to 32 characters.");
        return new()
        {
            Election = head.Election,
            At = head.At,
            Sequence = head.Sequence,
            Program = members.Text("program"),
            Home = EndpointState.CountryOf(members.Text("home")),
            Evidence = Digest.Parse(members.Text("evidence")),
            Endpoints = names.ToImmutableSortedDictionary(name => name, name => EndpointState.Read(endpoints.Object(name)), StringComparer.Ordinal),
        };
    }

    /// <inheritdoc/>
    protected override void Write(CanonicalObject members)
    {
        var endpoints = new CanonicalObject();
        foreach (var (name, endpoint) in Endpoints)
            endpoints.Set(name, endpoint.ToCanonical());
        members.Set("program", Program).Set("home", Home).Set("evidence", Evidence.ToString()).Set("endpoints", endpoints);
    }
}
