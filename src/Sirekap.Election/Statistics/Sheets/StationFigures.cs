using System.Collections.Immutable;
using Sirekap.Election.Contests;

namespace Sirekap.Election.Statistics.Sheets;

/// <summary>What the published table of stations says of one station, as far as statistics need it.</summary>
/// <param name="Station">The station's code.</param>
/// <param name="Village">The code of its village.</param>
/// <param name="Province">The code of its province.</param>
/// <param name="IsSpecial">Whether it is a special location, such as a prison or a hospital.</param>
/// <param name="IsCounted">Whether its figures enter the totals.</param>
/// <param name="Figures">The figures as written; null where there is no form.</param>
/// <param name="Findings">The codes of the rules that the form itself breaks, each once.</param>
public readonly record struct StationFigures(
    string Station, string Village, string Province, bool IsSpecial, bool IsCounted, FigureSet? Figures, ImmutableArray<string> Findings);
