using System.Collections.Immutable;
using Sirekap.Election.Statements;

namespace Sirekap.Election.Counting;

/// <summary>The recapitulation of one region as it stands now.</summary>
/// <param name="Opened">The log index of its opening.</param>
/// <param name="Closed">Its end; null while it is open.</param>
/// <param name="Voided">The ends that a tier above made void, oldest first.</param>
public sealed record Recap(long Opened, RecapEnd? Closed, ImmutableArray<RecapEnd> Voided)
{
    /// <summary>Whether it is closed.</summary>
    public bool IsClosed => Closed is not null;
}

/// <summary>The end of a recap.</summary>
/// <param name="Index">The log index.</param>
/// <param name="Document">The SHA-256 of the signed document.</param>
/// <param name="Totals">The totals as closed, by field id.</param>
public sealed record RecapEnd(long Index, Digest Document, ImmutableSortedDictionary<string, long> Totals);
