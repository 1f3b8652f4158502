using System.Net;
using System.Text.Json;
using Microsoft.Playwright;

namespace Sirekap.EndToEnd.Tests;

/// <summary>A signed form goes while the app is closed, where the browser wakes it (Background Sync); the app learns of it when it is opened.</summary>
[Collection(nameof(DeskSite))]
public class PhoneBackgroundTests(DeskSite site)
{
    private const string Station = "8271021009001", Contest = "ppwp", Tag = "sirekap-hp-post";

    [Fact]
    public async Task A_form_that_waits_goes_without_the_app_and_the_app_takes_it_for_sent_once_the_log_has_proven_it()
    {
        var person = await site.PersonAsync();
        await person.SetViewportSizeAsync(320, 640);
        var officer = new PhoneDriver(person, Path.Combine(site.Data, "foto-hp"));
        await officer.EnrolAsync(await SirekapProcess.PhoneLinkAsync(Station, site.Data, site.Desk));
        await person.WaitForSelectorAsync("html[data-offline=ready]", new() { State = WaitForSelectorState.Attached, Timeout = 60_000 });
        await person.Context.SetOfflineAsync(true);
        await officer.SignUnreadAsync(Contest);
        var form = person.Url;
        var picture = await person.EvaluateAsync<string>(
            """
            async () => {
              const { readParcel } = await import(document.querySelector('link[rel=manifest]').href.replace('manifest.webmanifest', 'store.js'));
              return (await readParcel(location.hash.split('/')[1])).pages[1];
            }
            """);
        Assert.SkipWhen(
            !await person.EvaluateAsync<bool>("async () => { const home = await navigator.serviceWorker.ready; for (let tries = 0; tries < 50; tries++) { if ((await home.sync?.getTags())?.includes('sirekap-hp-post')) return true; await new Promise(go => setTimeout(go, 100)); } return false; }"),
            "This Chromium allows no Background Sync.");

        // Closed: no page of the app is open. The network comes back, and the browser wakes the service worker.
        await person.GotoAsync("about:blank");
        await person.Context.SetOfflineAsync(false);
        await WakeAsync(person);

        using var http = new HttpClient { BaseAddress = site.Address };
        await UntilAsync(async () => (await StateAsync(http)).GetProperty("history").GetArrayLength() > 0);
        await UntilAsync(async () =>
        {
            using var asked = await http.SendAsync(new(HttpMethod.Head, new Uri($"/api/v1/photos/{picture}/parts/{new string('0', 32)}", UriKind.Relative)));
            return asked.StatusCode == HttpStatusCode.NoContent && asked.Headers.GetValues("Upload-Complete").Single() == "?1";
        });
        var index = (await StateAsync(http)).GetProperty("history")[0].GetProperty("log").ToString();

        await person.GotoAsync(form);
        await person.WaitForSelectorAsync("#state[data-done=true][data-proof=Holds]", new() { Timeout = 60_000 });
        Assert.Equal(index, await person.GetAttributeAsync("#state", "data-index"));
        Assert.Equal(1, (await StateAsync(http)).GetProperty("history").EnumerateArray().Count(line => line.GetProperty("kind").GetString() == "form"));
        await person.Context.CloseAsync();
    }

    /// <summary>While one hangs, the app cannot send either. No network is needed to see it: the worker's own text runs on a page of the site, with requests that only say how long they may take.</summary>
    [Fact]
    public async Task Every_request_of_the_background_ends_in_a_time_of_its_own()
    {
        var person = await site.PersonAsync();
        await person.GotoAsync(site.Desk.ToString());
        var worker = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "src", "Sirekap.Phone", "wwwroot", "background.js"));
        var limits = await person.EvaluateAsync<string[]>(
            """
            async () => {
              const ended = request => new Promise(done => (request.onsuccess = () => done(request.result)));
              const opening = indexedDB.open("sirekap-hp", 1);
              opening.onupgradeneeded = () => ["outbox", "pictures"].forEach(store => opening.result.createObjectStore(store));
              const base = await ended(opening);
              await ended(base.transaction("outbox", "readwrite").objectStore("outbox").put(
                { entry: "{}", pages: { 1: "p" }, upload: { name: "n", signatures: { p: "s" } }, parcel: JSON.stringify({ index: null, waiting: [1] }) }, "form"));
              await ended(base.transaction("pictures", "readwrite").objectStore("pictures").put(new Uint8Array(9), "p"));
              base.close();
              const limits = [];
              const AbortSignal = { timeout: milliseconds => ({ milliseconds }) };
              const fetch = async (_, { method, signal }) => {
                limits.push(`${method} ${signal?.milliseconds}`);
                return method === "PATCH" ? new Response(null, { status: 409 }) : new Response(null, { headers: { "Upload-Complete": "?0", "Upload-Offset": "0" } });
              };
              let wake;
              const self = { addEventListener: (_, listener) => (wake = listener) };
            """ + worker + """
              await new Promise((done, failed) => wake({ tag: TAG, waitUntil: work => work.then(done, failed) }));
              return limits;
            }
            """);
        Assert.Equal(["POST 30000", "HEAD 60000", "PATCH 60000", "PUT 180000"], limits);
        await person.Context.CloseAsync();
    }

    /// <summary>What the browser does by itself when a network is there.</summary>
    private async Task WakeAsync(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        var found = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        session.Event("ServiceWorker.workerRegistrationUpdated").OnEvent += (_, told) =>
        {
            foreach (var registration in told!.Value.GetProperty("registrations").EnumerateArray())
            {
                if (registration.GetProperty("scopeURL").GetString() == new Uri(site.Desk, "/hp/").ToString())
                    found.TrySetResult(registration.GetProperty("registrationId").GetString()!);
            }
        };
        await session.SendAsync("ServiceWorker.enable");
        var registration = await found.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await session.SendAsync("ServiceWorker.dispatchSyncEvent", new()
        {
            ["origin"] = site.Desk.GetLeftPart(UriPartial.Authority),
            ["registrationId"] = registration,
            ["tag"] = Tag,
            ["lastChance"] = false,
        });
    }

    private static async Task<JsonElement> StateAsync(HttpClient http)
    {
        using var document = JsonDocument.Parse(await http.GetStringAsync(new Uri($"/api/v1/stations/{Station}/{Contest}", UriKind.Relative)));
        return document.RootElement.Clone();
    }

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        for (var tries = 0; !await holds(); tries++)
        {
            Assert.True(tries < 120, "It did not come about within half a minute.");
            await Task.Delay(250);
        }
    }
}
