using System.Collections.Immutable;
using System.Globalization;
using CsCheck;
using Sirekap.Election.Contests;
using Sirekap.Election.Rules;
using Sirekap.Election.Statistics.Sheets;
using Sirekap.Testing;

namespace Sirekap.Election.Tests.Statistics.Sheets;

public class StatisticsSheetTests
{
    private static readonly ElectionDefinition Election = SmallElection.Definition;
    private static readonly Contest Contest = Election.FindContest(SmallElection.Desa)!;

    // Two provinces of three villages of one to eight stations each.
    private static readonly Gen<List<StationFigures>> Tables =
        Gen.Select(Gen.Int[0, 300], Gen.Int[0, 300], Gen.Int[0, 150], Gen.Int[0, 150], Gen.Int[0, 9]).Array[1, 8].Array[6].Select(villages => villages
            .SelectMany((stations, village) => stations.Select((one, place) => Row(village, place, one))).ToList());

    [Fact]
    public void The_provinces_together_are_the_whole() => Tables.Sample(table =>
    {
        var sheet = StatisticsSheet.Of(Contest, Election.Catalogue, table);
        var parts = sheet.Provinces.Select(province => province.Statistics).ToList();

        Assert.Equal(["11", "12"], sheet.Provinces.Select(province => province.Code));
        Assert.Equal((sheet.Whole.Stations, sheet.Whole.Counted), (parts.Sum(part => part.Stations), parts.Sum(part => part.Counted)));
        Assert.Equal(sheet.Whole.Rules.Select(rule => rule.Forms), Enumerable.Range(0, sheet.Whole.Rules.Length).Select(place => parts.Sum(part => part.Rules[place].Forms)));
        Assert.Equal(sheet.Whole.Digits.Select(field => field.Numbers), Enumerable.Range(0, sheet.Whole.Digits.Length).Select(place => parts.Sum(part => part.Digits[place].Numbers)));
        Assert.Equal(
            (sheet.Whole.Fingerprint.Stations, sheet.Whole.Fingerprint.Small, sheet.Whole.Outliers.Found),
            (parts.Sum(part => part.Fingerprint.Stations), parts.Sum(part => part.Fingerprint.Small), parts.Sum(part => part.Outliers.Found)));
    });

    [Fact]
    public void Every_counted_station_is_in_each_statistic_or_said_to_be_left_out() => Tables.Sample(table =>
    {
        var of = StatisticsSheet.Of(Contest, Election.Catalogue, table).Whole;

        Assert.Equal(table.Count(row => row.IsCounted), of.Counted);
        Assert.Equal(of.Counted, of.Fingerprint.Stations + of.Fingerprint.Small);
        Assert.Equal(of.Fingerprint.Stations, of.Fingerprint.Cells.Sum());
        Assert.Equal(of.Counted, of.Outliers.Stations + of.Outliers.Special + of.Outliers.NotCompared);
        Assert.All(of.Digits, field => Assert.Equal(of.Counted, field.Numbers + field.Small));
        Assert.All(of.Digits, field => Assert.Equal(field.Numbers, field.Seen.Sum()));
    });

    [Fact]
    public void What_is_not_counted_changes_nothing_but_the_number_of_stations() => Tables.Sample(table =>
    {
        var (all, counted) = (StatisticsSheet.Of(Contest, Election.Catalogue, table).Whole, StatisticsSheet.Of(Contest, Election.Catalogue, table.Where(row => row.IsCounted)).Whole);

        Assert.Equal(counted.Rules, all.Rules);
        Assert.Equal(counted.Fingerprint.Cells, all.Fingerprint.Cells);
        Assert.Equal(counted.Outliers.Furthest, all.Outliers.Furthest);
    });

    [Fact]
    public void P204_is_found_from_the_village_and_other_soft_rules_are_taken_from_the_table()
    {
        StationFigures[] table = [Row(0, 0, (200, 150, 100, 0, 1)), Row(0, 1, (200, 150, 100, 0, 1)), Row(0, 3, (200, 150, 100, 0, 1)), Row(0, 2, (200, 150, 0, 100, 1)) with { Findings = ["P.201", "K.203"] }];

        var rules = StatisticsSheet.Of(Contest, Election.Catalogue, table).Whole.Rules.ToDictionary(rule => rule.Code, rule => rule.Forms, StringComparer.Ordinal);
        Assert.Equal((1, 1), (rules[BuiltInRules.FarFromVillage], rules["P.201"]));
        Assert.DoesNotContain("K.203", rules.Keys);
        Assert.DoesNotContain(BuiltInRules.ClaimDiffers, rules.Keys);
    }

    [Fact]
    public void Turnout_and_share_lie_in_their_square_and_a_turnout_above_the_list_in_the_last()
    {
        StationFigures[] table = [Row(0, 0, (200, 101, 75, 25, 1)), Row(0, 1, (200, 260, 120, 0, 1)), Row(0, 2, (99, 99, 80, 0, 1))];

        var picture = StatisticsSheet.Of(Contest, Election.Catalogue, table).Whole.Fingerprint;
        Assert.Equal((2, 1, 1, 1), (picture.Stations, picture.Small, picture.Above, picture.Corner));
        Assert.Equal((1, 1), (picture.At(25, 37), picture.At(49, 49)));
        Assert.Equal("C.1", picture.Candidate);
    }

    // Voters, those who came, votes of two candidates; the last says whether it is counted (not 0) and special (9).
    private static StationFigures Row(int village, int place, (int Voters, int Turnout, int First, int Second, int Kind) one)
    {
        var code = string.Create(CultureInfo.InvariantCulture, $"1{1 + (village / 3)}0101200{village}");
        return new(
            string.Create(CultureInfo.InvariantCulture, $"{code}{place:D3}"), code, code[..2], one.Kind == 9, one.Kind != 0,
            FigureSet.From(Contest, Story.Figures(
                ("D", one.Voters), ("P", one.Turnout), ("C.1", one.First), ("C.2", one.Second), ("C.3", 0),
                ("S", one.First + one.Second), ("T", 0), ("J", one.First + one.Second))), []);
    }
}
