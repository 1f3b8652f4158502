using Sirekap.Election.Statements.Kinds;
using Sirekap.Testing;

namespace Sirekap.Server.Tests.Site;

public sealed class BoardTests
{
    [Fact]
    public async Task The_tier_board_sets_a_closed_document_beside_the_sum_and_names_what_a_reopening_changed()
    {
        await using var host = await SiteHost.Start(SmallElection.Definition);
        var story = host.Story;
        foreach (var station in story.Region("110102").Stations)
        {
            story.Submit(station.Code, SmallElection.Desa, Story.Figures(("D", 300), ("P", 250), ("C.1", 120), ("C.2", 90), ("C.3", 30), ("S", 240), ("T", 10), ("J", 250)));
            story.ReadAll(station.Code, SmallElection.Desa, field => story.Dossier(station.Code, SmallElection.Desa).Form!.Figures[field]!.Value.Value);
        }

        story.OpenRecap("110102", SmallElection.Desa);
        Assert.Null(story.CloseRecap("110102", SmallElection.Desa));
        var page = await host.Publish().Page("/jenjang");
        Assert.Contains("Semua 8 angka sama dengan jumlah formulir.", page, StringComparison.Ordinal);

        Assert.Null(story.ReopenRecap("110102", SmallElection.Desa, "1101"));
        var was = Story.Figures(("C.1", 120), ("C.2", 90));
        Assert.Null(story.Correct(Role.Secretary, "1101022001001", SmallElection.Desa, was, ("C.1", 119), ("C.2", 91)));
        Assert.Null(story.Correct(Role.Chair, "1101022001001", SmallElection.Desa, was, ("C.1", 119), ("C.2", 91)));
        page = await host.Publish().Page("/jenjang?tingkat=kecamatan");
        Assert.Contains("2 dari 8 angka berbeda", page, StringComparison.Ordinal);
        Assert.Matches("240</td>\\s*<td class=\"figure\"><b>239</b>", page);
    }

    [Fact]
    public async Task The_list_of_mismatches_sets_officer_machine_and_decision_side_by_side()
    {
        await using var host = await SiteHost.Start(SmallElection.Definition);
        Night.TellIn(host.Story);
        var page = await host.Publish().Page("/ketidakcocokan");
        Assert.Contains("menunggu keputusan (1)", page, StringComparison.Ordinal);
        Assert.Contains("mesin salah baca (1)", page, StringComparison.Ordinal);
        Assert.Contains("tidak terbaca (1)", page, StringComparison.Ordinal);
        Assert.Matches("110</td><td class=\"figure\">117</td><td class=\"figure\"><b>–</b>", page);

        var misread = await host.Page("/ketidakcocokan?jenis=misread&provinsi=11");
        Assert.Contains($"/tps/{Night.Decided}\"", misread, StringComparison.Ordinal);
        Assert.DoesNotContain($"/tps/{Night.Review}\"", misread, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Outcome.Return, "returned", "petugas diminta memotret ulang (1)", "dikembalikan: petugas diminta memotret ulang; tidak ada angka yang ditetapkan.")]
    [InlineData(Outcome.Unreadable, "illegible", "tidak terbaca (2)", "dinyatakan tidak terbaca; tidak ada angka yang dihitung.")]
    public async Task A_decision_that_says_no_figures_shows_none(Outcome outcome, string kind, string listed, string step)
    {
        await using var host = await SiteHost.Start(SmallElection.Definition);
        Night.TellIn(host.Story);
        Assert.Null(host.Story.Decide(Night.Review, SmallElection.Desa, outcome, DecisionReason.Illegible));
        var page = await host.Publish().Page("/ketidakcocokan?jenis=" + kind);
        Assert.Contains(listed, page, StringComparison.Ordinal);
        Assert.Matches("110</td><td class=\"figure\">117</td><td class=\"figure\"><b>–</b>", page);
        Assert.DoesNotContain("<b>110</b>", page, StringComparison.Ordinal);

        var station = await host.Page($"/tps/{Night.Review}");
        Assert.Contains(step, station, StringComparison.Ordinal);
        Assert.DoesNotContain("diputuskan tanpa mengubah angka.", station, StringComparison.Ordinal);
    }
}
