using Sirekap.EndToEnd.Tests.Nights;
using static Sirekap.EndToEnd.Tests.Nights.OneDistrict;

namespace Sirekap.EndToEnd.Tests;

/// <summary>A whole night over a small tree: every form, every tier, everybody who signs in a real browser with a passkey.</summary>
public class NightTests
{
    private const string WrongSum = "V.A";
    private const string Objection = "Saksi tidak diberi salinan C.Hasil.", Reply = "Salinan diserahkan pada rapat.", Suspended = "Menunggu putusan pengadilan.";

    [Fact]
    public async Task Forty_stations_go_from_awaited_to_a_closed_nation_and_anyone_can_recompute_it()
    {
        await using var night = await NightSite.StartAsync();
        var papers = new Papers(night.Definition);
        var (mended, overlooked) = (papers.Slips[0], papers.Slips[1]);
        Assert.Equal(Stations, await night.FormsAsync("awaited"));

        // Phones send, the machine reads, and a reviewer reads blind what they do not agree on.
        await night.SendAsync(papers);
        Assert.Equal((Stations - papers.Doubtful, papers.Doubtful), (await night.FormsAsync("agreed"), await night.FormsAsync("review")));
        var people = await night.InviteAsync(
            $"reviewer {District}", $"witness {District}", $"chair {District}", $"secretary {District}", $"chair {Regency}", $"chair {Province}", $"supervisor {Province}", $"chair {Nation}");
        var (chair, secretary) = (people[$"chair {District}"], people[$"secretary {District}"]);
        Assert.Equal(papers.Doubtful, await people[$"reviewer {District}"].ReviewAllAsync(papers.OnPaper));
        Assert.Equal(papers.Doubtful, await night.FormsAsync("decided"));

        // A witness objects and is answered; two institutions suspend a figure, which goes on counting.
        await people[$"witness {District}"].ObjectAsync(overlooked.Station, Objection);
        await chair.AnswerAsync(Objection, Reply);
        await people[$"chair {Province}"].SuspendAsync(overlooked.Station, WrongSum, Suspended);
        await people[$"supervisor {Province}"].ConfirmAsync(Suspended);

        // The district closes, with one of the two papers that do not add up corrected.
        await chair.OpenAsync(District);
        await CorrectAsync(mended);
        await chair.CloseAsync(District);
        var (_, first) = await night.PaperAsync(District);
        Assert.Equal(first, await night.ClosedWithAsync(District));

        // The regency finds the other, and reopens: the document is void, and the district closes with another one.
        await people[$"chair {Regency}"].ReopenAsync(District, "Satu C.Hasil belum dijumlahkan ulang.");
        Assert.Contains("dinyatakan batal", (await night.PaperAsync(District)).Text, StringComparison.Ordinal);
        await CorrectAsync(overlooked);
        await chair.CloseAsync(District);
        Assert.NotEqual(first, (await night.PaperAsync(District)).Digest);

        // Each tier accepts the paper from below and closes.
        foreach (var (below, tier) in Tiers.Zip(Tiers.Skip(1)))
        {
            var above = people[$"chair {tier}"];
            await above.OpenAsync(tier);
            await above.AcceptAsync(tier, below, (await night.PaperAsync(below)).Digest);
            await above.CloseAsync(tier);
        }

        // What the papers say, corrected, is what the nation comes to, and every document says what the log has closed with.
        Assert.Equal(Stations, await night.FormsAsync("final"));
        Assert.Equal(papers.Totals, await night.TotalsAsync());
        foreach (var tier in Tiers)
            Assert.Equal((await night.PaperAsync(tier)).Digest, await night.ClosedWithAsync(tier));
        Assert.Contains(Objection, (await night.PaperAsync(District)).Text, StringComparison.Ordinal);
        await ShowsAsync("/", "Rapat pleno ditutup.", "1 dari 1 ditutup, 1 di antaranya diterima");
        await ShowsAsync($"/wilayah/{District}", "Ditutup dan diterima.", "batal: penutupan entri");
        await ShowsAsync($"/tps/{overlooked.Station}", Objection, Reply, Suspended, "Ditutup dan diterima.", $"→ {overlooked.Right}", "batal: penutupan entri");
        await ShowsAsync("/penurunan", Suspended);
        var (status, output) = await night.VerifyAsync();
        Assert.True(status == 0, output);

        // Nobody counts it before two have stated the same.
        async Task CorrectAsync((string Station, int Right) slip)
        {
            await secretary.CorrectAsync(District, slip.Station, WrongSum, slip.Right);
            await chair.SecondAsync(District);
        }

        async Task ShowsAsync(string path, params string[] texts)
        {
            var shown = System.Net.WebUtility.HtmlDecode(await night.Http.GetStringAsync(path));
            Assert.All(texts, text => Assert.Contains(text, shown, StringComparison.Ordinal));
        }
    }
}
