using System.Collections.Immutable;
using Sirekap.Election;
using Sirekap.Election.Statements;

namespace Sirekap.Server.Claims;

/// <summary>What a source publishes for one station, in our words: the content of a claim before it is signed.</summary>
/// <param name="Version">The source's own version mark; null where it gives none.</param>
/// <param name="Payload">The SHA-256 of the payload.</param>
/// <param name="Figures">The figures by field id; a field that the source does not state is absent.</param>
public sealed record PublishedFigures(string? Version, Digest Payload, ImmutableSortedDictionary<string, Votes> Figures);
