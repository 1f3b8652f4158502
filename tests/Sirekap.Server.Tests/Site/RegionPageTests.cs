using System.Text.RegularExpressions;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Testing;

namespace Sirekap.Server.Tests.Site;

public sealed partial class RegionPageTests
{
    [Fact]
    public async Task Nothing_in_yet_is_never_shown_as_zero_votes()
    {
        await using var host = await SiteHost.Start(SmallElection.Definition);
        host.Publish();

        foreach (var path in new[] { "/", "/wilayah/11", "/wilayah/1101012001", "/tps/1101012001001" })
        {
            var page = await host.Page(path);
            Assert.Contains("belum dihitung", page, StringComparison.Ordinal);
            Assert.DoesNotMatch(ZeroVotes(), page);
            Assert.DoesNotMatch("[> (]0%", page);
            Assert.DoesNotContain("0,0", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_village_shows_votes_only_of_counted_stations()
    {
        await using var host = await SiteHost.Start(SmallElection.Definition);
        Night.TellIn(host.Story);
        var village = await host.Publish().Page("/wilayah/1101012001");

        Assert.Contains("1 dari 3 TPS sudah dihitung (33,3%)", village, StringComparison.Ordinal);
        Assert.Matches(Row("TPS 001", "90", "110", "10"), village);
        Assert.Matches(Row("TPS 002", "belum dihitung"), village);
        Assert.Matches(Row("TPS 003", "belum dihitung"), village);
    }

    [Fact]
    public async Task Where_candidates_and_valid_votes_differ_the_page_says_by_how_much_and_why()
    {
        await using var host = await SiteHost.Start(SmallElection.Definition);
        Night.TellIn(host.Story);
        Assert.DoesNotContain("salah di kertasnya, dan angkanya", await host.Publish().Page("/"), StringComparison.Ordinal);

        (string, int)[] slip = [("D", 300), ("P", 210), ("C.1", 90), ("C.2", 110), ("C.3", 10), ("S", 207), ("T", 3), ("J", 210)];
        host.Story.Submit(Night.Awaited, SmallElection.Desa, Story.Figures(slip));
        host.Story.ReadAll(Night.Awaited, SmallElection.Desa, field => slip.Single(written => written.Item1 == field).Item2);
        host.Story.Decide(Night.Awaited, SmallElection.Desa, Outcome.Accept, DecisionReason.WrongOnPaper);
        Assert.Contains("berbeda 3 dari suara sah yang tertulis", await host.Publish().Page("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_state_has_its_word_and_number()
    {
        await using var host = await SiteHost.Start(SmallElection.Definition);
        Night.TellIn(host.Story);
        var nation = await host.Publish().Page("/");

        foreach (var (state, forms) in new[]
        {
            ("Belum masuk", 14), ("Diterima", 1), ("Cocok", 1), ("Perlu diperiksa", 1), ("Diputuskan", 1), ("Final", 0), ("Tidak terbaca", 1),
        })
        {
            Assert.Matches(new Regex($"""{state}</span>.*?<td class="figure">{forms}</td>""", RegexOptions.Singleline), nation);
        }

        Assert.Contains("2 dari 19 TPS", nation, StringComparison.Ordinal);
        Assert.Contains("180", nation, StringComparison.Ordinal);
        Assert.Contains("42,9%", nation, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Counted_and_uncounted_places_are_set_side_by_side()
    {
        await using var host = await SiteHost.Start(SmallElection.Definition);
        Night.TellIn(host.Story);
        var district = await host.Publish().Page("/wilayah/110101");

        // Of five stations three lie in Air; one of them is counted, and one of the two others.
        Assert.Contains("<span class=\"nowrap\">Cocok <b>20,0%</b></span>", district, StringComparison.Ordinal);
        Assert.Matches(new Regex("Air</th>\\s*<td class=\"figure\"><b>33,3%</b></td>\\s*<td class=\"figure\">60,0%</td>\\s*<td class=\"figure\">50,0%</td>\\s*<td class=\"figure\">66,7%</td>"), district);
    }

    [Fact]
    public async Task English_has_its_own_words_and_numbers()
    {
        await using var host = await SiteHost.Start(SmallElection.Definition);
        Night.TellIn(host.Story);
        var nation = await host.Publish().Page("/en");

        Assert.Contains("<html lang=\"en\">", nation, StringComparison.Ordinal);
        Assert.Contains("2 of 19 stations are counted (10.5%)", nation, StringComparison.Ordinal);
        Assert.Contains("42.9%", nation, StringComparison.Ordinal);
        Assert.Contains("href=\"/\" hreflang=\"id\" lang=\"id\">Bahasa Indonesia", nation, StringComparison.Ordinal);
        Assert.Contains("href=\"/en/wilayah/11\"", nation, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recap_is_told_when_it_opens_and_when_it_closes()
    {
        await using var host = await SiteHost.Start(SmallElection.Definition);
        var story = host.Story;
        Assert.Contains("rapat pleno wilayah ini belum dibuka.", await host.Publish().Page("/wilayah/110101"), StringComparison.Ordinal);

        using var chair = new TestKey();
        story.Enrol(chair, Role.Chair, "110101");
        Assert.Null(story.Add(chair, new RecapStatement
        {
            Election = story.Definition.Id,
            At = story.Now,
            Sequence = chair.NextSequence(),
            Region = "110101",
            Contest = SmallElection.Desa,
            Action = new OpenRecap(StorySteps.Present),
        }));
        var page = await host.Publish().Page("/wilayah/110101");
        Assert.Contains("rapat pleno sedang berlangsung", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"/log/entry/{story.Count.Size - 1}\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_chain_goes_from_the_forms_over_corrections_to_every_tier_with_its_entries()
    {
        await using var host = await SiteHost.Start(SmallElection.Definition);
        var story = host.Story;
        foreach (var station in story.Region("110102").Stations)
        {
            story.Submit(station.Code, SmallElection.Desa, Story.Figures(("D", 300), ("P", 250), ("C.1", 120), ("C.2", 90), ("C.3", 30), ("S", 240), ("T", 10), ("J", 250)));
            story.ReadAll(station.Code, SmallElection.Desa, field => story.Dossier(station.Code, SmallElection.Desa).Form!.Figures[field]!.Value.Value);
        }

        story.OpenRecap("110102", SmallElection.Desa);
        var was = Story.Figures(("C.1", 120), ("C.2", 90));
        Assert.Null(story.Correct(Role.Secretary, "1101022001001", SmallElection.Desa, was, ("C.1", 119), ("C.2", 91)));
        Assert.Null(story.Correct(Role.Chair, "1101022001001", SmallElection.Desa, was, ("C.1", 119), ("C.2", 91)));
        var corrected = story.Count.Size - 1;
        Assert.Null(story.CloseRecap("110102", SmallElection.Desa));
        var closed = story.Count.Size - 1;
        Assert.Null(story.AcceptRecap("110102", SmallElection.Desa));

        var page = await host.Publish().Page("/wilayah/110102");
        Assert.Contains("2 dari 2 formulir dihitung.", page, StringComparison.Ordinal);
        foreach (var link in new[] { $"/bukti/{corrected}\">", $"/bukti/{closed}\">ditutup entri {closed}", "diterima entri", "Ditutup dan diterima.", "D.Hasil Nasional" })
            Assert.Contains(link, page, StringComparison.Ordinal);
        Assert.Contains("1 dari 2 ditutup, 1 di antaranya diterima", await host.Page("/wilayah/1101"), StringComparison.Ordinal);
        Assert.Contains("1 dari 5 ditutup", await host.Page("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_contest_has_its_own_candidates_and_address()
    {
        await using var host = await SiteHost.Start(SmallElection.Definition);
        Night.TellIn(host.Story);
        host.Publish();

        Assert.Contains("KIRANA", await host.Page("/"), StringComparison.Ordinal);
        var chair = await host.Page("/k/ketua");
        Assert.Contains("LESTARI", chair, StringComparison.Ordinal);
        Assert.DoesNotContain("KIRANA", chair, StringComparison.Ordinal);
        Assert.Contains("href=\"/k/ketua/wilayah/11\"", chair, StringComparison.Ordinal);
        Assert.Contains("Belum ada TPS yang dihitung dari 19 TPS", chair, StringComparison.Ordinal);

        using var first = await host.Get("/en/k/desa/wilayah/11");
        Assert.Equal("/en/wilayah/11", first.Headers.Location?.ToString());
    }

    private static Regex Row(string name, params string[] cells) =>
        new($"{name}</a>((?!</tr>).)*{string.Join("((?!</tr>).)*>", cells.Select(cell => Regex.Escape(cell) + "<"))}", RegexOptions.Singleline);

    [GeneratedRegex(@">\s*0\s*(</b>|suara|\s*<span class=""unit)")]
    private static partial Regex ZeroVotes();
}
