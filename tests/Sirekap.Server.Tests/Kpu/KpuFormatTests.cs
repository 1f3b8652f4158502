using System.Text;
using System.Text.Json;
using CsCheck;
using Sirekap.Server.Kpu;
using Sirekap.Server.OpenData;
using Sirekap.Server.Tests.Fixtures;
using Sirekap.Testing;

namespace Sirekap.Server.Tests.Kpu;

public sealed class KpuFormatTests
{
    [Fact]
    public void A_region_of_which_nothing_is_in_has_no_chart_and_rows_without_candidates()
    {
        using var story = new Story(Elections.Small);
        var tree = story.Definition.Regions;

        var village = KpuPayloads.Aggregate(story.Count, story.Count.Contest("ppwp")!, tree.FindRegion("1101012002")!.Value);

        Assert.Equal(
            """{"ts":"2024-02-14 15:00:01","psu":"Reguler","mode":"hhcw","chart":null,"table":{"1101012002001":{"psu":"Reguler","persen":0,"status_progress":false},"1101012002002":{"psu":"Reguler","persen":0,"status_progress":false}},"progres":{"total":2,"progres":0}}""",
            Encoding.UTF8.GetString(village));
    }

    [Fact]
    public void A_station_of_which_nothing_is_in_has_no_figures_and_one_empty_picture_a_page()
    {
        using var story = new Story(Elections.Small);

        var station = KpuPayloads.Station(story.Count, story.Count.Contest("ppwp")!, story.Definition.Regions.FindStation("1101012002001")!.Value, new PhotoLinks());

        Assert.Equal(
            """{"mode":"hhcw","chart":null,"images":[null,null,null],"administrasi":null,"psu":null,"ts":"2024-02-14 15:00:01","status_suara":false,"status_adm":false}""",
            Encoding.UTF8.GetString(station));
    }

    [Fact]
    public void A_form_in_review_shows_its_pictures_but_no_figures()
    {
        using var story = new Story(Elections.Small);
        story.Submit(Night.TernateStation, Night.Ppwp, Night.Ternate);
        story.ReadAll(Night.TernateStation, Night.Ppwp, field => field == "IV.2" ? 160 : Night.Ternate[field].Value);

        using var station = JsonDocument.Parse(KpuPayloads.Station(
            story.Count, story.Count.Contest("ppwp")!, story.Definition.Regions.FindStation(Night.TernateStation)!.Value, new PhotoLinks()));

        Assert.Equal(JsonValueKind.Null, station.RootElement.GetProperty("chart").ValueKind);
        Assert.False(station.RootElement.GetProperty("status_suara").GetBoolean());
        Assert.All(station.RootElement.GetProperty("images").EnumerateArray(), image => Assert.Matches("^/photos/[0-9a-f]{64}\\.jpg$", image.GetString()));
    }

    [Fact]
    public void An_empty_log_serves_every_region_with_the_midnight_of_voting_day()
    {
        var count = new Sirekap.Election.Counting.Count(Elections.Small);

        using var nation = JsonDocument.Parse(KpuPayloads.Aggregate(count, count.Contest("ppwp")!, Elections.Small.Regions.Nation));

        Assert.Equal("2024-02-14 00:00:00", nation.RootElement.GetProperty("ts").GetString());
        Assert.Equal(["11", "82", "99"], nation.RootElement.GetProperty("table").EnumerateObject().Select(row => row.Name));
    }

    [Fact]
    public void The_nations_rows_of_7_March_2024_keep_their_rounding()
    {
        using var sample = JsonDocument.Parse(Files.KpuCount("pemilu/hhcw/ppwp.json"));
        var progress = sample.RootElement.GetProperty("progres");

        var percent = new Percent(progress.GetProperty("progres").GetInt32(), progress.GetProperty("total").GetInt32());

        Assert.Equal(sample.RootElement.GetProperty("chart").GetProperty("persen").GetRawText(), percent.ToString());
    }

    [Theory]
    [InlineData(1, 3, "33.33")]
    [InlineData(2, 3, "66.67")]
    [InlineData(39, 40, "97.5")]
    [InlineData(7, 7, "100.0")]
    [InlineData(1, 823_236, "0.0")]
    [InlineData(1, 800, "0.13")]
    public void A_share_is_rounded_to_two_places_and_keeps_its_point(int part, int whole, string text) =>
        Assert.Equal(text, new Percent(part, whole).ToString());

    [Fact]
    public void Keys_stand_by_length_and_then_by_bytes()
    {
        string[] keys = ["status_progress", "persen", "psu", "10", "9", "24", "1", "100027", "100025"];

        Assert.Equal(["1", "9", "10", "24", "psu", "100025", "100027", "persen", "status_progress"], keys.Order(JsonbOrder.Instance));
    }

    [Fact]
    public void Every_station_and_region_is_found_by_its_own_path_and_by_no_other()
    {
        var tree = Elections.Small.Regions;
        Gen.Int[0, tree.StationCount - 1].Sample(ordinal =>
        {
            var station = tree.StationAt(ordinal);
            var path = KpuPath.Of(station);
            Assert.Equal(station, KpuPath.FindStation(tree, path));
            Assert.Equal(station.Village, KpuPath.FindRegion(tree, KpuPath.Of(station.Village)));
            Assert.Null(KpuPath.FindStation(tree, path[1..]));
            Assert.Null(KpuPath.FindStation(tree, path[(path.IndexOf('/', StringComparison.Ordinal) + 1)..]));
            Assert.Null(KpuPath.FindRegion(tree, path));
        });
    }
}
