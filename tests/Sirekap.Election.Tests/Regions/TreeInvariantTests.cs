using CsCheck;
using Sirekap.Election.Regions;
using Sirekap.Election.Tests.Fixtures;

namespace Sirekap.Election.Tests.Regions;

public class TreeInvariantTests
{
    static readonly RegionTree _shipped = Shipped.Regions;

    [Fact]
    public void The_shipped_tree_keeps_every_invariant() => AssertInvariants(_shipped);

    [Fact]
    public void Any_tree_that_is_built_keeps_every_invariant() => Trees().Sample(AssertInvariants, iter: 200);

    [Fact]
    public void Every_region_is_found_by_its_code()
    {
        for (var index = 0; index < _shipped.RegionCount; index++)
            Assert.Equal(index, _shipped.FindRegion(_shipped.RegionAt(index).Code)!.Value.Index);
    }

    [Fact]
    public void Every_station_is_found_by_its_code()
    {
        for (var ordinal = 0; ordinal < _shipped.StationCount; ordinal++)
            Assert.Equal(ordinal, _shipped.FindStation(_shipped.StationAt(ordinal).Code)!.Value.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("8271021022999")]
    [InlineData("8271021022000")]
    [InlineData("827102102200")]
    [InlineData("827102102200x")]
    [InlineData("8271021022+08")]
    [InlineData("0000000000001")]
    [InlineData("82710210220080")]
    public void What_is_no_station_is_not_found(string code) => Assert.Null(_shipped.FindStation(code));

    static void AssertInvariants(RegionTree tree)
    {
        Assert.Equal((0, tree.StationCount), (tree.Nation.FirstStation, tree.Nation.StationCount));
        var nextChild = 1;
        for (var index = 0; index < tree.RegionCount; index++)
        {
            var region = tree.RegionAt(index);
            var next = region.FirstStation;
            foreach (var child in region.Children)
            {
                Assert.Equal((nextChild++, region), (child.Index, child.Parent));
                Assert.Equal(region.Level + 1, child.Level);
                Assert.Equal(next, child.FirstStation);
                next += child.StationCount;
            }

            Assert.True(region.Level == RegionLevel.Village || next == region.FirstStation + region.StationCount);
            Assert.True(region.Level != RegionLevel.Village || region.Stations.All(station => station.Village == region && region.Contains(station)));
        }

        Assert.Equal(tree.RegionCount, nextChild);
        for (var ordinal = 1; ordinal < tree.StationCount; ordinal++)
            Assert.True(string.CompareOrdinal(tree.StationAt(ordinal - 1).Code, tree.StationAt(ordinal).Code) < 0);
    }

    // Village codes drawn at random; their parents follow from them.
    static Gen<RegionTree> Trees() => Gen.Select(Gen.Int[11, 13], Gen.Int[1, 3], Gen.Int[1, 3], Gen.Int[1, 4])
        .Select(part => FormattableString.Invariant($"{part.Item1}{part.Item2:D2}{part.Item3:D2}{part.Item4:D4}"))
        .Array[0, 40].SelectMany(villages => Gen.Int[0, 5].Array[villages.Length].Select(counts => Build(villages, counts)));

    static RegionTree Build(string[] villages, int[] counts)
    {
        var builder = new RegionTreeBuilder("NEGERI");
        var stations = villages.Zip(counts).GroupBy(pair => pair.First).ToDictionary(pair => pair.Key, pair => pair.First().Second);
        var codes = villages.SelectMany(code => new[] { code[..2], code[..4], code[..6], code }).Distinct().Order(StringComparer.Ordinal);
        foreach (var (code, index) in codes.Select((code, index) => (code, index)))
        {
            builder.AddRegion(code, index + 1, $"WILAYAH {code}");
            if (stations.GetValueOrDefault(code) is > 0 and var count)
                builder.AddStations(new StationRun(1, count, false, StationRun.Ordinary, 1, 0));
        }

        return builder.Build();
    }
}
