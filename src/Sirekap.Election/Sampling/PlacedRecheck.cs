using System.Collections.Immutable;
using Sirekap.Election.Contests;
using Sirekap.Election.Regions;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;

namespace Sirekap.Election.Sampling;

/// <summary>A blind re-reading in its place in the log, beside what was counted at that moment.</summary>
/// <param name="Index">The log index.</param>
/// <param name="Key">Who read.</param>
/// <param name="Station">The station.</param>
/// <param name="Statement">What was read.</param>
/// <param name="Counted">The figures that counted then.</param>
/// <param name="Model">The weights of the machine that had read the form.</param>
public sealed record PlacedRecheck(long Index, KeyId Key, Station Station, RecheckStatement Statement, FigureSet Counted, Digest Model)
{
    /// <summary>The fields that were read otherwise than counted, in the form's order.</summary>
    public ImmutableArray<string> Differing { get; } =
        [.. Counted.Contest.Fields.Select(field => field.Id).Where(field => Statement.Figures.TryGetValue(field, out var read) && read != Counted[field])];
}
