using Microsoft.Playwright;
using Sirekap.Election.Contests;

namespace Sirekap.EndToEnd.Tests.Nights;

/// <summary>What one person does at the desk, in a browser with a passkey of its own.</summary>
internal sealed partial class Seat(IPage page)
{
    private string Desk => new Uri(page.Url).GetLeftPart(UriPartial.Authority) + "/desk";

    /// <summary>Takes form after form until none waits: reads it blind, types what stands on the paper, signs what follows.</summary>
    /// <returns>How many there were.</returns>
    public async Task<int> ReviewAllAsync(IReadOnlyDictionary<string, FigureSet> papers)
    {
        await page.GotoAsync(Desk);
        var forms = 0;
        for (; await page.Locator("#next").CountAsync() > 0; forms++)
        {
            await page.ClickAsync("#next");
            await ComesAsync("#blind");
            var paper = papers[(await page.GetAttributeAsync("#review", "data-station"))!];
            foreach (var box in await page.Locator("#blind input[name]").AllAsync())
                await box.FillAsync($"{paper[(await box.GetAttributeAsync("name"))!]}");
            await page.ClickAsync("#read");
            await ComesAsync("#decide");
            if (await page.Locator("#note").CountAsync() > 0)
                await page.FillAsync("#note", "Dibandingkan dengan tulisan di kertas.");
            await page.ClickAsync("#decide [data-outcome=accept]");
            await page.WaitForURLAsync("**/desk");
        }

        return forms;
    }

    /// <summary>Objects to a station's form or to a tier.</summary>
    public async Task ObjectAsync(string place, string text)
    {
        await page.GotoAsync($"{Desk}/keberatan");
        await page.FillAsync("#place", place);
        await page.FillAsync("#text", text);
        await page.ClickAsync("#object button[type=submit]");
        await Objection(text).WaitForAsync();
    }

    /// <summary>Answers an objection.</summary>
    public async Task AnswerAsync(string text, string reply)
    {
        await page.GotoAsync($"{Desk}/keberatan");
        await Objection(text).Locator("summary").ClickAsync();
        await Objection(text).Locator("textarea").FillAsync(reply);
        await Objection(text).Locator("button[type=submit]").ClickAsync();
        await Objection(reply).WaitForAsync();
    }

    /// <summary>Asks that a figure be marked as suspended, for a month.</summary>
    public async Task SuspendAsync(string station, string field, string sentence)
    {
        await page.GotoAsync($"{Desk}/penurunan?tps={station}&kontes={OneDistrict.Contest}");
        await page.SelectOptionAsync("#subject", field);
        await page.SelectOptionAsync("#reason", "court-order");
        await page.FillAsync("#text", sentence);
        await page.FillAsync("#order", "12/PP.01/2024");
        await page.FillAsync("#expires", FormattableString.Invariant($"{TimeProvider.System.GetUtcNow().AddDays(30):yyyy-MM-dd}"));
        await page.ClickAsync("form[data-states='takedown/request'] button");
        await Takedown(sentence).WaitForAsync();
    }

    /// <summary>Signs the same words as who asked.</summary>
    public async Task ConfirmAsync(string sentence)
    {
        await page.GotoAsync($"{Desk}/penurunan");
        var confirming = Takedown(sentence).Locator("form[data-states='takedown/confirm']");
        await confirming.Locator("button").ClickAsync();
        await confirming.WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    /// <summary>Waits for the whole page of the next step: its script, which enables the buttons, runs after the last of its boxes is there.</summary>
    private async Task ComesAsync(string form) => await page.WaitForSelectorAsync($"{form} button:enabled");

    private ILocator Objection(string text) => page.Locator("ul.objections > li", new() { HasTextString = text });

    private ILocator Takedown(string sentence) => page.Locator("ul.takedowns > li", new() { HasTextString = sentence });
}
