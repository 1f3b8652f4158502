using System.Text.Json;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Server.OpenData;
using Sirekap.Server.OpenData.Accuracy;
using Sirekap.Server.OpenData.Takedowns;
using Sirekap.Testing;

namespace Sirekap.Server.Tests.Site;

/// <summary>Takedowns and accuracy as the public sees them. The stories' time is years ago, so a notice is made to last until today's test is over.</summary>
public sealed class NoticesTests
{
    [Fact]
    public async Task A_suspended_figure_stays_with_its_mark_and_the_list_tells_all_steps()
    {
        await using var host = await SiteHost.Start(SmallElection.Definition);
        Night.TellIn(host.Story);
        var notice = host.Story.Notice(new FigureSubject("C.1"));
        host.Story.Withhold(Night.Agreed, SmallElection.Desa, notice);
        host.Publish();

        using var station = JsonDocument.Parse(OpenPayloads.Station(
            host.Story.Count, host.Story.Count.Contest(SmallElection.Desa)!, SmallElection.Definition.Regions.FindStation(Night.Agreed)!.Value, new PhotoLinks()));
        var figure = station.RootElement.GetProperty("figures").GetProperty("C.1");
        Assert.Equal(90, figure.GetProperty("value").GetInt32());
        Assert.Equal(host.Story.Count.Takedowns.All[0].Index, figure.GetProperty("suspended").GetInt64());
        Assert.False(station.RootElement.GetProperty("figures").GetProperty("C.2").TryGetProperty("suspended", out _));

        var page = await host.Page("/penurunan");
        Assert.Contains(notice.Order, page, StringComparison.Ordinal);
        Assert.Contains("Habis waktunya", page, StringComparison.Ordinal);
        Assert.Contains("Its time is over", await host.Page("/en/penurunan"), StringComparison.Ordinal);
        Assert.DoesNotContain(notice.Order, await host.Page("/penurunan?keadaan=berlaku"), StringComparison.Ordinal);
        Assert.Contains(notice.Order, await host.Page("/penurunan?keadaan=tidak-berlaku&urut=terlama"), StringComparison.Ordinal);
        Assert.Contains(",standing,", System.Text.Encoding.UTF8.GetString(TakedownFiles.Table(host.Story.Count)), StringComparison.Ordinal);
        // Its time is over by today's clock, so the station's page shows no mark any more.
        Assert.DoesNotContain("class=\"takedown\"", await host.Page($"/tps/{Night.Agreed}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Accuracy_says_plainly_when_there_is_nothing_little_or_no_draw()
    {
        await using var without = await SiteHost.Start(SmallElection.Definition);
        Assert.Contains("tidak mengundi sampel", await without.Publish().Page("/ketelitian"), StringComparison.Ordinal);

        await using var host = await SiteHost.Start(SmallElection.Definition with { Sample = new(1_000) });
        Night.TellIn(host.Story);
        Assert.Contains("Belum ada yang dibaca ulang", await host.Publish().Page("/ketelitian"), StringComparison.Ordinal);
        var figures = host.Story.Dossier(Night.Agreed, SmallElection.Desa).Figures!.ToFigures();
        Assert.Null(host.Story.Recheck(host.Story.Holder(Role.Reviewer, "11"), Night.Agreed, SmallElection.Desa, figures.SetItem("C.1", new(91))));
        host.Publish();
        var page = await host.Page("/ketelitian");
        Assert.Contains("Sampelnya masih kecil", page, StringComparison.Ordinal);
        Assert.Contains("1 dari 8", page, StringComparison.Ordinal);
        Assert.Contains("menunggu orang lain memutuskan", await host.Page($"/tps/{Night.Agreed}"), StringComparison.Ordinal);
        using var json = JsonDocument.Parse(AccuracyFiles.Json(host.Story.Count, host.Story.Count.Contest(SmallElection.Desa)!));
        var all = json.RootElement.GetProperty("all").GetProperty("figures");
        Assert.Equal((1, 8), (all.GetProperty("wrong").GetInt32(), all.GetProperty("read").GetInt32()));
        // 0.316 to 52.65 %, as any table of the binomial has it.
        Assert.Equal((3_159, 526_510), (all.GetProperty("low").GetInt32(), all.GetProperty("high").GetInt32()));
    }
}
