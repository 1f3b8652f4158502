using System.Collections.Immutable;
using Sirekap.Election.Recaps;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;

namespace Sirekap.Election.Counting;

/// <summary>The recapitulation of one region as it stands now.</summary>
/// <param name="Opened">The log index of its opening.</param>
/// <param name="Attendance">How many were present at the opening, by role.</param>
/// <param name="Closed">Its end; null while it is open.</param>
/// <param name="Voided">The ends that a tier above made void, oldest first.</param>
public sealed record Recap(long Opened, ImmutableSortedDictionary<Role, int> Attendance, RecapEnd? Closed, ImmutableArray<RecapEnd> Voided)
{
    /// <summary>Whether it is closed.</summary>
    public bool IsClosed => Closed is not null;
}

/// <summary>The end of a recap.</summary>
/// <param name="Index">The log index.</param>
/// <param name="Document">The SHA-256 of the document's data file.</param>
/// <param name="Totals">The totals as closed, by field id.</param>
/// <param name="Asked">Which chunks of the digest the tier above retypes from the paper.</param>
public sealed record RecapEnd(long Index, Digest Document, ImmutableSortedDictionary<string, long> Totals, AskedChunks Asked)
{
    /// <summary>The log index of the acceptance by the tier above; null while there is none.</summary>
    public long? Accepted { get; init; }

    /// <summary>The log index of the reopening that made this end void; null while it holds.</summary>
    public long? VoidedBy { get; init; }
}
