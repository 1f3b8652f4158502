using System.Collections.Immutable;
using Sirekap.Election.Regions;
using Sirekap.Election.Statistics.Sheets;
using Sirekap.Server.OpenData.Statistics;

namespace Sirekap.Server.Site.Statistics;

/// <summary>The page of statistics.</summary>
/// <param name="Province">The province looked at; null for the nation.</param>
/// <param name="Of">Its statistics.</param>
/// <param name="Nation">The nation's, to compare with.</param>
/// <param name="Provinces">The provinces', by code; empty where one is looked at.</param>
/// <param name="Size">The number of log entries that all this follows from.</param>
/// <param name="Made">When it was made.</param>
public sealed record StatisticsView(
    Region? Province, RegionStatistics Of, RegionStatistics Nation, ImmutableArray<(string Code, RegionStatistics Statistics)> Provinces, long Size, DateTimeOffset Made)
{
    /// <summary>How many outliers the page lists; the files list more.</summary>
    public const int Listed = 40;

    internal static StatisticsView From(SizedSheet sheet, Region? province)
    {
        var (whole, provinces) = (sheet.Sheet.Whole, sheet.Sheet.Provinces);
        return province is { } region
            ? new(region, provinces.FirstOrDefault(one => one.Code == region.Code).Statistics ?? whole, whole, [], sheet.Size, sheet.Made)
            : new(null, whole, whole, provinces, sheet.Size, sheet.Made);
    }
}
