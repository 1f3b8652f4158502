using CsCheck;
using Sirekap.Cli.Rehearsal;

namespace Sirekap.Cli.Tests.Rehearsal;

public class ApportionmentTests
{
    [Fact]
    public void Parts_add_up_to_the_whole_and_stay_within_one_of_their_share() => Gen.Select(Gen.Long[0, 10_000_000], Gen.Double[0.01, 100].Array[1, 60]).Sample((total, weights) =>
    {
        var parts = Apportionment.Divide(total, weights);
        Assert.Equal(total, parts.Sum());
        foreach (var (part, weight) in parts.Zip(weights))
            Assert.InRange(part, (total * weight / weights.Sum()) - 1.001, (total * weight / weights.Sum()) + 1.001);
    });

    [Fact]
    public void Who_has_no_weight_gets_nothing() => Assert.Equal([0, 7, 0], Apportionment.Divide(7, [0, 3, 0]));

    [Fact]
    public void Every_station_gets_its_size_and_every_candidate_keeps_its_votes() =>
        Gen.Select(Gen.Long[0, 20_000].Array[1, 6], Gen.Double[0.1, 3].Array[1, 200], Gen.Int).Sample((totals, weights, seed) =>
        {
            var sizes = Apportionment.Divide(totals.Sum(), weights);
            var stations = Apportionment.Spread(totals, sizes, new Random(seed)).ToList();
            Assert.Equal(sizes, stations.Select(votes => votes.Sum()));
            Assert.Equal(totals, Enumerable.Range(0, totals.Length).Select(candidate => stations.Sum(votes => votes[candidate])));
            Assert.DoesNotContain(stations, votes => votes.Any(number => number < 0));
        });

    [Fact]
    public void Stations_that_do_not_hold_all_votes_are_refused() =>
        Assert.Throws<ArgumentException>(() => Apportionment.Spread([5, 5], [9], new Random(1)).ToList());
}
