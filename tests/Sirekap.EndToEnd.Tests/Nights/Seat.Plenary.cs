using System.Globalization;
using Microsoft.Playwright;

namespace Sirekap.EndToEnd.Tests.Nights;

/// <summary>The steps of a plenary, as its page offers them.</summary>
internal sealed partial class Seat
{
    /// <summary>Opens a tier's plenary.</summary>
    public async Task OpenAsync(string region)
    {
        await EnterAsync(region);
        await page.FillAsync("#hadir-chair", "1");
        await page.FillAsync("#hadir-secretary", "1");
        await page.FillAsync("#hadir-witness", "3");
        await SignAsync("form[data-act=open]");
    }

    /// <summary>States a correction that another one must second.</summary>
    public async Task CorrectAsync(string district, string station, string field, int figure)
    {
        await EnterAsync(district, $"/tps/{station}");
        await page.FillAsync($"input[name='figures.{field}']", figure.ToString(CultureInfo.InvariantCulture));
        await page.FillAsync("#minute", "4");
        await page.FillAsync("#note", "Dijumlahkan ulang di hadapan saksi.");
        await SignAsync("form[data-act=correct]");
    }

    /// <summary>States the correction that waits.</summary>
    public async Task SecondAsync(string district)
    {
        await EnterAsync(district);
        await SignAsync("form[data-act=second]");
    }

    /// <summary>Closes a tier's plenary.</summary>
    public async Task CloseAsync(string region)
    {
        await EnterAsync(region);
        await SignAsync("form[data-act=close]");
    }

    /// <summary>Accepts the document of a unit below: types the two groups of its digest that the page asks for.</summary>
    /// <param name="above">The receiving tier.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="digest">What stands on the unit's paper.</param>
    public async Task AcceptAsync(string above, string unit, string digest)
    {
        await EnterAsync(above);
        var form = $"form[data-act=accept][data-region='{unit}']";
        foreach (var (box, label) in new[] { ("first", 'a'), ("second", 'b') })
        {
            var asked = await page.InnerTextAsync($"label[for={label}-{unit}]");
            var place = int.Parse(string.Concat(asked.Where(char.IsAsciiDigit)), CultureInfo.InvariantCulture);
            await page.FillAsync($"{form} input[name={box}]", digest[((place - 1) * 4)..(place * 4)]);
        }

        await SignAsync(form);
    }

    /// <summary>Reopens a plenary below.</summary>
    public async Task ReopenAsync(string region, string reason)
    {
        await EnterAsync(region);
        await page.FillAsync("#alasan", reason);
        await SignAsync("form[data-act=reopen]");
    }

    private async Task EnterAsync(string region, string below = "") => await page.GotoAsync($"{Desk}/pleno/{OneDistrict.Contest}/{region}{below}");

    /// <summary>Signs a step; once it is in the log the page does not offer it any more.</summary>
    private async Task SignAsync(string step)
    {
        await page.Locator($"{step} button[type=submit]").First.ClickAsync();
        try
        {
            await page.Locator(step).First.WaitForAsync(new() { State = WaitForSelectorState.Detached });
        }
        catch (TimeoutException)
        {
            Assert.Fail($"{step} at {page.Url}: {await page.InnerTextAsync("#desk-status")}");
        }
    }
}
