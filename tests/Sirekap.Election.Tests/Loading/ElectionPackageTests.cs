using System.Security.Cryptography;
using Sirekap.Election.Loading;
using Sirekap.Election.Tests.Fixtures;

namespace Sirekap.Election.Tests.Loading;

public class ElectionPackageTests
{
    [Fact]
    public void The_shipped_election_is_that_of_14_February_2024()
    {
        Assert.Equal(("pemilu-2024", new DateOnly(2024, 2, 14)), (Shipped.Election.Id, Shipped.Election.Day));
        Assert.Equal("ppwp", Assert.Single(Shipped.Election.Contests).Code);
    }

    [Fact]
    public void An_election_of_other_regions_fields_and_rules_loads_by_the_same_code()
    {
        Assert.Equal(9, Invented.Election.Regions.StationCount);
        Assert.Equal("KOTA, LAMA", Invented.Election.Regions.FindRegion("2101")!.Value.Name);
        Assert.Equal(["Melati", "Kenanga", "Cempaka", "Dahlia"], Invented.Chair.Candidates.Select(candidate => candidate.Name));
        Assert.Equal("POS 002", Invented.Election.Regions.FindStation("22AA010001004")!.Value.Name);
    }

    [Fact]
    public void Every_file_is_named_with_its_SHA_256()
    {
        Assert.Equal(Shipped.Files.Keys.Order(StringComparer.Ordinal), Shipped.Election.Files.Keys);
        Assert.All(Shipped.Files, file => Assert.Equal(
            Convert.ToHexString(SHA256.HashData(file.Value.Span)).ToLowerInvariant(), Shipped.Election.Files[file.Key]));
    }

    [Theory]
    [InlineData("election.json")]
    [InlineData("rules.json")]
    [InlineData("contests/ketua/contest.json")]
    [InlineData("contests/ketua/form.json")]
    public void A_missing_file_is_named(string file) =>
        Assert.Equal($"{file}: The file is missing. Put it into the election's folder.", Refusal(files => files.Remove(file)));

    [Fact]
    public void A_missing_region_file_is_noticed_by_the_number_of_stations() => Assert.Equal(
        "election.json, stations: The region files hold 4 stations, not 9. Restore the missing file or correct the number.",
        Refusal(files => files.Remove("regions/21.csv")));

    [Fact]
    public void A_file_that_nothing_uses_is_refused() => Assert.StartsWith(
        "contests/wakil/contest.json: No part of the election uses this file.",
        Refusal(files => files["contests/wakil/contest.json"] = "{}"u8.ToArray()),
        StringComparison.Ordinal);

    static string Refusal(Action<Dictionary<string, ReadOnlyMemory<byte>>> change)
    {
        var files = new Dictionary<string, ReadOnlyMemory<byte>>(Invented.Files);
        change(files);
        return Assert.Throws<ElectionDataException>(() => ElectionPackage.Load(files)).Message;
    }
}
