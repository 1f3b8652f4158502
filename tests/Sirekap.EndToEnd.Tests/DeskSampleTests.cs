using System.Net.Http.Json;
using System.Text.Json;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Election.Statements.Passkeys;

namespace Sirekap.EndToEnd.Tests;

/// <summary>A form of the sample, read again at the desk.</summary>
public partial class DeskTests
{
    [Fact]
    public async Task A_reviewer_reads_a_form_of_the_sample_again_blind_and_the_passkey_signs_it()
    {
        var reviewer = await site.InvitedAsync(await InvitedByCommandAsync("reviewer", "82"));
        await OpenAsync(reviewer, "/desk/sampel?urut=-tps&wilayah=8271");
        await AccessibleAsync(reviewer);
        using var http = new HttpClient { BaseAddress = site.Address };
        var before = await ReadAgainAsync();
        await reviewer.ClickAsync("tbody a");
        await ComesAsync(reviewer, "#again");
        await AccessibleAsync(reviewer);
        var station = (await reviewer.GetAttributeAsync("#again", "data-station"))!;
        var fields = await reviewer.Locator("#again input[name]").EvaluateAllAsync<string[]>("boxes => boxes.map(box => box.name)");
        var shown = (await StationOfAsync()).GetProperty("figures");
        Assert.Equal(shown.EnumerateObject().Select(field => field.Name), fields);
        // Nobody's figures are on the sheet; a number of one or two digits may stand there for other reasons.
        var counted = fields.ToDictionary(field => field, field => shown.GetProperty(field).GetProperty("value").ToString());
        var sheet = await reviewer.InnerTextAsync("#again");
        Assert.All(counted.Values.Where(value => value.Length > 2), value => Assert.DoesNotContain(value, sheet, StringComparison.Ordinal));

        // By keyboard alone: the first box has the focus, Enter goes on, and in the last it signs.
        foreach (var field in fields)
        {
            await reviewer.Keyboard.TypeAsync(counted[field]);
            await reviewer.Keyboard.PressAsync("Enter");
        }

        await reviewer.WaitForURLAsync("**/desk/sampel");
        Assert.Equal(0, await reviewer.Locator($"a[href$='/{station}/{Contest}']").CountAsync());
        var recheck = (await StationOfAsync()).GetProperty("recheck");
        Assert.Empty(recheck.GetProperty("differing").EnumerateArray());
        Assert.Equal(before + 1, await ReadAgainAsync());
        // The entry in the log carries what the passkey vouched for: the hash of this statement, which parsing compares, at this desk.
        var entry = SignedEntry.Parse(await http.GetByteArrayAsync($"/log/entry/{recheck.GetProperty("log").GetInt64()}"));
        Assert.Equal(station, Assert.IsType<RecheckStatement>(entry.Statement).Station);
        Assert.NotNull(entry.Assertion);
        Assert.Null(entry.Assertion.JudgeOrigin(WebOrigin.Parse($"http://localhost:{site.Address.Port}")));

        Task<JsonElement> StationOfAsync() => http.GetFromJsonAsync<JsonElement>($"/api/v1/stations/{station}/{Contest}");

        async Task<int> ReadAgainAsync() => (await http.GetFromJsonAsync<JsonElement>($"/api/v1/accuracy/{Contest}")).GetProperty("all").GetProperty("forms").GetProperty("read").GetInt32();
    }

    /// <summary>An invitation for somebody whom the demonstration did not invite.</summary>
    private async Task<string> InvitedByCommandAsync(string role, string region)
    {
        Assert.SkipWhen(DemoSite.Chromium is null, "Chromium is not installed.");
        var (status, link) = await SirekapProcess.RunAsync(
            "desk", "invite", "--data", site.Data, "--desk", $"http://localhost:{site.Address.Port}", "--role", role, "--region", region);
        Assert.True(status == 0, link);
        return link.Trim();
    }
}
