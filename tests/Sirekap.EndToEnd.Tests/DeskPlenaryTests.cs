using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Playwright;

namespace Sirekap.EndToEnd.Tests;

/// <summary>The plenary of a district whose forms are settled, by its chair and secretary, and what the regency above does with its document.</summary>
public partial class DeskTests
{
    private const string Ready = "710325", ReadyRegency = "7103", WrongOnPaper = "7103252001002", WrongSum = "V.A";

    [Fact]
    public async Task A_district_corrects_a_form_with_four_eyes_closes_and_is_accepted_from_its_paper()
    {
        var chair = await site.InvitedAsync(site.Invitation("chair", Ready));
        var secretary = await site.InvitedAsync(site.Invitation("secretary", Ready));
        var above = await site.InvitedAsync(site.Invitation("chair", ReadyRegency));
        var board = await site.InvitedAsync(site.Invitation("board", Ready));
        var desk = new Uri(chair.Url).GetLeftPart(UriPartial.Authority) + "/desk";
        var plenary = $"{desk}/pleno/{Contest}/{Ready}";

        // The chair opens; the secretary may not, and a second opening is refused with what the log says.
        await secretary.ClickAsync("a.plenary");
        Assert.Equal(0, await secretary.Locator("form[data-act=open]").CountAsync());
        Assert.Equal((403, "key-role"), await PrepareAsync(secretary, """{"act":"open","attendance":{"chair":1},"contest":"ppwp","region":"710325"}"""));
        await chair.ClickAsync("a.plenary");
        await AccessibleAsync(chair);
        await chair.FillAsync("#hadir-chair", "1");
        await chair.FillAsync("#hadir-secretary", "1");
        await chair.FillAsync("#hadir-witness", "3");
        await SignAsync(chair, "form[data-act=open]", "#close");
        Assert.Equal((409, "recap-exists"), await PrepareAsync(chair, """{"act":"open","attendance":{"chair":1},"contest":"ppwp","region":"710325"}"""));
        Assert.Contains("Saksi 3", await chair.InnerTextAsync("main"), StringComparison.Ordinal);
        await AccessibleAsync(chair);

        // The paper's own sum is wrong by ten: the secretary states the correction, and nothing changes until the chair states the same.
        var before = await FigureAsync(WrongSum);
        await secretary.GotoAsync($"{plenary}/tps/{WrongOnPaper}");
        await secretary.FillAsync($"input[name='figures.{WrongSum}']", $"{before - 10}");
        await secretary.FillAsync("#minute", "4");
        await secretary.FillAsync("#note", "Dihitung ulang di hadapan saksi.");
        await AccessibleAsync(secretary);
        await secretary.ClickAsync("#correct");
        await secretary.WaitForURLAsync(plenary);
        Assert.Equal(before, await FigureAsync(WrongSum));
        // The secretary cannot second what the secretary has stated.
        await secretary.ClickAsync("button.second");
        Assert.Equal("second-signer", await RefusalAsync(secretary));
        await chair.ReloadAsync();
        Assert.Contains($"{before} → {before - 10}", await chair.InnerTextAsync("main"), StringComparison.Ordinal);

        // A page that shows old figures closes nothing.
        var stale = await chair.Context.NewPageAsync();
        await stale.GotoAsync(plenary);
        await SignAsync(chair, "form[data-act=second]", "form[data-act=close]", isGone: "button.second");
        Assert.Equal(before - 10, await FigureAsync(WrongSum));
        await stale.ClickAsync("#close");
        Assert.Equal("recap-moved", await RefusalAsync(stale));
        await stale.CloseAsync();

        // The board shows it and has nothing to press.
        await board.GotoAsync($"{plenary}/layar");
        Assert.Equal(1, await board.Locator("meta[http-equiv=refresh]").CountAsync());
        Assert.Equal(0, await board.Locator("main form, main button, script").CountAsync());
        await board.GotoAsync($"{plenary}/layar?diam");
        await AccessibleAsync(board);

        var shown = (await chair.InnerTextAsync("code.digest")).Replace(" ", "", StringComparison.Ordinal);
        await SignAsync(chair, "form[data-act=close]", null, isGone: "#close");
        using var http = new HttpClient { BaseAddress = site.Address };
        var data = await http.GetByteArrayAsync($"/dokumen/{Contest}/{Ready}.json");
        Assert.Equal(shown, Convert.ToHexStringLower(SHA256.HashData(data)));

        // Corrections are chosen, sorted and exported as all lists are, and the public page names who has decided.
        var list = await chair.APIRequest.GetAsync($"{plenary}/perbaikan.csv?perbaikan.status=berlaku&perbaikan.hasil=correct&perbaikan.urut=-risalah&perbaikan.wilayah=7103252001");
        Assert.StartsWith($"4,{WrongOnPaper},correct,{WrongSum},{before},{before - 10},", (await list.TextAsync()).Split('\n')[1], StringComparison.Ordinal);
        await chair.GotoAsync($"{plenary}?perbaikan.status=menunggu#perbaikan");
        Assert.DoesNotContain($"{before} → {before - 10}", await chair.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.Contains(">Rapat pleno</a>", await http.GetStringAsync($"/tps/{WrongOnPaper}"), StringComparison.Ordinal);
        Assert.Equal((409, "recap-closed"), await PrepareAsync(secretary, $$"""{"act":"correct","contest":"ppwp","figures":{},"form":{{await FormAsync()}},"minute":5,"region":"710325","seen":{{await SeenAsync()}},"station":"{{WrongOnPaper}}"}"""));

        // The tier above retypes two chunks of the paper; other ones are refused, and its own plenary cannot close over districts that have not.
        await above.GotoAsync($"{desk}/pleno/{Contest}/{ReadyRegency}");
        await AccessibleAsync(above);
        var accept = above.Locator($"form[data-act=accept][data-region='{Ready}']");
        await accept.Locator("input[name=first]").FillAsync(shown[..4] == "0000" ? "1111" : "0000");
        await accept.Locator("input[name=second]").FillAsync("0000");
        await accept.Locator("button").ClickAsync();
        Assert.Equal("chunks-wrong", await RefusalAsync(above));
        foreach (var box in new[] { "first", "second" })
        {
            var place = int.Parse(System.Text.RegularExpressions.Regex.Match(await above.Locator($"label[for={(box == "first" ? 'a' : 'b')}-{Ready}]").InnerTextAsync(), "[0-9]+").Value, System.Globalization.CultureInfo.InvariantCulture);
            await accept.Locator($"input[name={box}]").FillAsync(shown.Substring((place - 1) * 4, 4));
        }

        await accept.Locator("button").ClickAsync();
        await accept.WaitForAsync(new() { State = WaitForSelectorState.Detached });
        Assert.Contains("Ditutup dan diterima", await http.GetStringAsync($"/wilayah/{Ready}"), StringComparison.Ordinal);

        var (status, output) = await SirekapProcess.RunAsync("verify", site.Address.ToString());
        Assert.True(status == 0, output);

        // Reopened from above, the document is void and says so.
        await above.GotoAsync(plenary);
        await above.FillAsync("#alasan", "Putusan Bawaslu.");
        await SignAsync(above, "form[data-act=reopen]", null, isGone: "#alasan");
        Assert.Contains("batal", await above.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    /// <summary>Sends a form of a plenary and waits until the page has come again.</summary>
    private static async Task SignAsync(IPage page, string form, string? comes, string? isGone = null)
    {
        await page.Locator($"{form} button[type=submit]").First.ClickAsync();
        await page.Locator(isGone ?? form).First.WaitForAsync(new() { State = WaitForSelectorState.Detached });
        if (comes is not null)
            await page.WaitForSelectorAsync(comes);
    }

    private static async Task<(int Status, string Code)> PrepareAsync(IPage page, string body)
    {
        var answer = await page.EvaluateAsync<JsonElement>(
            """
            async body => {
              const answer = await fetch('/desk/api/plenary', { method: 'POST', body });
              return { status: answer.status, code: (await answer.json()).code ?? '' };
            }
            """,
            body);
        return (answer.GetProperty("status").GetInt32(), answer.GetProperty("code").GetString()!);
    }

    private async Task<JsonElement> StationAsync()
    {
        using var http = new HttpClient { BaseAddress = site.Address };
        return await http.GetFromJsonAsync<JsonElement>($"/api/v1/stations/{WrongOnPaper}/{Contest}");
    }

    private async Task<int> FigureAsync(string field) => (await StationAsync()).GetProperty("figures").GetProperty(field).GetProperty("value").GetInt32();

    private async Task<long> FormAsync() => (await StationAsync()).GetProperty("history").EnumerateArray().Last(line => line.GetProperty("kind").GetString() == "form").GetProperty("log").GetInt64();

    private async Task<string> SeenAsync() => "{" + string.Join(",", (await StationAsync()).GetProperty("figures").EnumerateObject()
        .OrderBy(field => field.Name, StringComparer.Ordinal).Select(field => $"\"{field.Name}\":{field.Value.GetProperty("value").GetInt32()}")) + "}";
}
