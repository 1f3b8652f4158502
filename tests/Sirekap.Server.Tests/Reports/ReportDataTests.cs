using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Server.OpenData.Reports;
using Sirekap.Server.Site.Reports;
using Sirekap.Server.Site.Visiting;
using Sirekap.Server.Tests.Fixtures;
using Sirekap.Testing;

namespace Sirekap.Server.Tests.Reports;

public sealed class ReportDataTests : IDisposable
{
    private const string Desa = SmallElection.Desa;
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    private readonly Story _story = new(SmallElection.Definition);

    public void Dispose() => _story.Dispose();

    [Fact]
    public void The_table_is_as_it_was()
    {
        Tell();
        Assert.Equal(
            """
            station,name,village,district,regency,province,subject,field,reports,open,first,last,log,verdict,answer
            1101012001001,TPS 001,AIR,HULU,LEMBAH,UTARA,figure-differs,C.1,8,no,2024-02-14T08:00:07Z,2024-02-14T08:00:08Z,7,stands,8
            1101012001001,TPS 001,AIR,HULU,LEMBAH,UTARA,other,,1,yes,2024-02-14T08:00:11Z,2024-02-14T08:00:11Z,10,,
            1201012001002,TPS 002,FAJAR,PANTAI,MUARA,SELATAN,unreadable,,1,yes,2024-02-14T08:00:10Z,2024-02-14T08:00:10Z,9,,

            """.ReplaceLineEndings("\n"),
            Encoding.UTF8.GetString(ReportPayloads.Table(_story.Count, _story.Count.Contest(Desa)!)));
    }

    [Fact]
    public void The_document_names_number_state_and_answers_and_ends_with_its_size()
    {
        Tell();
        var text = Encoding.UTF8.GetString(ReportPayloads.Document(_story.Count, _story.Count.Contest(Desa)!, null));
        Assert.EndsWith($"\"next\":null,\"size\":{_story.Count.Size}}}", text, StringComparison.Ordinal);
        var first = JsonElement.Parse(text).GetProperty("items")[0];
        Assert.Equal(
            "{\"station\":\"1101012001001\",\"name\":\"TPS 001\",\"village\":{\"code\":\"1101012001\",\"name\":\"AIR\"},\"subject\":\"figure-differs\",\"field\":\"C.1\",\"reports\":8,\"open\":false,"
            + "\"first\":\"2024-02-14T08:00:07Z\",\"last\":\"2024-02-14T08:00:08Z\",\"log\":7,\"answers\":[{\"log\":8,\"at\":\"2024-02-14T08:00:09Z\",\"until\":7,\"verdict\":\"stands\",\"text\":\"Sama <dengan> foto & kertas.\"}]}",
            first.GetRawText());
    }

    [Fact]
    public void The_pages_together_hold_every_topic_once()
    {
        using var story = new Story(Elections.Small);
        var stations = story.Definition.Regions.FindRegion("82")!.Value.Stations.Take(320).ToArray();
        foreach (var station in stations)
        {
            story.Report(station.Code, "ppwp", ReportSubject.Unreadable);
            story.Report(station.Code, "ppwp", ReportSubject.Other);
        }

        var contest = story.Count.Contest("ppwp")!;
        var pages = new List<JsonElement> { JsonElement.Parse(ReportPayloads.Document(story.Count, contest, null)) };
        while (pages[^1].GetProperty("next").GetString() is { } next)
            pages.Add(JsonElement.Parse(ReportPayloads.Document(story.Count, contest, story.Definition.Regions.FindStation(next))));
        Assert.Equal(2, pages.Count);
        Assert.Equal(
            stations.SelectMany(station => new[] { station.Code, station.Code }),
            pages.SelectMany(page => page.GetProperty("items").EnumerateArray()).Select(item => item.GetProperty("station").GetString()));
    }

    [Fact]
    public void The_feed_is_what_rfc_4287_asks_for()
    {
        Tell();
        foreach (var language in Language.All)
        {
            var feed = Feed(language);
            Assert.Equal(Atom + "feed", feed.Name);
            Required(feed, "id", "title", "updated");
            Assert.NotEmpty(feed.Element(Atom + "author")!.Element(Atom + "name")!.Value);
            Assert.Equal($"https://pemilu.example.id{language.Prefix}/laporan.atom", Link(feed, "self"));
            Assert.Equal($"https://pemilu.example.id{language.Prefix}/laporan", Link(feed, "alternate"));
            var entries = feed.Elements(Atom + "entry").ToArray();
            Assert.Equal(3, entries.Length);
            Assert.All(entries, entry => Required(entry, "id", "title", "updated", "summary"));
            Assert.Equal(entries.Length, entries.Select(entry => entry.Element(Atom + "id")!.Value).Distinct(StringComparer.Ordinal).Count());
            Assert.All(entries.Append(feed), element => Assert.True(Uri.TryCreate(element.Element(Atom + "id")!.Value, UriKind.Absolute, out _), element.Element(Atom + "id")!.Value));
            var updated = entries.Select(entry => DateTimeOffset.ParseExact(entry.Element(Atom + "updated")!.Value, "yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture)).ToArray();
            Assert.Equal(updated.OrderDescending(), updated);
            Assert.Equal(entries[0].Element(Atom + "updated")!.Value, feed.Element(Atom + "updated")!.Value);
            Assert.Contains(entries, entry => entry.Element(Atom + "summary")!.Value.EndsWith("Sama <dengan> foto & kertas.", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_feed_without_reports_is_a_feed()
    {
        var feed = Feed(Language.Indonesian);
        Required(feed, "id", "title", "updated");
        Assert.Empty(feed.Elements(Atom + "entry"));
    }

    [Fact]
    public void What_xml_does_not_know_breaks_no_feed()
    {
        _story.Report("1101012001001", Desa, ReportSubject.Other);
        Assert.Null(_story.Report(_story.Reviewer, "1101012001001", Desa, ReportSubject.Other, null, new AnswerReports(_story.Count.Size - 1, ReportVerdict.Stands, "satu\u0001\uFFFFdua 🗳")));
        Assert.EndsWith("satudua 🗳", Feed(Language.English).Element(Atom + "entry")!.Element(Atom + "summary")!.Value, StringComparison.Ordinal);
    }

    private XElement Feed(Language language)
    {
        var contest = _story.Count.Contest(Desa)!;
        var bytes = new ReportFeed(_story.Definition, contest.Contest, language, "https://pemilu.example.id", "example.id/kecil", RankedReports.Of(contest.Reports).Newest).ToBytes();
        return XDocument.Load(new MemoryStream(bytes)).Root!;
    }

    private static void Required(XElement element, params string[] names) =>
        Assert.All(names, name => Assert.NotEmpty(Assert.Single(element.Elements(Atom + name)).Value));

    private static string Link(XElement element, string relation) =>
        Assert.Single(element.Elements(Atom + "link"), link => link.Attribute("rel")!.Value == relation).Attribute("href")!.Value;

    private void Tell()
    {
        const string North = "1101012001001";
        _story.Report(North, Desa, ReportSubject.FigureDiffers, "C.1");
        _story.Report(North, Desa, ReportSubject.FigureDiffers, "C.1", times: 7);
        _story.Report(_story.Reviewer, North, Desa, ReportSubject.FigureDiffers, "C.1", new AnswerReports(_story.Count.Size - 1, ReportVerdict.Stands, "Sama <dengan> foto & kertas."));
        _story.Report("1201012001002", Desa, ReportSubject.Unreadable);
        _story.Report(North, Desa, ReportSubject.Other);
    }
}
