using System.Collections.Immutable;
using Sirekap.Election.Contests;
using Sirekap.Election.Rules;

namespace Sirekap.Election.Statistics.Sheets;

/// <summary>The statistics of a table of stations: of all its rows, and of each province's. A function of the published table and of nothing else.</summary>
/// <param name="Contest">The contest.</param>
/// <param name="Whole">Of all rows.</param>
/// <param name="Provinces">Of each province's rows, by its code, in the order of the table.</param>
public sealed record StatisticsSheet(Contest Contest, RegionStatistics Whole, ImmutableArray<(string Code, RegionStatistics Statistics)> Provinces)
{
    /// <summary>The soft rules that a table can tell of, in the catalogue's order. K.303 compares with claims, which no table has.</summary>
    public static ImmutableArray<string> RulesOf(RuleCatalogue catalogue) =>
        [.. catalogue.Rules.Where(rule => rule.Severity == Severity.Soft && rule.Code != BuiltInRules.ClaimDiffers).Select(rule => rule.Code)];

    /// <summary>Reads the rows once, a village at a time.</summary>
    /// <param name="contest">The contest of the figures.</param>
    /// <param name="catalogue">The rules.</param>
    /// <param name="rows">The rows in tree order, so that villages and provinces are each one run.</param>
    public static StatisticsSheet Of(Contest contest, RuleCatalogue catalogue, IEnumerable<StationFigures> rows)
    {
        var rules = RulesOf(catalogue);
        var whole = new RegionTally(contest, rules);
        var provinces = new List<(string Code, RegionTally Tally)>();
        var village = new VillageTally(contest, rules);
        foreach (var row in rows)
        {
            if (village.Code != row.Village)
                Close();
            if (provinces.Count == 0 || provinces[^1].Code != row.Province)
                provinces.Add((row.Province, new(contest, rules)));
            village.Add(row);
        }

        Close();
        return new(contest, whole.Finish(), [.. provinces.Select(province => (province.Code, province.Tally.Finish()))]);

        void Close()
        {
            if (provinces.Count > 0)
                village.Close([whole, provinces[^1].Tally]);
        }
    }
}

/// <summary>The statistics of some stations.</summary>
/// <param name="Stations">How many stations.</param>
/// <param name="Counted">How many are counted: all that follows is of these.</param>
/// <param name="Rules">For each soft rule how many counted forms break it.</param>
/// <param name="Fingerprint">Turnout and share.</param>
/// <param name="Digits">Last digits: of each candidate's votes, then of the total.</param>
/// <param name="Outliers">Stations unlike their village.</param>
public sealed record RegionStatistics(
    int Stations, int Counted, ImmutableArray<(string Code, int Forms)> Rules, TurnoutFingerprint Fingerprint, ImmutableArray<LastDigits> Digits, VillageOutliers Outliers);
