using System.Collections.Immutable;
using Sirekap.Residency.Evidence;
using Sirekap.Residency.Judging;

namespace Sirekap.Residency.Guarding;

/// <summary>What a check of an endpoint found.</summary>
/// <param name="Endpoint">The endpoint as declared.</param>
/// <param name="Standing">How it stands to its declaration.</param>
public sealed record EndpointFinding(DeclaredEndpoint Endpoint, Standing Standing)
{
    /// <summary>The addresses that its name led to; empty for the machine itself.</summary>
    public ImmutableArray<string> Addresses { get; init; } = [];

    /// <summary>Those of them outside the declared networks.</summary>
    public ImmutableArray<string> Strays { get; init; } = [];

    /// <summary>The country that is proven or declared; null where nobody knows.</summary>
    public string? Country { get; init; }

    /// <summary>What evidence says; null for the machine itself, of which there is none.</summary>
    public SubjectVerdict? Verdict { get; init; }

    /// <summary>The evidence; null for the machine itself.</summary>
    public SubjectEvidence? Evidence { get; init; }
}
