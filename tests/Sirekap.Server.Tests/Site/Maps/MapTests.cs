using System.Text.RegularExpressions;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Server.Hosting;
using Sirekap.Server.Site.Maps;
using Sirekap.Testing;

namespace Sirekap.Server.Tests.Site.Maps;

public sealed partial class MapTests
{
    private const string Election = "pemilu-2024";

    [Fact]
    public void The_shipped_maps_show_every_province_and_every_regency_at_home_once()
    {
        var codes = Directory.EnumerateFiles(Path.Combine(ElectionFolder.Find(), "regions"), "*.csv")
            .SelectMany(File.ReadLines).Select(line => line.Split(',')[0]).Where(code => !code.StartsWith("99", StringComparison.Ordinal) && code.All(char.IsAsciiDigit)).ToList();
        var provinces = codes.Where(code => code.Length == 2).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(38, provinces.Count);
        Assert.Equal(provinces, MapSheet.Find(Election, "0")!.Areas.Select(area => area.Code));
        foreach (var province in provinces)
        {
            var regencies = codes.Where(code => code.Length == 4 && code.StartsWith(province, StringComparison.Ordinal)).Order(StringComparer.Ordinal);
            Assert.Equal(regencies, MapSheet.Find(Election, province)!.Areas.Select(area => area.Code));
        }
    }

    [Fact]
    public void No_two_dots_touch_on_the_narrowest_map()
    {
        const double PixelsPerStep = 0.64;
        foreach (var code in MapSheet.Find(Election, "0")!.Areas.Select(area => area.Code).Prepend("0"))
        {
            var dots = MapSheet.Find(Election, code)!.Areas.Where(area => area.IsDot).ToList();
            Assert.All(dots.SelectMany(one => dots.Where(other => other != one).Select(other => (one, other))), pair =>
                Assert.InRange(PixelsPerStep * double.Hypot(pair.one.X - pair.other.X, pair.one.Y - pair.other.Y), 23.99, double.MaxValue));
        }
    }

    [Fact]
    public async Task Each_area_is_one_link_that_says_who_leads_and_how_much_is_counted()
    {
        await using var host = await SiteHost.Start(NorthMaluku.Definition);
        var figures = new[] { ("I.A.J", 289), ("I.B4.J", 210), ("II.1", 295), ("II.2", 210), ("IV.1", 90), ("IV.2", 110), ("IV.3", 10), ("V.A", 210), ("V.C", 210) };
        var form = NorthMaluku.Definition.Contests[0].Fields.ToDictionary(field => field.Id, field => figures.FirstOrDefault(figure => figure.Item1 == field.Id).Item2, StringComparer.Ordinal);
        host.Story.Submit(NorthMaluku.RealStation, "ppwp", Story.Figures([.. form.Select(field => (field.Key, field.Value))]));
        host.Story.ReadAll(NorthMaluku.RealStation, "ppwp", field => form[field]);
        host.Story.Decide(NorthMaluku.RealStation, "ppwp", Outcome.Accept, DecisionReason.WrongOnPaper);
        var page = await host.Publish().Page("/wilayah/82");
        var map = page[page.IndexOf("<svg class=\"areas\"", StringComparison.Ordinal)..page.IndexOf("<ul class=\"map-legend\"", StringComparison.Ordinal)];

        var links = Link().Matches(map).Select(match => (Path: match.Groups[1].Value, Title: match.Groups[2].Value)).ToList();
        Assert.Equal(10, links.Count);
        Assert.Equal(10, links.DistinctBy(link => link.Path).Count());
        Assert.Contains(("/wilayah/8271", "Kota Ternate: nomor urut 2 unggul dengan 52,4%; 1 dari 571 TPS dihitung"), links);
        Assert.Contains(links, link => link.Title.StartsWith("Halmahera Barat: belum ada yang dihitung dari ", StringComparison.Ordinal));
        Assert.Contains("#C7B7A3", map, StringComparison.Ordinal);
        // One station of 571: the city's dot is hatched too.
        Assert.Matches("<circle r=\"12\" class=\"o2\" fill=\"#C7B7A3\"\\s*/?>\\s*(</circle>)?<circle r=\"12\" class=\"early\"", map);
    }

    [Fact]
    public async Task An_election_without_a_map_has_its_tables_alone()
    {
        await using var host = await SiteHost.Start(SmallElection.Definition);
        var page = await host.Publish().Page("/");
        Assert.DoesNotContain("class=\"map", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/wilayah/11\"", page, StringComparison.Ordinal);
    }

    [GeneratedRegex("<a href=\"([^\"]+)\"><title>([^<]+)</title>")]
    private static partial Regex Link();
}
