namespace Sirekap.EndToEnd.Tests;

/// <summary>What the demonstration withholds, suspends and reads again, as a browser without scripts shows it.</summary>
[Collection(nameof(DemoSite))]
public class NoticesTests(DemoSite site)
{
    [Fact]
    public async Task The_suspended_figure_stays_on_its_page_beside_the_notice_and_the_list_has_both_takedowns()
    {
        var page = await site.OpenAsync("/penurunan", 360);
        Assert.Equal(2, await page.Locator(".takedowns > li").CountAsync());
        await page.GetByText("Angka V.B ditangguhkan").WaitForAsync();
        await page.Locator(".takedowns > li", new() { HasTextString = "V.B" }).Locator("h2 a").ClickAsync();
        var field = page.Locator("li.field", new() { Has = page.Locator(".takedown") });
        Assert.Equal("f-V.B", await field.GetAttributeAsync("id"));
        Assert.Matches("[0-9]+", await field.Locator(".count b").InnerTextAsync());
        // The picture that was withheld is shown again.
        page = await site.OpenAsync("/tps/8271021010002");
        Assert.Equal(3, await page.Locator("img[src^='/photos/']").CountAsync());
    }

    [Fact]
    public async Task The_sample_of_the_demonstration_gives_an_estimate_with_its_interval()
    {
        var page = await site.OpenAsync("/ketelitian", 360);
        Assert.True(await page.Locator("table.accuracy tbody tr").CountAsync() >= 2);
        Assert.True(await page.Locator("table.accuracy svg[role=img]").CountAsync() >= 4);
        Assert.Contains("Maluku Utara", await page.Locator("#provinsi + thead + tbody").InnerTextAsync(), StringComparison.Ordinal);
    }
}
