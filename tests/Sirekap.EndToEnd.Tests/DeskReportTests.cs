using System.Net.Http.Json;
using System.Text.Json;

namespace Sirekap.EndToEnd.Tests;

/// <summary>What the public reports, answered at the desk.</summary>
public partial class DeskTests
{
    [Fact]
    public async Task A_supervisor_reads_what_citizens_wrote_and_answers_in_public()
    {
        const string Words = "Halaman terakhir buram, tidak bisa dibaca.", Answer = "Petugas diminta memotret ulang halaman terakhir.", Blurred = "8271021022003";
        using var http = new HttpClient { BaseAddress = site.Address };
        var supervisor = await site.InvitedAsync(site.Invitation("supervisor", "82"));
        await supervisor.ClickAsync("nav a[href='/desk/laporan']");
        await supervisor.WaitForSelectorAsync($"form[data-station='{Blurred}']");
        Assert.Contains(Words, await supervisor.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.DoesNotContain(Words, await http.GetStringAsync($"/tps/{Blurred}"), StringComparison.Ordinal);
        await AccessibleAsync(supervisor);
        await OpenAsync(supervisor, "/desk/penurunan?urut=-berakhir");
        await AccessibleAsync(supervisor);
        await OpenAsync(supervisor, "/desk/laporan?perihal=unreadable&urut=tps&wilayah=8271");

        var form = supervisor.Locator($"form[data-station='{Blurred}']");
        await form.Locator("select").SelectOptionAsync("forwarded");
        await form.Locator("textarea").FillAsync(Answer);
        await form.Locator("button").ClickAsync();
        await form.WaitForAsync(new() { State = Microsoft.Playwright.WaitForSelectorState.Detached });

        var reports = await http.GetFromJsonAsync<JsonElement>($"/api/v1/reports/{Contest}");
        var topic = reports.GetProperty("items").EnumerateArray().Single(item => item.GetProperty("station").GetString() == Blurred);
        Assert.False(topic.GetProperty("open").GetBoolean(), "It is answered.");
        Assert.Equal("forwarded", topic.GetProperty("answers")[0].GetProperty("verdict").GetString());
        Assert.Contains(Answer, await http.GetStringAsync($"/laporan/{topic.GetProperty("log").GetInt64()}"), StringComparison.Ordinal);
        Assert.Contains(Answer, await http.GetStringAsync("/laporan.atom"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_citizen_s_photograph_is_seen_at_the_desk_alone_until_it_is_released()
    {
        const string Station = "8271021022002", Reason = "Tidak ada orang di foto ini.", Later = "Ada nama di tepi foto.";
        var photo = Directory.GetFiles(Path.Combine(site.Data, "photos", "public"), "*.jpg", SearchOption.AllDirectories)[0];
        var citizen = await site.PersonAsync();
        await citizen.GotoAsync(new Uri(site.Address, $"/lapor/{Station}").ToString());
        await citizen.CheckAsync("input[value=unreadable]");
        await citizen.SetInputFilesAsync("#photo", photo);
        await AccessibleAsync(citizen);
        await citizen.ClickAsync("#lapor button");
        await citizen.WaitForURLAsync("**/laporan/*");
        Assert.Equal(0, await citizen.Locator("figure img").CountAsync());
        await AccessibleAsync(citizen);

        var supervisor = await site.InvitedAsync(await InvitedByCommandAsync("supervisor", "827102"));
        await OpenAsync(supervisor, "/desk/laporan?perihal=unreadable");
        var form = supervisor.Locator($"ol.reports form[data-states='report/photo']:has(input[value='{Station}'])");
        await form.Locator("button").WaitForAsync();
        var picture = (await supervisor.GetAttributeAsync("figure img", "src"))!;
        Assert.Equal((200, 404), (await StatusAsync(supervisor, picture), await StatusAsync(citizen, picture)));
        Assert.True(await supervisor.Locator("figure img").EvaluateAsync<bool>("async image => { await image.decode(); return image.naturalWidth > 100; }"));
        await AccessibleAsync(supervisor);
        await form.Locator("select").SelectOptionAsync("yes");
        await form.Locator("input[name=text]").FillAsync(Reason);
        await form.Locator("button").ClickAsync();
        await form.WaitForAsync(new() { State = Microsoft.Playwright.WaitForSelectorState.Detached });
        Assert.Equal(404, await StatusAsync(supervisor, picture));

        await citizen.ReloadAsync();
        Assert.Contains(Reason, await citizen.InnerTextAsync("figure"), StringComparison.Ordinal);
        Assert.True(await citizen.Locator("figure img").EvaluateAsync<bool>("async image => { await image.decode(); return image.naturalWidth > 100; }"));
        await AccessibleAsync(citizen);

        // What is public can be withheld after all, at the desk, with a reason of its own.
        await OpenAsync(supervisor, $"/desk/laporan?terbit.wilayah={Station[..10]}");
        await AccessibleAsync(supervisor);
        form = supervisor.Locator($"section[aria-labelledby=terbit] form[data-states='report/photo']:has(input[value='{Station}'])");
        await form.Locator("input[name=text]").FillAsync(Later);
        await form.Locator("button").ClickAsync();
        await form.WaitForAsync(new() { State = Microsoft.Playwright.WaitForSelectorState.Detached });
        await citizen.ReloadAsync();
        Assert.Contains(Later, await citizen.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.Equal(0, await citizen.Locator("figure img").CountAsync());

        static async Task<int> StatusAsync(Microsoft.Playwright.IPage page, string path) => (await page.APIRequest.GetAsync(new Uri(new Uri(page.Url), path).ToString())).Status;
    }

    [Fact]
    public async Task A_secretary_sees_no_words_of_citizens()
    {
        var secretary = await site.InvitedAsync(site.Invitation("secretary", "827102"));
        Assert.Equal(0, await secretary.Locator("nav a[href='/desk/laporan']").CountAsync());
        await secretary.GotoAsync($"{new Uri(secretary.Url).GetLeftPart(UriPartial.Authority)}/desk/laporan");
        Assert.Contains("dijawab oleh pemeriksa dan pengawas", await secretary.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.Equal(0, await secretary.Locator("blockquote").CountAsync());
    }
}
