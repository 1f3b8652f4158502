using CsCheck;
using Sirekap.Election.Contests;
using Sirekap.Election.Statistics.Sheets;
using Sirekap.Election.Tests.Fixtures;

namespace Sirekap.Election.Tests.Statistics.Sheets;

public class VillageComparisonTests
{
    private static readonly Contest Contest = Invented.Sound.Contest;

    private static readonly Gen<List<VillageComparison.Member>> Villages =
        Gen.Int[0, 90].Array[Contest.Candidates.Length].Array[5, 12].Select(stations => stations
            .Select((votes, place) => new VillageComparison.Member($"{place:D3}", [.. votes.Select(vote => vote + 1)], votes.Sum() + votes.Length)).ToList());

    [Fact]
    public void What_is_found_does_not_depend_on_the_order_of_the_stations() =>
        Villages.Sample(village =>
        {
            var turned = village.AsEnumerable().Reverse().ToList();
            Assert.Equal(Names(VillageComparison.Of(Contest, village)), Names(VillageComparison.Of(Contest, turned)));
        });

    [Fact]
    public void Stations_of_one_share_are_never_far_from_each_other() =>
        Gen.Select(Gen.Int[0, 200].Array[Contest.Candidates.Length].Where(votes => votes.Sum() > 0), Gen.Int[5, 20]).Sample((votes, stations) =>
            Assert.Empty(VillageComparison.Of(Contest, [.. Enumerable.Range(0, stations).Select(place => new VillageComparison.Member($"{place:D3}", votes, votes.Sum()))])));

    /// <summary>Each station has its own leaning, scattered normally around its village's: what the bound is said for.</summary>
    [Fact]
    public void In_villages_that_scatter_normally_no_more_are_found_than_chance_gives()
    {
        var random = new Random(20240214);
        var found = 0;
        for (var village = 0; village < 4_000; village++)
        {
            var leaning = 0.3 + (0.4 * random.NextDouble());
            found += VillageComparison.Of(Contest, [.. Enumerable.Range(0, 9).Select(place => Station(random, $"{place:D3}", leaning + (0.06 * Normal(random))))]).Count();
        }

        // 144,000 comparisons: 1.4 expected at most.
        Assert.InRange(found, 0, 6);
    }

    [Fact]
    public void One_station_unlike_a_village_of_one_mind_is_found_with_what_is_usual_there()
    {
        var random = new Random(7);
        List<VillageComparison.Member> village = [.. Enumerable.Range(0, 14).Select(place => Station(random, $"{place:D3}", 0.6))];
        village.Add(new("099", [2, 198, 0, 0], 200));

        var found = VillageComparison.Of(Contest, village).First();
        Assert.Equal(("099", Contest.Candidates[0].Field, 2, 200, 14), (found.Station, found.Candidate, found.Votes, found.Valid, found.Others));
        Assert.InRange(found.Usual, 550_000, 650_000);
        Assert.True(found.OneIn >= VillageComparison.Seldom);
    }

    [Fact]
    public void Too_small_a_village_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => VillageComparison.Of(Contest, [new("001", [1, 1, 1, 1], 4)]).ToList());

    // The first two candidates share 200 votes.
    private static VillageComparison.Member Station(Random random, string code, double share)
    {
        var votes = Enumerable.Range(0, 200).Count(_ => random.NextDouble() < share);
        return new(code, [votes, 200 - votes, 0, 0], 200);
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static IEnumerable<(string, string)> Names(IEnumerable<VillageOutlier> found) => found.Select(one => (one.Station, one.Candidate)).Order();
}
