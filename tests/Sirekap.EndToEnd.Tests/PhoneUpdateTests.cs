using System.Text.Json;
using Microsoft.Playwright;

namespace Sirekap.EndToEnd.Tests;

/// <summary>A server that is started again with another version of the app, while a phone has a form that waits.</summary>
[Collection(nameof(DeskSite))]
public class PhoneUpdateTests(DeskSite site)
{
    private const string Station = "8271021009002", Contest = "ppwp";

    [Fact]
    public async Task A_new_version_of_the_app_takes_over_with_every_form_that_waits_and_sends_it()
    {
        var folder = Directory.CreateTempSubdirectory("sirekap-update-").FullName;
        var (data, app, port) = (Path.Combine(folder, "data"), Path.Combine(folder, "app"), DeskSite.FreePort());
        Copy(Path.Combine(Path.GetDirectoryName(Repository.Program)!, "phone"), app);
        var home = new Uri($"http://localhost:{port}");
        await using var phone = new Lent(await site.PersonAsync());
        var page = phone.Page;
        var officer = new PhoneDriver(page, Path.Combine(site.Data, "foto-hp"));
        string waiting;
        await using (var server = SirekapProcess.Start("serve", data, port, ("Sirekap__PhoneApp", app)))
        {
            await server.ReadyAsync();
            await officer.EnrolAsync(await SirekapProcess.PhoneLinkAsync(Station, data, home));
            await page.WaitForSelectorAsync("html[data-offline=ready]", new() { State = WaitForSelectorState.Attached, Timeout = 60_000 });
            await page.Context.RouteAsync("**/api/v1/statements", route => route.AbortAsync());
            await officer.SignUnreadAsync(Contest);
            waiting = await OutboxAsync(page);
            Assert.Contains("\"index\":null", waiting, StringComparison.Ordinal);
        }

        await File.AppendAllTextAsync(Path.Combine(app, "app.js"), "\ndocument.documentElement.dataset.edition = \"new\";\n");
        await using var again = SirekapProcess.Start("serve", data, port, ("Sirekap__PhoneApp", app));
        await again.ReadyAsync();
        // As long as a page of the old version is open, the old one goes on, with its form.
        await page.EvaluateAsync(
            """
            async () => {
              const home = await navigator.serviceWorker.getRegistration('/hp/');
              await home.update();
              while (!home.waiting) await new Promise(go => setTimeout(go, 100));
            }
            """);
        Assert.Null(await page.GetAttributeAsync("html", "data-edition"));
        Assert.Equal(Entries(waiting), Entries(await OutboxAsync(page)));

        // Closed and opened again: the new version, the same form.
        for (var tries = 0; await page.Locator("html[data-edition=new]").CountAsync() == 0; tries++)
        {
            Assert.True(tries < 20, "The new version never came.");
            await page.GotoAsync("about:blank");
            await page.WaitForTimeoutAsync(500);
            await page.GotoAsync(new Uri(home, "/hp/").ToString());
            await page.WaitForSelectorAsync("section[aria-labelledby=sent]");
        }

        Assert.Equal(Entries(waiting), Entries(await OutboxAsync(page)));
        var names = await page.EvaluateAsync<string[]>("async () => (await caches.keys()).filter(name => name.startsWith('hp-'))");
        Assert.Single(names);
        await page.Context.UnrouteAsync("**/api/v1/statements");
        await page.ClickAsync("a[href^='#kirim/']");
        await page.ClickAsync("#now");
        await page.WaitForSelectorAsync("#state[data-done=true][data-proof=Holds]", new() { Timeout = 60_000 });
        Assert.Equal(Entries(waiting), Entries(await OutboxAsync(page)));
    }

    private static string[] Entries(string outbox) => [.. JsonDocument.Parse(outbox).RootElement.EnumerateArray().Select(sent => sent.GetProperty("entry").GetString()!)];

    /// <summary>What is signed and kept, as the database has it, by no code of any version.</summary>
    private static Task<string> OutboxAsync(IPage page) => page.EvaluateAsync<string>(
        """
        () => new Promise((resolve, reject) => {
          const opened = indexedDB.open('sirekap-hp');
          opened.onerror = () => reject(opened.error);
          opened.onsuccess = () => {
            const all = opened.result.transaction('outbox').objectStore('outbox').getAll();
            all.onsuccess = () => { opened.result.close(); resolve(JSON.stringify(all.result.map(({ entry, parcel }) => ({ entry, ...JSON.parse(parcel) })))); };
          };
        })
        """);

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private sealed record Lent(IPage Page) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => new(Page.Context.CloseAsync());
    }
}
