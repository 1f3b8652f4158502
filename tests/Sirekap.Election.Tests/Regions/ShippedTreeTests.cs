using System.Text.Json;
using Sirekap.Election.Regions;
using Sirekap.Election.Tests.Fixtures;

namespace Sirekap.Election.Tests.Regions;

public class ShippedTreeTests
{
    static readonly RegionTree _tree = Shipped.Regions;

    [Theory]
    [InlineData(RegionLevel.Nation, 1, 0)]
    [InlineData(RegionLevel.Province, 38, 1)]
    [InlineData(RegionLevel.Regency, 514, 129)]
    [InlineData(RegionLevel.District, 7_277, 128)]
    [InlineData(RegionLevel.Village, 83_731, 128)]
    public void Every_tier_has_as_many_regions_as_KPU_lists(RegionLevel level, int atHome, int overseas)
    {
        var regions = All().Where(region => region.Level == level).ToList();
        Assert.Equal(atHome, regions.Count(region => !IsOverseas(region.Code)));
        Assert.Equal(overseas, regions.Count(region => IsOverseas(region.Code)));
    }

    [Fact]
    public void There_are_823_236_stations_of_which_820_161_at_home() =>
        Assert.Equal((823_236, 820_161), (_tree.StationCount, _tree.StationCount - Overseas.StationCount));

    [Fact]
    public void There_are_1_822_special_stations_all_at_home() => Assert.Equal(
        (1_822, 0),
        (_tree.Nation.Stations.Count(station => station.IsSpecial), Overseas.Stations.Count(station => station.IsSpecial)));

    [Theory]
    [InlineData("8271021022008", true)]
    [InlineData("82710210228\0\0", false)]
    [InlineData("827102102208\0", false)]
    [InlineData("8271021022+08", false)]
    [InlineData("8271021022 08", false)]
    public void A_station_has_one_code(string code, bool isFound) => Assert.Equal(isFound, _tree.FindStation(code) is not null);

    [Theory]
    [InlineData("TPS", 807)]
    [InlineData("KSK", 1_582)]
    [InlineData("POS", 686)]
    public void Overseas_people_vote_at_stations_by_drop_box_and_by_post(string kind, int count) =>
        Assert.Equal(count, Overseas.Stations.Count(station => station.Name.StartsWith(kind, StringComparison.Ordinal)));

    [Fact]
    public void Every_station_at_home_has_KPUs_id_and_1_955_overseas_do()
    {
        Assert.Equal(1_955, Overseas.Stations.Count(station => station.Id is not null));
        Assert.Equal(822_116, _tree.Nation.Stations.Count(station => station.Id is not null));
    }

    [Fact]
    public void No_id_is_given_twice()
    {
        Assert.Equal(_tree.RegionCount, All().Select(region => region.Id).Distinct().Count());
        Assert.Equal(822_116, _tree.Nation.Stations.Where(station => station.Id is not null).Select(station => station.Id).Distinct().Count());
    }

    [Fact]
    public void A_station_at_home_is_named_by_its_code() => Assert.All(
        _tree.Nation.Stations.Where(station => !IsOverseas(station.Village.Code)),
        station => Assert.True(station.Name == $"TPS {station.Suffix:D3}", station.Code));

    [Fact]
    public void The_station_of_the_real_form_is_where_it_should_be()
    {
        var station = _tree.FindStation("8271021022008")!.Value;
        Assert.Equal("TPS 008", station.Name);
        Assert.Equal(
            ["JATI PERUMNAS", "KOTA TERNATE SELATAN", "KOTA TERNATE", "MALUKU UTARA", "INDONESIA"],
            station.Village.Ancestors.Prepend(station.Village).Select(region => region.Name));
    }

    [Fact]
    public void KPUs_own_region_payloads_come_out_name_by_name_and_id_by_id()
    {
        var files = Directory.GetFiles(Fixture.Kpu("wilayah"), "*.json", SearchOption.AllDirectories);
        Assert.Equal(17, files.Length);
        Assert.All(files, file => Assert.Equal(Kpu(file), Ours(_tree.FindRegion(Path.GetFileNameWithoutExtension(file))!.Value)));
    }

    static Region Overseas => _tree.FindRegion("99")!.Value;

    static bool IsOverseas(string code) => code.StartsWith("99", StringComparison.Ordinal);

    static IEnumerable<Region> All() => Enumerable.Range(0, _tree.RegionCount).Select(_tree.RegionAt);

    static List<Item> Kpu(string file) => JsonSerializer.Deserialize<List<Item>>(File.ReadAllBytes(file))!;

    // KPU sorts by name; the order is ordinal, so a blank comes before a letter.
    static List<Item> Ours(Region parent) => (parent.Level == RegionLevel.Village
        ? parent.Stations.Select(station => new Item(station.Name, station.Id ?? 0, station.Code, 5))
        : parent.Children.Select(child => new Item(child.Name, child.Id, child.Code, (int)child.Level)))
        .OrderBy(item => item.nama, StringComparer.Ordinal).ToList();

    // KPU's member names.
    sealed record Item(string nama, int id, string kode, int tingkat);
}
