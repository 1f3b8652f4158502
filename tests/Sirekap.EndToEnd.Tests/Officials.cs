using Microsoft.Playwright;

namespace Sirekap.EndToEnd.Tests;

/// <summary>People who come to the desk, each with an empty browser and a passkey of its own.</summary>
internal static class Officials
{
    /// <summary>Somebody whose browser has an authenticator that knows who is there.</summary>
    public static async Task<IPage> PersonAsync(this IBrowser browser)
    {
        var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = 1366, Height = 768 } });
        var page = await context.NewPageAsync();
        var session = await context.NewCDPSessionAsync(page);
        await session.SendAsync("WebAuthn.enable");
        await session.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
        return page;
    }

    /// <summary>Takes an invitation and sits down.</summary>
    public static async Task<IPage> AcceptAsync(this IPage page, string link)
    {
        await page.GotoAsync(link);
        await page.ClickAsync("#accept");
        await page.WaitForSelectorAsync("#logout");
        return page;
    }
}
