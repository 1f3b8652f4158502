using System.Collections.Immutable;
using Sirekap.Election.Contests;
using Sirekap.Election.Counting;
using Sirekap.Election.Regions;
using Sirekap.Election.Rules;
using Sirekap.Election.Sampling;

namespace Sirekap.Server.OpenData.Stations;

/// <summary>
/// What the table tells of one form, as references to values that never change: the rows of the whole nation are taken out of the
/// count in a moment, and written after it is let go.
/// </summary>
internal readonly record struct StationRow(
    Station Station,
    FormState State,
    bool IsDisputed,
    bool IsSampled,
    PlacedForm? Form,
    ImmutableSortedDictionary<int, PlacedReading> Readings,
    ImmutableArray<Finding> Findings,
    PlacedDecision? Decision,
    PlacedRecheck? Recheck)
{
    /// <summary>The figures that count or would count; null where there is no form.</summary>
    public FigureSet? Figures => Decision?.Figures ?? Form?.Figures;

    /// <summary>The row of a station.</summary>
    public static StationRow Of(ContestCount contest, Station station) => contest.DossierOf(station) is { } dossier
        ? new(
            station, dossier.State, dossier.IsDisputed, dossier.IsSampled, dossier.Form, dossier.Readings, dossier.Findings, dossier.Decision, dossier.Recheck)
        : new(station, FormState.Awaited, false, false, null, ImmutableSortedDictionary<int, PlacedReading>.Empty, [], null, null);

    /// <summary>The sum of some figures; null while one of them is not known.</summary>
    public long? Sum(IEnumerable<string> fields)
    {
        if (Figures is not { } figures)
            return null;
        var sum = 0L;
        foreach (var field in fields)
        {
            if (figures[field] is not { } votes)
                return null;
            sum = checked(sum + votes.Value);
        }

        return sum;
    }
}
