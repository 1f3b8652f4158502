using System.Text.Json;

namespace Sirekap.EndToEnd.Tests;

/// <summary>The statistics of the demonstration, as a browser without scripts shows them and as a stranger computes them anew.</summary>
[Collection(nameof(DemoSite))]
public class StatisticsTests(DemoSite site)
{
    [Fact]
    public async Task The_page_draws_turnout_and_share_and_a_table_says_the_same()
    {
        var page = await site.OpenAsync("/data/statistik", 360);

        Assert.Equal(4, await page.Locator("table.statistics > caption[id$=tabel]").CountAsync() + await page.Locator("figure.fingerprint > svg[role=img]").CountAsync());
        await page.Locator("summary").Last.ClickAsync();
        Assert.True(await page.Locator("#sidik-tabel").IsVisibleAsync());
        Assert.Equal(360, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    [Fact]
    public async Task The_command_makes_the_bytes_of_the_edition_out_of_its_compressed_table()
    {
        using var http = new HttpClient { BaseAddress = site.Address };
        var edition = JsonElement.Parse(await http.GetByteArrayAsync(new Uri("/data/ppwp/82", UriKind.Relative))).GetProperty("editions")[0];
        var folder = Directory.CreateTempSubdirectory("sirekap-statistics-");
        foreach (var ending in new[] { ".csv.zst", ".csv.gz" })
        {
            var file = Path.Combine(folder.FullName, edition.GetProperty("size") + ending);
            await File.WriteAllBytesAsync(file, await http.GetByteArrayAsync(new Uri($"/data/ppwp/82/{edition.GetProperty("size")}{ending}", UriKind.Relative)));

            var (status, output) = await SirekapProcess.RunAsync("statistics", file);

            Assert.True(status == 0, output);
            Assert.Equal(await http.GetStringAsync(new Uri($"/data/ppwp/82/{edition.GetProperty("size")}.statistics.json", UriKind.Relative)), output.Trim());
        }

        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_file_that_is_no_table_is_refused_with_a_sentence()
    {
        var file = Path.Combine(Repository.Root, "global.json");

        var (status, output) = await SirekapProcess.RunAsync("statistics", file, "--size", "1");

        Assert.Equal(2, status);
        Assert.Contains("no column \"station\"", output, StringComparison.Ordinal);
    }
}
