using System.Xml.Linq;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Testing;

namespace Sirekap.Server.Tests.Site.Changes;

public sealed class ChangesTests
{
    [Fact]
    public async Task The_page_says_in_sentences_which_stations_moved_and_by_how_much()
    {
        await using var host = await SiteHost.Start(SmallElection.Definition);
        Night.TellIn(host.Story);
        var page = await host.Publish().Page("/perubahan");

        Assert.Contains("TPS 001, Air, ", Sentences(page), StringComparison.Ordinal);
        Assert.Contains("masuk hitungan (nomor 1: +90, nomor 2: +110, nomor 3: +10).", page, StringComparison.Ordinal);
        Assert.Contains("perlu diperiksa orang; belum dihitung.", page, StringComparison.Ordinal);
        Assert.Contains("dinyatakan tidak terbaca; tidak dihitung.", page, StringComparison.Ordinal);
        Assert.Contains("+180", page, StringComparison.Ordinal);
        Assert.Contains($"dihitung dari {host.Story.Count.Size} pernyataan pertama", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_is_replaced_leaves_the_count_and_the_page_says_what_that_takes_away()
    {
        await using var host = await SiteHost.Start(SmallElection.Definition);
        Night.TellIn(host.Story);
        host.Story.Submit(Night.Agreed, SmallElection.Desa, Story.Figures(("D", 300), ("P", 210), ("C.1", 91), ("C.2", 109), ("C.3", 10), ("S", 210), ("T", 0), ("J", 210)), host.Story.Dossier(Night.Agreed, SmallElection.Desa).Form!.Index);
        var index = host.Story.Count.Size - 1;
        var page = await host.Publish().Page("/wilayah/1101012001/perubahan");

        Assert.Contains("keluar dari hitungan dan menunggu (nomor 1: −90, nomor 2: −110, nomor 3: −10).", page, StringComparison.Ordinal);
        Assert.Contains($"/bukti/{index}\">", page, StringComparison.Ordinal);
        Assert.DoesNotContain("−90", await host.Page("/wilayah/110102/perubahan"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_older_than_an_hour_is_told_no_more_and_one_wrong_clock_changes_nothing()
    {
        await using var host = await SiteHost.Start(SmallElection.Definition);
        Night.TellIn(host.Story);
        ClaimWithAClockWrongBy(TimeSpan.FromDays(2));
        Assert.Contains("masuk hitungan (nomor 1: +90", await host.Publish().Page("/perubahan"), StringComparison.Ordinal);

        Later(host.Story);
        ClaimWithAClockWrongBy(TimeSpan.FromDays(-2));
        ClaimWithAClockWrongBy(TimeSpan.FromDays(2));
        Assert.Contains("Tidak ada formulir yang berubah", await host.Publish().Page("/perubahan"), StringComparison.Ordinal);

        void ClaimWithAClockWrongBy(TimeSpan error)
        {
            host.Story.Wait(error);
            Assert.Null(host.Story.Claim("kpu", Night.Contradicted, SmallElection.Desa, ("C.1", 77)));
            host.Story.Wait(-error);
        }
    }

    [Fact]
    public async Task A_plenary_that_closes_in_an_hour_without_forms_is_told_and_what_it_did_hours_before_is_not()
    {
        await using var host = await SiteHost.Start(SmallElection.Definition);
        Night.TellIn(host.Story);
        foreach (var station in host.Story.Region("110102").Stations.Where(station => station.Code != Night.Unreadable))
        {
            host.Story.Submit(station.Code, SmallElection.Desa, Story.Figures(("D", 300), ("P", 210), ("C.1", 90), ("C.2", 110), ("C.3", 10), ("S", 210), ("T", 0), ("J", 210)));
            host.Story.ReadAll(station.Code, SmallElection.Desa, field => host.Story.Dossier(station.Code, SmallElection.Desa).Form!.Figures[field]!.Value.Value);
        }

        Assert.Null(host.Story.OpenRecap("110102", SmallElection.Desa));
        Later(host.Story);
        Assert.Null(host.Story.CloseRecap("110102", SmallElection.Desa));
        var closed = host.Story.Count.Size - 1;
        var page = await host.Publish().Page("/perubahan");

        Assert.Contains("Tidak ada formulir yang berubah", page, StringComparison.Ordinal);
        Assert.Contains($"/bukti/{closed}\"", Sentences(page), StringComparison.Ordinal);
        Assert.Equal(1, System.Text.RegularExpressions.Regex.Count(Sentences(page), "/bukti/"));
    }

    [Fact]
    public async Task The_feed_has_the_same_sentences_and_names_that_stay()
    {
        await using var host = await SiteHost.Start(SmallElection.Definition);
        Night.TellIn(host.Story);
        using var response = await host.Publish().Get("/en/wilayah/11/perubahan.atom");
        var feed = XDocument.Parse(await response.Content.ReadAsStringAsync());
        XNamespace atom = "http://www.w3.org/2005/Atom";
        var titles = feed.Root!.Elements(atom + "entry").Select(entry => entry.Element(atom + "title")!.Value).ToList();
        Assert.Contains(titles, title => title.EndsWith("entered the count (number 1: +90, number 2: +110, number 3: +10).", StringComparison.Ordinal));
        var names = feed.Root.Elements(atom + "entry").Select(entry => entry.Element(atom + "id")!.Value).ToList();
        Assert.Equal(names.Count, names.Distinct().Count());
    }

    /// <summary>Three hours later by the log's clock, which hears the newest 31.</summary>
    private static void Later(Story story)
    {
        story.Wait(TimeSpan.FromHours(3));
        for (var round = 0; round < 20; round++)
            Assert.Null(story.Claim("kpu", Night.Contradicted, SmallElection.Desa, ("C.1", round)));
    }

    private static string Sentences(string page) => page[page.IndexOf("<ol class=\"happenings\"", StringComparison.Ordinal)..];
}
