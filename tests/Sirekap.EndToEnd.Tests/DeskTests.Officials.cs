using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;

namespace Sirekap.EndToEnd.Tests;

/// <summary>One official's days: invited and enrolled by a registrar, twelve strips at once, an objection answered, the passkey taken away by two.</summary>
public partial class DeskTests
{
    private const string District = "827102", Objection = "Saksi tidak menerima undangan rapat.", Reply = "Undangan diserahkan pada 13 Februari.";

    [Fact]
    public async Task A_reviewer_comes_by_invitation_works_through_a_sheet_answers_and_goes()
    {
        var registrars = site.Invitations("registrar");
        var registrar = await site.InvitedAsync(registrars[0]);
        var reviewer = await EnrolledByAsync(registrar, "reviewer", District);
        var decided = await WorkThroughSheetAsync(reviewer);

        var supervisor = await site.InvitedAsync(site.Invitation("supervisor", "8271"));
        await OpenAsync(supervisor, "/desk/keberatan");
        await AccessibleAsync(supervisor);
        await supervisor.FillAsync("#place", District);
        await supervisor.FillAsync("#text", Objection);
        await supervisor.ClickAsync("#object button[type=submit]");
        await supervisor.GetByText(Objection).First.WaitForAsync();
        await OpenAsync(reviewer, "/en/desk/keberatan");
        await AccessibleAsync(reviewer);
        var answering = reviewer.Locator($"li:has-text('{Objection}')");
        await answering.Locator("summary").ClickAsync();
        await answering.Locator("textarea").FillAsync(Reply);
        await answering.Locator("button[type=submit]").ClickAsync();
        await reviewer.GetByText(Reply).First.WaitForAsync();
        using var http = new HttpClient { BaseAddress = site.Address };
        foreach (var page in new[] { $"/keberatan?wilayah={District}&status=dijawab", $"/wilayah/{District}", "/api/v1/objections/ppwp.csv" })
            Assert.Contains(Reply, await http.GetStringAsync(page), StringComparison.Ordinal);

        await RevokedByTwoAsync(registrar, await site.InvitedAsync(registrars[1]));
        await OpenAsync(reviewer, "/desk");
        Assert.Equal(1, await reviewer.Locator("#login").CountAsync());
        // What was signed before stands.
        foreach (var station in decided)
            Assert.Equal("decided", await StateOf(http, station));
        var (status, output) = await SirekapProcess.RunAsync("verify", site.Address.ToString());
        Assert.True(status == 0, output);
    }

    private static async Task<string> StateOf(HttpClient http, string station) =>
        (await http.GetFromJsonAsync<JsonElement>($"/api/v1/stations/{station}/{Contest}")).GetProperty("state").GetString()!;

    private static async Task OpenAsync(IPage page, string path) => await page.GotoAsync(new Uri(page.Url).GetLeftPart(UriPartial.Authority) + path);

    /// <summary>The registrar invites, the newcomer makes a passkey, the registrar's passkey signs the enrolment, the newcomer logs in.</summary>
    private async Task<IPage> EnrolledByAsync(IPage registrar, string role, string region)
    {
        await OpenAsync(registrar, "/desk/akun");
        await AccessibleAsync(registrar);
        await registrar.SelectOptionAsync("#invite [name=role]", role);
        await registrar.FillAsync("#invite [name=region]", region);
        await registrar.ClickAsync("#invite button");
        await registrar.WaitForSelectorAsync("#link");
        await AccessibleAsync(registrar);
        var newcomer = await site.PersonAsync();
        await newcomer.GotoAsync(await registrar.InputValueAsync("#link"));
        await newcomer.ClickAsync("#accept");
        await Assertions.Expect(newcomer.Locator("#desk-status")).ToHaveAttributeAsync("data-code", "waits-for-registrar");
        await registrar.ReloadAsync();
        await registrar.ClickAsync("[data-admit]");
        await Assertions.Expect(registrar.Locator("[data-admit]")).ToHaveCountAsync(0);
        await OpenAsync(newcomer, "/desk");
        await newcomer.ClickAsync("#login");
        await newcomer.WaitForSelectorAsync("#logout");
        return newcomer;
    }

    /// <summary>By keyboard alone; says how many keys and how much time a form takes when nobody has to think.</summary>
    private async Task<string[]> WorkThroughSheetAsync(IPage reviewer)
    {
        await OpenAsync(reviewer, "/desk/lembar");
        await reviewer.Keyboard.PressAsync("Enter");
        await ComesAsync(reviewer, "#sheet");
        await AccessibleAsync(reviewer);
        var asked = await reviewer.Locator("#sheet input[name]").EvaluateAllAsync<string[]>("boxes => boxes.map(box => `${box.dataset.station} ${box.name}`)");
        Assert.InRange(asked.Length, 2, 12);
        Assert.Equal(1, await reviewer.Locator("#lens[src]").CountAsync());
        using var http = new HttpClient { BaseAddress = site.Address };
        var (keys, clock) = (0, Stopwatch.StartNew());
        foreach (var box in asked.Select(box => box.Split(' ')))
        {
            var typed = await OfficersAsync(http, box[0], box[1]);
            await reviewer.Keyboard.TypeAsync(typed);
            await reviewer.Keyboard.PressAsync("Enter");
            keys += typed.Length + 1;
        }

        await ComesAsync(reviewer, "#sheet-sign");
        await AccessibleAsync(reviewer);
        var stations = await reviewer.Locator("#sheet-sign tbody").EvaluateAllAsync<string[]>("forms => forms.map(form => form.dataset.station)");
        // The officers typed what the papers say, so two readings agree on every form.
        Assert.Equal(asked.Select(box => box.Split(' ')[0]).Distinct().Order(), stations.Order());
        await reviewer.Keyboard.PressAsync("Enter");
        await Assertions.Expect(reviewer.Locator("#sheet-sign")).ToHaveCountAsync(0, new() { Timeout = 60_000 });
        foreach (var station in stations)
            Assert.Equal("decided", await StateOf(http, station));
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"sheet: {stations.Length} forms, {asked.Length} strips, {(keys + 2.0) / stations.Length:F1} keys, 1 passkey touch and {clock.Elapsed.TotalSeconds / stations.Length:F2} s per form without anybody's thinking"));
        return stations;
    }

    private static async Task<string> OfficersAsync(HttpClient http, string station, string field)
    {
        var shown = await http.GetFromJsonAsync<JsonElement>($"/api/v1/stations/{station}/{Contest}");
        return shown.GetProperty("figures").GetProperty(field).GetProperty("readings").EnumerateArray()
            .Single(reading => reading.GetProperty("source").GetString() == "officer").GetProperty("value").ToString();
    }

    /// <summary>The reviewer's passkey, whose key is the newest of its role, goes when the second registrar has signed too.</summary>
    private static async Task RevokedByTwoAsync(IPage first, IPage second)
    {
        await OpenAsync(first, $"/desk/akun?peran=reviewer&wilayah={District}");
        await first.ClickAsync("tbody a");
        await AccessibleAsync(first);
        await ComesAsync(first, "#revoke");
        await first.FillAsync("#reason", "Perangkat hilang.");
        await first.Keyboard.PressAsync("Enter");
        await Assertions.Expect(first.Locator("#revoke")).ToHaveCountAsync(0);
        await OpenAsync(second, "/desk/akun?status=separuh");
        await second.ClickAsync("tbody a");
        Assert.Equal("Perangkat hilang.", await second.InputValueAsync("#reason"));
        await ComesAsync(second, "#revoke");
        await second.FocusAsync("#reason");
        await second.Keyboard.PressAsync("Enter");
        await second.WaitForSelectorAsync("#replace");
        await Assertions.Expect(second.Locator("#revoke")).ToHaveCountAsync(0);
        await second.ClickAsync("#replace");
        Assert.Equal("reviewer", await second.InputValueAsync("#invite [name=role]"));
        Assert.Equal(District, await second.InputValueAsync("#invite [name=region]"));
    }
}
