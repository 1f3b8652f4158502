using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Sirekap.EndToEnd.Tests;

/// <summary>A citizen's way through the demonstration, in a real browser without scripts.</summary>
[Collection(nameof(DemoSite))]
public class WalkTests(DemoSite site)
{
    private const string Station = "8271021022008";

    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task From_the_nation_down_to_the_pen_strokes_of_the_real_form(int width)
    {
        var page = await site.OpenAsync("/", width);
        await ShootAsync(page, "nation", width);
        foreach (var region in new[] { "Maluku Utara", "Kota Ternate", "Kota Ternate Selatan" })
            await page.GetByRole(AriaRole.Link, new() { Name = region, Exact = true }).First.ClickAsync();
        await ShootAsync(page, "district", width);
        await page.GetByRole(AriaRole.Link, new() { Name = "Jati Perumnas", Exact = true }).First.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("TPS 008") }).First.ClickAsync();
        Assert.EndsWith("/tps/" + Station, page.Url, StringComparison.Ordinal);
        await ShootAsync(page, "station", width);

        Assert.Equal(3, await page.Locator("img[src^='/photos/']").CountAsync());
        Assert.Equal(28, await page.Locator("img[src^='/strips/']").CountAsync());
        var text = await page.Locator("main").InnerTextAsync();
        Assert.Contains("90 + 160 + 60 ≠ 210", text, StringComparison.Ordinal);
        Assert.Contains("bertentangan", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_picture_on_the_station_page_is_there()
    {
        var page = await site.OpenAsync("/tps/" + Station);
        using var http = new HttpClient { BaseAddress = site.Address };
        foreach (var image in await page.Locator("main img").AllAsync())
        {
            using var answer = await http.GetAsync(new Uri((await image.GetAttributeAsync("src"))!, UriKind.Relative));
            Assert.True(answer.IsSuccessStatusCode, answer.RequestMessage!.RequestUri!.ToString());
            Assert.Equal("image/jpeg", answer.Content.Headers.ContentType!.MediaType);
        }
    }

    [Fact]
    public async Task The_demonstration_shows_every_state()
    {
        using var http = new HttpClient { BaseAddress = site.Address };
        using var nation = System.Text.Json.JsonDocument.Parse(await http.GetStringAsync(new Uri("/api/v1/regions/0/ppwp", UriKind.Relative)));
        foreach (var state in nation.RootElement.GetProperty("states").EnumerateObject())
            Assert.True(state.Value.GetInt32() > 0, $"No form is {state.Name}.");
        Assert.Equal(823_236, nation.RootElement.GetProperty("stations").GetInt32());
    }

    private static Task<byte[]> ShootAsync(IPage page, string name, int width) => page.ScreenshotAsync(new()
    {
        Path = Path.Combine(Repository.Screenshots, string.Create(CultureInfo.InvariantCulture, $"{name}-{width}.png")),
        FullPage = true,
    });
}
