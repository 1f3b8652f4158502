using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Sirekap.EndToEnd.Tests;

/// <summary>A citizen reports a mismatch in a real browser, with and without scripts, under the page's own policy.</summary>
[Collection(nameof(DemoSite))]
public partial class ReportTests(DemoSite site)
{
    private const string Station = "8271021010003";

    [Fact]
    public async Task With_a_script_the_browser_proves_work_and_the_number_leads_to_the_report()
    {
        var page = await OpenAsync($"/tps/{Station}", scripts: true);
        await page.GetByRole(AriaRole.Link, new() { Name = "Laporkan ketidaksesuaian" }).ClickAsync();
        await FillAsync(page, "Angka berbeda dari foto");
        await page.SelectOptionAsync("#field", "IV.1");
        await page.GetByRole(AriaRole.Button, new() { Name = "Kirim laporan" }).ClickAsync();
        await page.WaitForURLAsync(Reported());
        var text = await page.InnerTextAsync("main");
        Assert.Contains("menunggu jawaban", text, StringComparison.Ordinal);
        Assert.Contains("IV.1", text, StringComparison.Ordinal);

        await page.GotoAsync($"/tps/{Station}");
        Assert.Contains("Angka berbeda dari foto", await page.Locator("section[aria-labelledby=laporan]").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_script_whoever_waits_a_little_reports_too()
    {
        var page = await OpenAsync($"/lapor/{Station}", scripts: false);
        await FillAsync(page, "Foto tidak terbaca");
        await page.FillAsync("#text", "Buram sekali: <b>tidak</b> terbaca.");
        var early = await page.RunAndWaitForResponseAsync(
            () => page.GetByRole(AriaRole.Button, new() { Name = "Kirim laporan" }).ClickAsync(), answer => answer.Request.Method == "POST");
        Assert.Equal((int)HttpStatusCode.TooManyRequests, early.Status);
        Assert.Contains("belum cukup lama", await page.InnerTextAsync("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal("Buram sekali: <b>tidak</b> terbaca.", await page.InputValueAsync("#text"));
        Assert.True(await page.GetByLabel("Foto tidak terbaca").IsCheckedAsync(), "What was chosen is lost.");

        await Task.Delay(TimeSpan.FromSeconds(int.Parse((await early.AllHeadersAsync())["retry-after"], CultureInfo.InvariantCulture)));
        await page.GetByRole(AriaRole.Button, new() { Name = "Kirim laporan" }).ClickAsync();
        await page.WaitForURLAsync(Reported());
        Assert.Contains("Foto tidak terbaca", await page.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_photograph_that_is_too_large_is_said_before_it_is_sent_and_without_a_script_the_form_comes_back_filled_in()
    {
        const string Words = "Jumlah di kertas 210.";
        var large = new FilePayload { Name = "a.jpg", MimeType = "image/jpeg", Buffer = new byte[7 * 1024 * 1024] };
        var page = await OpenAsync($"/lapor/{Station}", scripts: true);
        await page.SetInputFilesAsync("#photo", large);
        Assert.Contains("paling banyak 6 MB", await page.EvaluateAsync<string>("() => document.getElementById('photo').validationMessage"), StringComparison.Ordinal);
        await page.SetInputFilesAsync("#photo", Array.Empty<FilePayload>());
        Assert.Equal("", await page.EvaluateAsync<string>("() => document.getElementById('photo').validationMessage"));

        page = await OpenAsync($"/lapor/{Station}", scripts: false);
        await FillAsync(page, "Penjumlahan salah");
        await page.FillAsync("#text", Words);
        await page.SetInputFilesAsync("#photo", large);
        await page.GetByRole(AriaRole.Button, new() { Name = "Kirim laporan" }).ClickAsync();
        await page.WaitForSelectorAsync("[data-code=photo-too-large]");
        Assert.Equal(Words, await page.InputValueAsync("#text"));
        Assert.True(await page.GetByLabel("Penjumlahan salah").IsCheckedAsync(), "What was chosen is lost.");
    }

    [Theory]
    [InlineData("/lapor/8271021022008")]
    [InlineData("/laporan")]
    [InlineData("/en/laporan?keadaan=menunggu")]
    public async Task The_pages_fit_a_screen_of_320_pixels(string path)
    {
        var page = await site.OpenAsync(path, width: 320);
        Assert.Equal(320, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
    }

    [GeneratedRegex("/laporan/[0-9]+$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Reported();

    private static Task FillAsync(IPage page, string subject) => page.GetByLabel(subject).CheckAsync();

    /// <summary>A browser that keeps to the page's policy, unlike the one that axe is let into.</summary>
    private async Task<IPage> OpenAsync(string path, bool scripts)
    {
        Assert.SkipWhen(site.Browser is null, "Chromium is not installed (Debian's package chromium); ./test installs it when it runs as root.");
        var context = await site.Browser!.NewContextAsync(new() { ViewportSize = new() { Width = 360, Height = 740 }, JavaScriptEnabled = scripts, BaseURL = site.Address.ToString() });
        var page = await context.NewPageAsync();
        await page.GotoAsync(path);
        return page;
    }
}
