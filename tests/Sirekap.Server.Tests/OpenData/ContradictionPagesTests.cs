using System.Text.Json;
using Sirekap.Server.OpenData;
using Sirekap.Server.Tests.Fixtures;
using Sirekap.Testing;

namespace Sirekap.Server.Tests.OpenData;

public sealed class ContradictionPagesTests
{
    [Fact]
    public void The_pages_together_hold_every_contradiction_once()
    {
        using var story = new Story(Elections.Small);
        var stations = story.Definition.Regions.FindRegion("82")!.Value.Stations.Take(230).ToArray();
        foreach (var station in stations)
            story.Claim("kpu", station.Code, Night.Ppwp, ("V.A", 1), ("V.B", 1), ("V.C", 3));
        var contest = story.Count.Contest("ppwp")!;

        var pages = new List<JsonElement> { JsonElement.Parse(OpenPayloads.Contradictions(story.Count, contest, null, null)) };
        while (pages[^1].GetProperty("next").GetString() is { } next)
            pages.Add(JsonElement.Parse(OpenPayloads.Contradictions(story.Count, contest, null, story.Definition.Regions.FindStation(next))));

        Assert.Equal([100, 100, 30], pages.Select(page => page.GetProperty("items").GetArrayLength()));
        Assert.Equal(
            stations.Select(station => station.Code),
            pages.SelectMany(page => page.GetProperty("items").EnumerateArray()).Select(item => item.GetProperty("station").GetString()));
    }
}
