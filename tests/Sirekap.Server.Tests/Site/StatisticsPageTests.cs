using System.Net;
using Sirekap.Server.Tests.Fixtures;

namespace Sirekap.Server.Tests.Site;

public class StatisticsPageTests
{
    [Fact]
    public async Task The_plain_address_leads_to_the_newest_statistics_under_the_size_of_their_log_and_every_page_leads_there()
    {
        await using var host = await SiteHost.Start(Elections.Small);
        Fixtures.Night.CountTernate(host.Story);
        host.Publish();

        var answer = await host.Get("/data/statistik?provinsi=82");

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal($"/data/statistik?provinsi=82&log={host.Story.Count.Size}", answer.Headers.Location!.ToString());
        Assert.Contains("href=\"/data/statistik\"", await host.Page("/"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/data/statistik", "Dihitung dari 1 formulir")]
    [InlineData("/en/data/statistik", "Computed from 1 counted forms")]
    [InlineData("/data/statistik?provinsi=82", "Maluku Utara")]
    public async Task The_page_says_of_what_it_is_made_and_what_each_part_does_not_mean(string path, string words)
    {
        await using var host = await SiteHost.Start(Elections.Small);
        Fixtures.Night.CountTernate(host.Story);
        host.Publish();

        var page = await host.Page((await host.Get(path)).Headers.Location!.ToString());

        Assert.Contains(words, page, StringComparison.Ordinal);
        foreach (var part in new[] { "aturan", "sidik", "digit", "pencilan", "ulang" })
            Assert.Contains($"<h2 id=\"{part}\">", page, StringComparison.Ordinal);
        // One station of 210 votes of 289 voters, 110 of them for the leading ticket: turnout 72 %, share 52 % from the bottom.
        Assert.Contains("d=\"M36 23h1v1h-1z\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_nothing_is_counted_it_says_so()
    {
        await using var host = await SiteHost.Start(Elections.Small);

        Assert.Contains("Belum ada formulir", await host.Page((await host.Get("/data/statistik")).Headers.Location!.ToString()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_size_that_is_not_kept_leads_to_the_newest()
    {
        await using var host = await SiteHost.Start(Elections.Small);

        Assert.Equal("/data/statistik?log=0", (await host.Get("/data/statistik?log=77")).Headers.Location!.ToString());
    }
}
