using System.Net;
using CsCheck;
using Sirekap.Residency.Addresses;
using Sirekap.Residency.Evidence;
using Sirekap.Residency.Lists;

namespace Sirekap.Residency.Tests.Lists;

public class ListTests
{
    [Theory]
    [InlineData("36.95.1.1", "ID")]
    [InlineData("170.33.97.36", "ID")]
    [InlineData("170.33.13.55", "!ID")]
    [InlineData("::ffff:36.95.1.1", "ID")]
    [InlineData("2001:de8:11::1", "ID")]
    [InlineData("2606:4700::1", "!ID")]
    public void The_shipped_ranges_know_Indonesia(string address, string country) =>
        Assert.Equal(country, CountryRanges.OfOneCountry(Repository.Data("indonesia-ranges.csv")).CountryOf(IPAddress.Parse(address)));

    [Theory]
    [InlineData("108.136.0.1", "AWS ap-southeast-3")]
    [InlineData("34.101.64.1", "Google Cloud asia-southeast2")]
    [InlineData("70.153.0.1", "Azure indonesiacentral")]
    [InlineData("168.110.192.1", "Oracle Cloud ap-batam-1")]
    [InlineData("170.33.13.55", null)]
    public void The_shipped_regions_know_their_prefixes(string address, string? region) =>
        Assert.Equal(region, RegionList.Parse(Repository.Data("cloud-regions.csv")).Find(IPAddress.Parse(address)).Select(match => $"{match.Provider} {match.Region}").FirstOrDefault());

    [Theory]
    [InlineData("104.16.1.1", "Cloudflare")]
    [InlineData("AS24429", "Alibaba Cloud CDN")]
    [InlineData("d111111abcdef8.cloudfront.net", "Amazon CloudFront")]
    [InlineData("notcloudfront.net", null)]
    [InlineData("36.95.1.1", null)]
    public void The_shipped_list_knows_fronts_by_prefix_network_and_name(string asked, string? who) =>
        Assert.Equal(who, Edges().Ask([asked], default, default).Answer!.Matches.Select(match => match.Operator).FirstOrDefault());

    [Theory]
    [InlineData("cf-ray", "8a1-CGK", "Cloudflare")]
    [InlineData("eagleid", "a3b5", "Alibaba Cloud CDN")]
    [InlineData("server", "AkamaiGHost", "Akamai")]
    [InlineData("server", "nginx", null)]
    public void The_shipped_list_knows_fronts_by_their_headers(string name, string value, string? who) =>
        Assert.Equal(who, Edges().Ask([], [new(name, value)], default).Answer!.Matches.Select(match => match.Operator).FirstOrDefault());

    [Fact]
    public void Ranges_that_overlap_are_refused_with_the_address() => Assert.Contains(
        "10.0.0.8", Assert.Throws<OverlappingRangesException>(() => CountryRanges.OfOneCountry("# name: x\n# date: 2026-01-01\n# country: ID\n10.0.0.0,10.0.0.9\n10.0.0.8,10.0.0.20\n")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("# date: 2026-01-01\n# country: ID\n")]
    [InlineData("# name: x\n# country: ID\n")]
    [InlineData("# name: x\n# date: 1 January\n# country: ID\n")]
    [InlineData("# name: x\n# date: 2026-01-01\n")]
    [InlineData("# name: x\n# date: 2026-01-01\n# country: ID\n10.0.0.0/8\n")]
    [InlineData("# name: x\n# date: 2026-01-01\n# country: ID\n1.0.0.0,10\n")]
    public void A_list_that_does_not_say_what_it_is_is_refused(string text) => Assert.Throws<FormatException>(() => CountryRanges.OfOneCountry(text));

    [Fact]
    public void Rows_of_tor_geoipdb_are_read_with_the_date_of_their_head()
    {
        const string head = "# Generated: Thu, 25 Jun 2026 04:33:59 GMT\n";
        var ranges = TorGeoip.Parse(head + "15726992,15726999,??\n16777216,16777471,AU\n", head + "2001:200::,2001:200:ffff:ffff:ffff:ffff:ffff:ffff,JP\n");
        Assert.Equal(new DateOnly(2026, 6, 25), ranges.Date);
        Assert.Equal(("AU", null, "JP", null), (Country("1.0.0.1"), Country("0.239.249.145"), Country("2001:200::1"), Country("9.9.9.9")));

        string? Country(string address) => ranges.CountryOf(IPAddress.Parse(address));
    }

    [Theory]
    [InlineData("16777216,16777471,AU\n")]
    [InlineData("# Generated: Thu, 25 Jun 2026 04:33:59 GMT\nrubbish\n")]
    [InlineData("# Generated: Thu, 25 Jun 2026 04:33:59 GMT\n99999999999,16777471,AU\n")]
    public void Something_else_than_tor_geoipdb_is_refused(string text) => Assert.Throws<FormatException>(() => TorGeoip.Parse(text));

    [Fact]
    public void Every_list_finds_what_a_plain_search_finds() =>
        Gen.Select(Gen.UInt[0, 2000].Array[0, 40], Gen.UInt[0, 2100]).Sample((edges, asked) =>
        {
            var ranges = edges.Distinct().Order().Chunk(2).Where(pair => pair.Length == 2).Select(pair => new AddressRange<uint>(Address(pair[0]), Address(pair[1]), pair[0])).ToList();
            var plain = ranges.Where(range => Number(range.First) <= asked && asked <= Number(range.Last)).Select(range => (uint?)range.Value).FirstOrDefault();
            Assert.Equal(plain, new RangeTable<uint>(ranges).TryFind(Address(asked), out var found) ? found : null);
        });

    private static EdgeList Edges() => EdgeList.Parse(Repository.Data("edges.csv"));

    private static IPAddress Address(uint number) => new([11, 0, (byte)(number >> 8), (byte)(number & 255)]);

    private static uint Number(IPAddress address) => ((uint)address.GetAddressBytes()[2] << 8) | address.GetAddressBytes()[3];
}
