using System.Collections.Immutable;
using System.Globalization;
using Sirekap.Election.Contests;
using Sirekap.Election.Statistics.Sheets;

namespace Sirekap.Server.OpenData.Statistics;

/// <summary>Statistics as files: functions of the table of stations and nothing else. <c>sirekap statistics</c> makes the same bytes out of a published CSV.</summary>
public static class StatisticsFiles
{
    /// <summary>The tables, by name.</summary>
    public static ImmutableArray<string> Tables { get; } = ["rules", "fingerprint", "digits", "outliers"];

    /// <summary>The statistics of a whole table.</summary>
    /// <param name="sheet">The statistics.</param>
    /// <param name="region">The code of the table's region.</param>
    /// <param name="size">The number of log entries that the table follows from.</param>
    public static StatisticsDocument OfTable(StatisticsSheet sheet, string region, long size) =>
        Of(sheet.Contest, region, sheet.Whole, sheet.Provinces.Length == 1 && sheet.Provinces[0].Code == region ? [] : sheet.Provinces, size);

    /// <summary>The statistics of a region of the nation's table; null where it has none.</summary>
    internal static StatisticsDocument? OfRegion(StatisticsSheet sheet, string region, string nation, long size) =>
        region == nation ? Of(sheet.Contest, region, sheet.Whole, sheet.Provinces, size)
        : sheet.Provinces.FirstOrDefault(one => one.Code == region) is { Statistics: { } own } ? Of(sheet.Contest, region, own, [], size)
        : null;

    /// <summary>A part of it as CSV; null where there is no such table.</summary>
    internal static byte[]? Table(StatisticsDocument document, string table) => table switch
    {
        "rules" => Csv.Of(
            ["province", "counted", "rule", "forms"],
            document.Provinces.Prepend(new(document.Region, document.Counted, document.Rules))
                .SelectMany(province => province.Rules.Select(rule => new[] { province.Province, N(province.Counted), rule.Rule, N(rule.Forms) }))),
        "fingerprint" => Csv.Of(
            ["turnout_from", "share_from", "step", "stations"],
            document.Fingerprint.Squares.Select(square => new[] { N(square.Turnout), N(square.Share), N(document.Fingerprint.Step), N(square.Stations) })),
        "digits" => Csv.Of(
            ["field", "digit", "seen", "expected"],
            document.Digits.SelectMany(field => field.Seen.Select((seen, digit) => new[] { field.Field, N(digit), N(seen), N(field.Expected[digit]) }))),
        "outliers" => Csv.Of(
            ["station", "candidate", "votes", "valid", "others", "usual_ppm", "scatter_ppm", "one_in"],
            document.Outliers.Furthest.Select(one => new[] { one.Station, one.Candidate, N(one.Votes), N(one.Valid), N(one.Others), N(one.Usual), N(one.Scatter), N(one.OneIn) })),
        _ => null,
    };

    private static StatisticsDocument Of(
        Contest contest, string region, RegionStatistics of, ImmutableArray<(string Code, RegionStatistics Statistics)> provinces, long size) => new(
        contest.Code, region, size, of.Stations, of.Counted, Rates(of),
        [.. provinces.Select(province => new ProvinceRatesDocument(province.Code, province.Statistics.Counted, Rates(province.Statistics)))],
        Describe(of.Fingerprint),
        [.. of.Digits.Select(field => new DigitsDocument(field.Field, field.Numbers, field.Small, field.Seen, field.Expected, field.ChiSquare))],
        new(
            of.Outliers.Stations, of.Outliers.Special, of.Outliers.NotCompared, of.Outliers.Comparisons, VillageComparison.Seldom, of.Outliers.ByChance, of.Outliers.Found,
            [.. of.Outliers.Furthest.Select(one => new OutlierDocument(one.Station, one.Candidate, one.Votes, one.Valid, one.Others, one.Usual, one.Scatter, one.OneIn))]));

    private static ImmutableArray<RuleRateDocument> Rates(RegionStatistics of) => [.. of.Rules.Select(rule => new RuleRateDocument(rule.Code, rule.Forms))];

    private static FingerprintDocument Describe(TurnoutFingerprint picture)
    {
        var squares = ImmutableArray.CreateBuilder<SquareDocument>();
        for (var turnout = 0; turnout < TurnoutFingerprint.Side; turnout++)
        {
            for (var share = 0; share < TurnoutFingerprint.Side; share++)
            {
                if (picture.At(turnout, share) is > 0 and var stations)
                    squares.Add(new(turnout * TurnoutFingerprint.Step, share * TurnoutFingerprint.Step, stations));
            }
        }

        return new(picture.Candidate, picture.Stations, picture.Small, picture.Above, picture.Corner, TurnoutFingerprint.Step, squares.ToImmutable());
    }

    private static string N(long number) => number.ToString(CultureInfo.InvariantCulture);
}
