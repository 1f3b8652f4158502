using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Sirekap.EndToEnd.Tests;

/// <summary>Officials at the desk, each in a real browser with a passkey of its own.</summary>
[Collection(nameof(DeskSite))]
public partial class DeskTests(DeskSite site)
{
    private const string Mistyped = "8271021007002", Contest = "ppwp";
    private static readonly string Axe = Path.Combine(
        Repository.Root, "tests", "Sirekap.EndToEnd.Tests", "node_modules", "axe-core", "axe.min.js");

    [Fact]
    public async Task An_invited_reviewer_reads_blind_and_signs_and_everyone_can_check_it()
    {
        var stranger = await site.PersonAsync();
        var links = site.Invitations("reviewer");
        await stranger.GotoAsync(links[0]);
        await AccessibleAsync(stranger);
        var reviewer = await site.InvitedAsync(links[0]);
        Assert.Contains("Pemeriksa", await reviewer.InnerTextAsync("h1"), StringComparison.Ordinal);
        await AccessibleAsync(reviewer);

        // Once used, the link lets nobody else in; and a passkey that was made with it is known at the next login.
        await stranger.ClickAsync("#accept");
        Assert.Equal("invitation-used", await RefusalAsync(stranger));
        await reviewer.ClickAsync("#logout");
        await reviewer.WaitForSelectorAsync("#login");
        await AccessibleAsync(reviewer);
        await reviewer.ClickAsync("#login");
        await reviewer.WaitForSelectorAsync("#logout");

        await reviewer.ClickAsync($"a[href='/desk/tps/{Mistyped}/{Contest}']");
        await reviewer.ClickAsync("#take");
        await ComesAsync(reviewer, "#blind");
        await AccessibleAsync(reviewer);
        var (officer, machine) = await ReadingsAsync();
        var differing = officer.Keys.Where(field => machine[field].Length > 0 && machine[field] != officer[field]).ToArray();
        // A number of one digit may stand on the page for other reasons, such as a page's own number.
        var hidden = differing.SelectMany(field => new[] { officer[field], machine[field] }).Where(value => value.Length > 1).ToArray();
        Assert.NotEmpty(hidden);
        var shown = await reviewer.InnerTextAsync("body") + await reviewer.ContentAsync();
        Assert.All(hidden, value => Assert.DoesNotMatch($@"[>\s""]{value}[<\s""]", shown));

        // The other reviewer finds it taken.
        var other = await site.InvitedAsync(links[1]);
        await other.GotoAsync(reviewer.Url);
        Assert.Contains("Orang lain", await other.InnerTextAsync("#review"), StringComparison.Ordinal);

        // By keyboard alone: the first box has the focus, Enter goes on, and the last compares.
        var asked = await reviewer.Locator("#blind input[name]").EvaluateAllAsync<string[]>("boxes => boxes.map(box => box.name)");
        Assert.Subset(asked.ToHashSet(), differing.ToHashSet());
        foreach (var field in asked)
        {
            // The reviewer's eyes agree with the machine where it could read, and else with the officer.
            await reviewer.Keyboard.TypeAsync(machine[field].Length > 0 ? machine[field] : officer[field]);
            await reviewer.Keyboard.PressAsync("Enter");
        }

        await ComesAsync(reviewer, "#decide");
        await AccessibleAsync(reviewer);
        Assert.Contains("salah ketik", await reviewer.InnerTextAsync("#decide"), StringComparison.Ordinal);
        await reviewer.Keyboard.TypeAsync("Angka pada kertas lain dari yang diketik.");
        await reviewer.Keyboard.PressAsync("Enter");
        await reviewer.WaitForSelectorAsync("#next");

        using var http = new HttpClient { BaseAddress = site.Address };
        var station = await http.GetFromJsonAsync<JsonElement>($"/api/v1/stations/{Mistyped}/{Contest}");
        Assert.Equal("decided", station.GetProperty("state").GetString());
        Assert.All(differing, field => Assert.Equal(machine[field], station.GetProperty("figures").GetProperty(field).GetProperty("value").ToString()));
        Assert.Contains("Angka pada kertas lain dari yang diketik.", await http.GetStringAsync($"/tps/{Mistyped}"), StringComparison.Ordinal);

        // Whoever comes later learns what changed.
        await other.ReloadAsync();
        Assert.Contains("tidak menunggu", await other.InnerTextAsync("#review"), StringComparison.Ordinal);
        var (status, output) = await SirekapProcess.RunAsync("verify", site.Address.ToString());
        Assert.True(status == 0, output);
    }

    [Fact]
    public async Task A_form_that_a_reviewer_cannot_read_is_sent_back_and_goes_on_waiting()
    {
        const string PageMissing = "8271021022005";
        var first = await site.InvitedAsync(site.Invitations("reviewer")[2]);
        await first.GotoAsync($"{new Uri(first.Url).GetLeftPart(UriPartial.Authority)}/desk/tps/{PageMissing}/{Contest}");
        // While the script is still on its way no button does anything, neither pressed nor by Enter in a box.
        var script = new TaskCompletionSource();
        await first.RouteAsync("**/assets/desk.*.js", async route =>
        {
            await script.Task;
            await route.ContinueAsync();
        });
        await first.ClickAsync("#take");
        await first.WaitForSelectorAsync("#read:disabled");
        await first.ClickAsync("#read", new() { Force = true });
        await first.PressAsync("#blind input[name]", "Enter");
        Assert.DoesNotContain('?', first.Url);
        script.SetResult();
        await first.ClickAsync("#read");
        await first.ClickAsync("button[data-outcome=return]");
        await first.WaitForSelectorAsync("#next");
        Assert.Contains("menunggu foto baru", await first.InnerTextAsync("tbody tr:last-child"), StringComparison.Ordinal);
        using var http = new HttpClient { BaseAddress = site.Address };
        var station = await http.GetFromJsonAsync<JsonElement>($"/api/v1/stations/{PageMissing}/{Contest}");
        Assert.Equal("review", station.GetProperty("state").GetString());
        // This is how the officer's phone learns of it.
        Assert.Equal(("return", "illegible"), (station.GetProperty("decision").GetProperty("outcome").GetString(), station.GetProperty("decision").GetProperty("reason").GetString()));
        Assert.Contains("memotret ulang", await http.GetStringAsync($"/tps/{PageMissing}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chair_sees_the_queue_and_decides_nothing_and_strangers_see_nothing()
    {
        var chair = await site.InvitedAsync(site.Invitation("chair", "827102"));
        Assert.Contains("8271021022003", await chair.InnerTextAsync("table"), StringComparison.Ordinal);
        Assert.Equal(0, await chair.Locator("#next").CountAsync());
        Assert.Equal((403, "key-role"), await SendAsync(chair, "take", "8271021022003"));
        // Its headings sort, and the file is what the page shows.
        await chair.ClickAsync("th a[href='?urut=isian']");
        await chair.ClickAsync("th[aria-sort=ascending] a");
        await chair.WaitForSelectorAsync("th[aria-sort=descending]");
        await AccessibleAsync(chair);
        var shown = await chair.Locator("tbody th .quiet").AllInnerTextsAsync();
        var file = await (await chair.APIRequest.GetAsync(new Uri(new Uri(chair.Url), await chair.GetAttributeAsync("form.filters a", "href")).ToString())).TextAsync();
        Assert.Equal(shown, file.Split('\n')[1..^1].Select(line => line.Split(',')[1]));
        await chair.GotoAsync($"{new Uri(chair.Url).GetLeftPart(UriPartial.Authority)}/desk/tps/8271021022003/{Contest}");
        Assert.Contains("tidak menunggu", await chair.InnerTextAsync("#review"), StringComparison.Ordinal);

        var stranger = await site.PersonAsync();
        await stranger.GotoAsync(chair.Url);
        Assert.Equal(1, await stranger.Locator("#login").CountAsync());
        Assert.Equal((401, "not-logged-in"), await SendAsync(stranger, "take", "8271021022003"));

        // Another site's page, or none at all, is turned away before anything else.
        using var http = new HttpClient { BaseAddress = site.Address };
        using var body = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
        using var refused = await http.PostAsync(new Uri("/desk/api/logout", UriKind.Relative), body);
        Assert.Equal("wrong-desk", (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
    }

    [Fact]
    public async Task The_command_invites_for_a_running_server_and_refuses_what_cannot_be()
    {
        Assert.SkipWhen(DemoSite.Chromium is null, "Chromium is not installed.");
        string[] invite = ["desk", "invite", "--data", site.Data, "--desk", $"http://localhost:{site.Address.Port}"];
        var (status, link) = await SirekapProcess.RunAsync([.. invite, "--role", "auditor", "--region", "0"]);
        Assert.True(status == 0, link);
        var auditor = await site.InvitedAsync(link.Trim());
        Assert.Contains("Auditor", await auditor.InnerTextAsync("h1"), StringComparison.Ordinal);
        await OpenAsync(auditor, "/desk/tindakan?urut=-waktu");
        Assert.NotEqual(0, await auditor.Locator("tbody tr").CountAsync());
        await AccessibleAsync(auditor);
        foreach (var (role, region) in new[] { ("officer", "0"), ("registrar", "0"), ("chair", "4711"), ("king", "0") })
            Assert.Equal(2, (await SirekapProcess.RunAsync([.. invite, "--role", role, "--region", region])).Status);
        var forged = await site.PersonAsync();
        await forged.GotoAsync(link.Trim()[..^6] + "AAAAAA");
        await forged.ClickAsync("#accept");
        Assert.Equal("invitation-unknown", await RefusalAsync(forged));
    }

    /// <summary>Waits for a form and for the script that listens to it.</summary>
    private static async Task ComesAsync(IPage page, string form) => await page.WaitForSelectorAsync($"{form} button:enabled");

    [GeneratedRegex("^(?!working$)[a-z]", RegexOptions.None, 1000)]
    private static partial Regex Refused();

    private static async Task<string> RefusalAsync(IPage page)
    {
        var status = page.Locator("#desk-status");
        await Assertions.Expect(status).ToHaveAttributeAsync("data-code", Refused());
        return (await status.GetAttributeAsync("data-code"))!;
    }

    private static async Task<(int Status, string Code)> SendAsync(IPage page, string step, string station)
    {
        var answer = await page.EvaluateAsync<JsonElement>(
            """
            async ([step, body]) => {
              const answer = await fetch(`/desk/api/review/${step}`, { method: 'POST', body });
              return { status: answer.status, code: (await answer.json()).code };
            }
            """,
            new[] { step, $$"""{"contest":"{{Contest}}","station":"{{station}}"}""" });
        return (answer.GetProperty("status").GetInt32(), answer.GetProperty("code").GetString()!);
    }

    private static async Task AccessibleAsync(IPage page)
    {
        if (!File.Exists(Axe))
            return;
        // As the page's policy forbids scripts from elsewhere, axe comes in by the debugger's door.
        await page.EvaluateAsync(await File.ReadAllTextAsync(Axe) + "; 0");
        var violations = await page.EvaluateAsync<JsonElement>(
            "async () => (await axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })).violations"
            + ".map(violation => violation.id + ': ' + violation.nodes.map(node => node.target.join(' ')).join(', '))");
        Assert.Empty(violations.EnumerateArray().Select(violation => violation.GetString()));
    }

    /// <summary>What officer and machine say of the mistyped form, by field.</summary>
    private async Task<(Dictionary<string, string> Officer, Dictionary<string, string> Machine)> ReadingsAsync()
    {
        using var http = new HttpClient { BaseAddress = site.Address };
        var station = await http.GetFromJsonAsync<JsonElement>($"/api/v1/stations/{Mistyped}/{Contest}");
        var figures = station.GetProperty("figures").EnumerateObject().ToArray();
        return (By("officer"), By("machine"));

        Dictionary<string, string> By(string source) => figures.ToDictionary(
            field => field.Name,
            field => field.Value.GetProperty("readings").EnumerateArray()
                .Single(reading => reading.GetProperty("source").GetString() == source).GetProperty("value").ToString());
    }
}
