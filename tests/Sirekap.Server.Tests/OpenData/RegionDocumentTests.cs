using System.Text;
using System.Text.Json;
using Sirekap.Server.OpenData;
using Sirekap.Server.Tests.Fixtures;
using Sirekap.Testing;

namespace Sirekap.Server.Tests.OpenData;

public sealed class RegionDocumentTests : IDisposable
{
    readonly Story _story = new(Elections.Small);

    [Fact]
    public void A_region_adds_up_its_counted_forms_and_numbers_every_state()
    {
        Night.CountTernate(_story);
        _story.Submit("8271021022007", Night.Ppwp, Night.Ternate);

        var district = Document("827102");

        Assert.Equal("district", district.GetProperty("level").GetString());
        Assert.Equal(1, district.GetProperty("counted").GetInt32());
        Assert.Equal(110, district.GetProperty("totals").GetProperty("IV.2").GetInt64());
        var states = district.GetProperty("states").EnumerateObject().ToDictionary(state => state.Name, state => state.Value.GetInt32());
        Assert.Equal(["awaited", "received", "agreed", "review", "decided", "final", "unreadable"], states.Keys);
        Assert.Equal((1, 1), (states["received"], states["agreed"]));
        Assert.Equal(district.GetProperty("stations").GetInt32(), states.Values.Sum());
        Assert.Equal(["0", "82", "8271"], district.GetProperty("above").EnumerateArray().Select(above => above.GetProperty("code").GetString()));
        Assert.Equal(17, district.GetProperty("children").GetArrayLength());
    }

    [Fact]
    public void Where_nothing_is_counted_there_is_no_total_rather_than_a_zero()
    {
        Night.CountTernate(_story);

        var village = Document("8271021022");

        var children = village.GetProperty("children").EnumerateArray().ToArray();
        Assert.Equal(8, children.Length);
        Assert.Equal(JsonValueKind.Null, children[0].GetProperty("totals").ValueKind);
        Assert.Equal(90, children[7].GetProperty("totals").GetProperty("IV.1").GetInt64());
        Assert.Equal(1, children[0].GetProperty("states").GetProperty("awaited").GetInt32());
        Assert.Equal(JsonValueKind.Null, Document("11").GetProperty("totals").ValueKind);
        Assert.Equal(JsonValueKind.Null, Document("11").GetProperty("changed").ValueKind);
    }

    [Fact]
    public void The_table_of_totals_has_a_line_for_each_region_with_anything_in_and_adds_up()
    {
        Night.CountTernate(_story);
        Night.Count(_story, "9901010001002", [new("IV.1", 3), new("V.A", 3), new("V.C", 3)]);

        var lines = Encoding.UTF8.GetString(OpenPayloads.Totals(_story.Count, _story.Count.Contest("ppwp")!)).TrimEnd('\n').Split('\n');

        Assert.StartsWith("code,level,name,stations,counted,awaited,received,agreed,review,decided,final,unreadable,changed,I.A.L,", lines[0], StringComparison.Ordinal);
        Assert.Equal(["0", "82", "99", "8271", "9901", "827102", "990101", "8271021022", "9901010001"], lines.Skip(1).Select(line => line.Split(',')[0]));
        Assert.StartsWith("9901,regency,\"Abu Dhabi, Uni Emirat Arab\",13,1,12,", lines[5], StringComparison.Ordinal);
        Assert.EndsWith(",93,110,10,213,0,213", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_region_with_forms_but_none_counted_has_empty_totals_in_the_table()
    {
        _story.Submit(Night.TernateStation, Night.Ppwp, Night.Ternate);

        var nation = Encoding.UTF8.GetString(OpenPayloads.Totals(_story.Count, _story.Count.Contest("ppwp")!)).Split('\n')[1];

        Assert.EndsWith(new string(',', 28), nation, StringComparison.Ordinal);
        Assert.Matches("^0,nation,INDONESIA,[0-9]+,0,[0-9]+,1,0,0,0,0,0,2024-02-14T08:00:[0-9]{2}Z,", nation);
    }

    public void Dispose() => _story.Dispose();

    JsonElement Document(string region) => JsonElement.Parse(OpenPayloads.Region(
        _story.Count, _story.Count.Contest("ppwp")!, _story.Definition.Regions.FindRegion(region)!.Value));
}
