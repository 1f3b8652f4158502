using System.Net;
using System.Text.RegularExpressions;
using Sirekap.Server.Site.Search;
using Sirekap.Testing;

namespace Sirekap.Server.Tests.Site;

public sealed class SearchTests
{
    [Fact]
    public async Task A_name_is_found_in_any_case_and_told_apart_by_its_parents()
    {
        await using var host = await SiteHost.Start(NorthMaluku.Definition);
        var page = await host.Publish().Page("/cari?q=jati");

        Assert.Contains("href=\"/wilayah/8271021022\">Jati Perumnas</a>", page, StringComparison.Ordinal);
        Assert.Contains("Kelurahan/desa · Kota Ternate Selatan, Kota Ternate, Maluku Utara", page, StringComparison.Ordinal);
        Assert.True(
            page.IndexOf("\"/wilayah/8271021009\"", StringComparison.Ordinal) < page.IndexOf("\"/wilayah/8271021022\"", StringComparison.Ordinal),
            "The whole name comes before names that contain it.");
    }

    [Fact]
    public async Task Words_of_the_places_above_narrow_a_name_down()
    {
        await using var host = await SiteHost.Start(NorthMaluku.Definition);
        var page = await host.Publish().Page("/cari?q=perumnas+ternate");
        Assert.Contains("href=\"/wilayah/8271021022\"", page, StringComparison.Ordinal);
        Assert.Equal(1, Regex.Count(page, "<li>\\s*<a href=\"/wilayah/"));
    }

    [Fact]
    public async Task Many_results_are_bounded_and_said_to_be()
    {
        await using var host = await SiteHost.Start(NorthMaluku.Definition);
        var page = await host.Publish().Page("/cari?q=an");
        Assert.Contains("50 dari ", page, StringComparison.Ordinal);
        Assert.Equal(50, Regex.Count(page, "<li>\\s*<a href=\"/wilayah/"));
    }

    [Theory]
    [InlineData("82", "/wilayah/82")]
    [InlineData("8271021022", "/wilayah/8271021022")]
    [InlineData(" 82.71.02.1022 ", "/wilayah/8271021022")]
    [InlineData(NorthMaluku.RealStation, "/tps/8271021022008")]
    public async Task A_code_leads_straight_to_its_page(string query, string path)
    {
        await using var host = await SiteHost.Start(NorthMaluku.Definition);
        using var response = await host.Get($"/en/cari?q={Uri.EscapeDataString(query)}");
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal("/en" + path, response.Headers.Location?.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("tidak ada tempat begini")]
    [InlineData("9999999999999")]
    [InlineData("\0")]
    public async Task Nothing_to_find_is_answered_with_the_next_step(string query)
    {
        await using var host = await SiteHost.Start(SmallElection.Definition);
        var page = await host.Page($"/cari?q={Uri.EscapeDataString(query)}");
        Assert.Matches("Ketik nama provinsi|Periksa ejaannya", page);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"><img src=x onerror=alert(1)>")]
    [InlineData("' autofocus onfocus='alert(1)")]
    public async Task What_was_typed_is_never_code(string query)
    {
        await using var host = await SiteHost.Start(SmallElection.Definition);
        var raw = await host.Client.GetStringAsync(new Uri($"/cari?q={Uri.EscapeDataString(query)}", UriKind.Relative));
        Assert.DoesNotContain("<script", raw, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", raw, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("' autofocus", raw, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_query_is_cut()
    {
        await using var host = await SiteHost.Start(SmallElection.Definition);
        var page = await host.Page($"/cari?q={new string('a', 5000)}");
        Assert.DoesNotContain($"value=\"{new string('a', 101)}", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tps 8 jati perumnas")]
    [InlineData("Jati Perumnas 008")]
    [InlineData("no. 8, jati perumnas, ternate")]
    public async Task A_number_and_a_village_lead_to_the_station(string query)
    {
        await using var host = await SiteHost.Start(NorthMaluku.Definition);
        var page = await host.Publish().Page($"/cari?q={Uri.EscapeDataString(query)}");
        Assert.Contains($"href=\"/tps/{NorthMaluku.RealStation}\">TPS 008, Jati Perumnas</a>", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("terante", "Ternate")]
    [InlineData("halmahara", "Halmahera")]
    [InlineData("jati perumnsa", "Jati Perumnas")]
    public async Task A_slip_of_the_finger_is_answered_with_what_was_meant(string query, string meant)
    {
        await using var host = await SiteHost.Start(NorthMaluku.Definition);
        var page = await host.Publish().Page($"/cari?q={Uri.EscapeDataString(query)}");
        Assert.Contains("Mungkin yang dimaksud:", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"/cari?q={Uri.EscapeDataString(meant)}\">{meant}</a>", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("an ar at ba bu da di ga ha in ja ka la li ma na pa ra sa ta ti tu wa ya")]
    [InlineData("an ar at ba bu da di ga ha in ja ka la li ma na pa ra sa ta ti tu wa qx")]
    [InlineData("an ar at ba bu ternatr")]
    [InlineData("an an an an an an an an an an an an an an an an an an an an an an an an 1")]
    public void A_query_of_many_words_costs_no_more_than_one_of_six(string query)
    {
        var index = new SearchIndex(NorthMaluku.Definition.Regions);
        var regions = NorthMaluku.Definition.Regions.RegionCount;
        var words = Enumerable.Range(1, regions - 1).SelectMany(place => SearchIndex.WordsOf(NorthMaluku.Definition.Regions.RegionAt(place).Name)).ToHashSet();
        // Each word is looked for among the known words and marked in the regions of those, once for the regions and once for what was meant.
        var bound = 3L * SearchIndex.MostWords * (words.Count + (3 * regions));

        SearchView.Of(query, index);
        Assert.InRange(index.Touched, 1, bound);
    }

    [Fact]
    public void A_suggestion_is_a_place_that_a_search_finds()
    {
        var index = new SearchIndex(NorthMaluku.Definition.Regions);
        foreach (var query in (string[])["KOTA TERNTE", "JATI TERANTE", "TERNATE SELATN", "MALUKU HALMAHARA", "HALMAHARA TIDORE"])
        {
            foreach (var suggestion in index.Suggest(SearchIndex.WordsOf(query)))
                Assert.NotEmpty(index.Find(SearchIndex.WordsOf(suggestion)));
        }

        Assert.Contains("JATI TERNATE", index.Suggest(["JATI", "TERANTE"]));
        Assert.Empty(index.Suggest(["XQXQ", "TERANTE"]));
    }

    [Theory]
    [InlineData("ternate", "ternate", 2, 0)]
    [InlineData("terante", "ternate", 2, 1)]
    [InlineData("jait", "jati", 1, 1)]
    [InlineData("ternat", "ternate", 1, 1)]
    [InlineData("tidore", "ternate", 2, 3)]
    public void Spellings_are_apart_by_letters_added_left_out_replaced_or_swapped(string left, string right, int most, int distance) =>
        Assert.Equal(distance, Spelling.Distance(left, right, most));
}
