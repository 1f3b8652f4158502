using System.Text;
using Microsoft.Playwright;
using Sirekap.Log;

namespace Sirekap.EndToEnd.Tests;

/// <summary>An officer's bad luck in a real browser, each piece with its own words, and nothing lost.</summary>
[Collection(nameof(DeskSite))]
public class PhoneLuckTests(DeskSite site)
{
    private const string Station = "8271021008002", Contest = "ppwp";

    [Fact]
    public async Task Full_storage_another_stations_paper_pasted_words_a_strange_proxy_two_phones_and_an_evicted_key()
    {
        await using var phone = await PhoneOnPaperAsync("--beside");
        var officer = phone.Driver;
        var page = officer.Page;
        using var paper = new InventedPaper();
        await StorageAsync(officer, paper);
        Assert.Equal("good", await officer.TakeAsync(paper.Of(1)));
        await AnotherStationsPaperAsync(page);
        await officer.NextPageAsync(2);
        Assert.Equal("good", await officer.TakeAsync(paper.Of(2)));
        await officer.NextPageAsync(3);
        Assert.Equal("good", await officer.TakeAsync(paper.Of(3)));
        await page.ClickAsync("#next");
        await page.WaitForSelectorAsync("#figures");
        await PastedAsync(page);
        await officer.TypeAsync(officer.Paper);
        await page.ClickAsync("#figures button");
        await page.WaitForSelectorAsync("#sign");

        // Another phone of the station sends other figures first.
        await using var second = await PhoneOnPaperAsync("--beside");
        var index = await SendUnreadAsync(second.Driver);

        // Words of a proxy are no answer of the server's, but that something is too large is believed.
        await page.RouteAsync("**/api/v1/statements", route => route.FulfillAsync(new() { Status = 403, ContentType = "text/html", Body = "<h1>Masuk dulu</h1>" }));
        await officer.SignAsync();
        await page.WaitForSelectorAsync("#now");
        Assert.Equal("", await page.GetAttributeAsync("#state", "data-refusal"));
        await page.UnrouteAsync("**/api/v1/statements");
        await BusyAsync(page, 429);
        await BusyAsync(page, 503);
        await page.RouteAsync("**/api/v1/statements", route => route.FulfillAsync(new() { Status = 413, ContentType = "text/html", Body = "<h1>413</h1>" }));
        await page.ClickAsync("#now");
        await page.WaitForSelectorAsync("#state[data-refusal=http-413]");
        await page.UnrouteAsync("**/api/v1/statements");
        await page.ClickAsync("#again");

        // Taken as evidence against the first, with what the log holds beside what this phone has; both phones and the public see it, and the officer decides.
        await page.WaitForSelectorAsync("#state:not([data-index=''])");
        await page.WaitForSelectorAsync("#other[data-rival=true]");
        Assert.Contains($"nomor {index}", await page.InnerTextAsync("#other"), StringComparison.Ordinal);
        Assert.Contains("IV.2", await page.InnerTextAsync(".standing table"), StringComparison.Ordinal);
        await officer.LookAsync("another-form");
        await ContradictedAsync(second.Driver, officer.Page, index);
        await page.ClickAsync("#take-over");
        await page.WaitForSelectorAsync("#figures");
        await page.ClickAsync("#figures button");
        await page.SelectOptionAsync("#reason", "mistyped");

        // A login page that says 200 to everything has no picture, and is not sent the same part for ever.
        var asked = 0;
        await page.RouteAsync("**/api/v1/photos/**", route =>
        {
            asked++;
            return route.FulfillAsync(new() { Status = 200, ContentType = "text/html", Body = "<h1>Selamat datang</h1>" });
        });
        await page.RunAndWaitForRequestAsync(officer.SignAsync, "**/api/v1/photos/**");
        await page.WaitForTimeoutAsync(1000);
        Assert.InRange(asked, 1, 12);
        Assert.NotEqual("true", await page.GetAttributeAsync("#state", "data-done"));
        await page.UnrouteAsync("**/api/v1/photos/**");
        await page.WaitForSelectorAsync("#state[data-done=true]", new() { Timeout = 60_000 });

        await SuccessorAsync(page);

        // The other phone hears of it without asking for it.
        await second.Driver.Page.ReloadAsync();
        await second.Driver.Page.WaitForSelectorAsync("#other");
        await EvictedAsync(officer);
    }

    [Fact]
    public async Task A_lost_phone_that_turns_up_again_is_told_that_another_has_taken_its_place_and_loses_nothing()
    {
        const string Other = "8271021008003";
        await using var old = await PhoneOnPaperAsync("", Other);
        await using var fresh = await PhoneOnPaperAsync("--lost", Other);
        var page = old.Driver.Page;
        await old.Driver.SignUnreadAsync(Contest, pages: 3);
        await page.WaitForSelectorAsync("#state[data-refusal=key-revoked]");
        Assert.Contains("HP lain menggantikannya", await page.InnerTextAsync("#state"), StringComparison.Ordinal);
        Assert.Equal(1, await page.Locator("#redo").CountAsync());
        await old.Driver.LookAsync("replaced-phone");

        // The new phone has no signal: a witness's phone sends what it shows, and finds it in the log by itself.
        await fresh.Driver.Page.Context.SetOfflineAsync(true);
        await fresh.Driver.SignUnreadAsync(Contest, 8);
        var witness = await site.PersonAsync();
        await witness.GotoAsync((await fresh.Driver.Page.GetAttributeAsync(".qr", "data-link"))!);
        await witness.ClickAsync("button.send");
        await witness.Locator("#say", new() { HasTextString = "Nomor log" }).WaitForAsync();
        await witness.ReloadAsync();
        await witness.WaitForSelectorAsync("#screen .good");
        await fresh.Driver.Page.Context.SetOfflineAsync(false);
        await fresh.Driver.Page.WaitForSelectorAsync("#state[data-proof=Holds]", new() { Timeout = 60_000 });
        await EnrolledAgainAsync(old.Driver, Other);
    }

    /// <summary>A new code makes the phone its station's once more, and the form that was refused is signed anew with the new key.</summary>
    private async Task EnrolledAgainAsync(PhoneDriver officer, string station)
    {
        var page = officer.Page;
        var refused = page.Url;
        await page.GotoAsync(await LinkAsync(station, "--beside"));
        await page.ClickAsync("#enrol button");
        await page.WaitForSelectorAsync("#ready");
        await page.GotoAsync(refused);
        await page.ClickAsync("#redo");
        await page.ClickAsync("#figures button");
        await officer.SignAsync();
        await page.WaitForSelectorAsync("#state[data-proof=Holds]", new() { Timeout = 60_000 });
        Assert.NotEqual(refused, page.Url);
        // It stands against the new phone's form, which says otherwise; the form that was refused stays in the list.
        await page.GotoAsync(new Uri(new Uri(page.Url), "/hp/").ToString());
        await page.WaitForSelectorAsync("section[aria-labelledby=sent]");
        Assert.Equal(2, await page.Locator("section[aria-labelledby=sent] li").CountAsync());
    }

    /// <summary>A server that is busy or stopped says when to come back: the phone waits as long, says until when, and nothing is refused.</summary>
    private static async Task BusyAsync(IPage page, int status)
    {
        const int Seconds = 90;
        await page.RouteAsync("**/api/v1/statements", route => route.FulfillAsync(new()
        {
            Status = status,
            ContentType = "application/problem+json",
            Headers = [KeyValuePair.Create("Retry-After", $"{Seconds}")],
            Body = """{"code":"too-many-requests","detail":"…"}""",
        }));
        await page.RunAndWaitForResponseAsync(() => page.ClickAsync("#now"), answer => answer.Status == status);
        await page.WaitForFunctionAsync(
            """
            async least => {
              const { readParcel } = await import(document.querySelector('link[rel=manifest]').href.replace('manifest.webmanifest', 'store.js'));
              const { notBefore, refusal } = JSON.parse((await readParcel(location.hash.split('/')[1])).parcel);
              return refusal === null && notBefore - Date.now() > least;
            }
            """,
            (Seconds - 20) * 1000);
        await page.Locator("#screen", new() { HasTextString = "Dicoba lagi" }).WaitForAsync();
        await page.UnrouteAsync("**/api/v1/statements");
    }

    [Fact]
    public async Task A_browser_that_keeps_nothing_is_told_from_a_broken_app()
    {
        var page = await site.PersonAsync();
        await page.SetViewportSizeAsync(320, 640);
        await page.AddInitScriptAsync(
            "indexedDB.open = () => { const request = { error: new DOMException('no', 'SecurityError') }; setTimeout(() => request.onerror()); return request; };");
        await page.GotoAsync(new Uri(site.Desk, "/hp/").ToString());
        await page.Locator("#screen h1", new() { HasTextString = "Aplikasi tidak dapat dibuka" }).WaitForAsync();
        Assert.Contains("menolak menyimpan data", await page.InnerTextAsync("#screen"), StringComparison.Ordinal);
        await new PhoneDriver(page, Path.Combine(site.Data, "foto-hp")).LookAsync("storage-refused");
        await page.Context.CloseAsync();
    }

    /// <summary>The first phone is told, and the station's page shows both forms, each with its receipt.</summary>
    private async Task ContradictedAsync(PhoneDriver first, IPage second, string index)
    {
        var other = await second.GetAttributeAsync("#state", "data-index");
        await first.Page.ReloadAsync();
        await first.Page.WaitForSelectorAsync("#contradicted");
        Assert.Contains($"nomor log {other}", await first.Page.InnerTextAsync("#contradicted"), StringComparison.Ordinal);
        await first.LookAsync("contradicted");
        await first.Page.GotoAsync(new Uri(new Uri(first.Page.Url), "/hp/").ToString());
        await first.Page.WaitForSelectorAsync("#conflict");
        await first.LookAsync("home-contradicted");
        var watcher = await site.PersonAsync();
        await watcher.SetViewportSizeAsync(360, 800);
        await watcher.GotoAsync(new Uri(site.Address, $"/tps/{Station}").ToString());
        var table = watcher.Locator("section[aria-labelledby=tandingan]");
        Assert.Equal(1, await table.Locator($"a[href='/bukti/{index}']").CountAsync());
        Assert.Equal(1, await table.Locator($"a[href='/bukti/{other}']").CountAsync());
        await table.ScreenshotAsync(new() { Path = Path.Combine(Repository.Screenshots, "station-two-phones.png") });
        await first.Page.ClickAsync("#conflict");
        await first.Page.WaitForSelectorAsync("#contradicted");
    }

    /// <summary>No room, another failure of the browser, and then all is well: three different sentences, and the picture is not half kept.</summary>
    private static async Task StorageAsync(PhoneDriver officer, InventedPaper paper)
    {
        var page = officer.Page;
        await page.ClickAsync("#go-on");
        await page.WaitForSelectorAsync("#gallery", new() { State = WaitForSelectorState.Attached });
        await page.EvaluateAsync(
            """
            () => {
              window.put = IDBObjectStore.prototype.put;
              window.refuse = name => { IDBObjectStore.prototype.put = function (...given) { if (this.name === 'draft') throw new DOMException('no', name); return window.put.apply(this, given); }; };
              window.refuse('QuotaExceededError');
            }
            """);
        await page.SetInputFilesAsync("#gallery", paper.Of(1));
        await page.WaitForSelectorAsync("#say.alarm");
        Assert.Contains("Memori HP penuh", await page.InnerTextAsync("#say"), StringComparison.Ordinal);
        await officer.LookAsync("full");
        await page.EvaluateAsync("window.refuse('UnknownError')");
        await page.SetInputFilesAsync("#gallery", paper.Of(1));
        await page.Locator("#say", new() { HasTextString = "peramban menolak" }).WaitForAsync();
        var kept = await page.EvaluateAsync<int>(
            """
            async () => {
              const base = await new Promise(resolve => { const request = indexedDB.open('sirekap-hp'); request.onsuccess = () => resolve(request.result); });
              const count = base.transaction('pictures').objectStore('pictures').count();
              return await new Promise(resolve => { count.onsuccess = () => { base.close(); resolve(count.result); }; });
            }
            """);
        Assert.Equal(0, kept);
        await page.EvaluateAsync("() => { IDBObjectStore.prototype.put = window.put; }");
    }

    /// <summary>What the reader says of the code on the paper decides, with words that name both stations.</summary>
    private static async Task AnotherStationsPaperAsync(IPage page)
    {
        var asked = await page.EvaluateAsync<string[]>(
            """
            async () => {
              const base = document.querySelector('link[rel=manifest]').href.replace('manifest.webmanifest', '');
              const { refusalOf } = await import(base + 'form.js');
              const { t } = await import(base + 'words.js');
              const ask = (refused, station) => String(refusalOf({ reading: { refused, station } }, '8271021008002'));
              return [ask(null, null), ask(null, '8271021008002'), ask(null, '8271021008009'), ask('blurred', '8271021008009'), t('page.station', '8271021008009', '8271021008002')];
            }
            """);
        Assert.Equal(["null", "null", "wrong-station", "blurred"], asked[..4]);
        Assert.Contains("formulir TPS 8271021008009, bukan TPS Anda (8271021008002)", asked[4], StringComparison.Ordinal);
    }

    /// <summary>Letters and numbers that are too large are said to be none; nothing is cut off until it fits.</summary>
    private static async Task PastedAsync(IPage page)
    {
        foreach (var pasted in (string[])["seratus", "1234567", "1.234", "-5"])
        {
            await page.FillAsync("[id='f-IV.2']", pasted);
            await page.Locator("#say", new() { HasTextString = $"\"{pasted}\"" }).WaitForAsync();
            Assert.Equal("true", await page.GetAttributeAsync("[id='f-IV.2']", "aria-invalid"));
        }

        await page.ClickAsync("#figures button");
        Assert.Equal(1, await page.Locator("#figures").CountAsync());
    }

    /// <summary>The log's next key is believed by the signatures of both, and by nothing less.</summary>
    private static async Task SuccessorAsync(IPage page)
    {
        NoteSigner Key(byte seed) => new("log.example/pemilu", [.. Enumerable.Repeat(seed, 32)]);
        var (first, second, third) = (Key(1), Key(2), Key(3));
        var note = KeyRotation.Sign(first, second, new(7, LogHash.OfLeaf("root"u8))).Bytes;
        var text = SignedNote.Open(note.Span, first.Verifier).Text;
        string[] notes =
        [
            Encoding.UTF8.GetString(note.Span),
            Encoding.UTF8.GetString(SignedNote.Sign(text, first).Bytes.Span),
            Encoding.UTF8.GetString(SignedNote.Sign(text, second).Bytes.Span),
            Encoding.UTF8.GetString(SignedNote.Sign(text, third).Bytes.Span),
            Encoding.UTF8.GetString(note.Span).Replace("\n7\n", "\n8\n", StringComparison.Ordinal),
        ];
        var found = await page.EvaluateAsync<string[]>(
            """
            async ([trusted, other, notes]) => {
              const { nextKey } = await import(document.querySelector('link[rel=manifest]').href.replace('manifest.webmanifest', 'successor.js'));
              const ask = (note, key) => nextKey(new TextEncoder().encode(note), key).catch(() => 'refused');
              return [...await Promise.all(notes.map(note => ask(note, trusted))), await ask(notes[0], other)];
            }
            """,
            new object[] { first.Verifier.ToString()!, second.Verifier.ToString()!, notes });
        Assert.Equal([second.Verifier.ToString()!, "refused", "refused", "refused", "refused", "refused"], found);
    }

    /// <summary>The browser has deleted what the app kept: the officer hears what happened and what to do.</summary>
    private static async Task EvictedAsync(PhoneDriver officer)
    {
        var page = officer.Page;
        await page.GotoAsync(new Uri(new Uri(page.Url), "/log/vkey").ToString());
        await page.EvaluateAsync("() => new Promise((resolve, reject) => { const request = indexedDB.deleteDatabase('sirekap-hp'); request.onsuccess = resolve; request.onerror = reject; })");
        await page.GotoAsync(new Uri(new Uri(page.Url), "/hp/").ToString());
        await page.WaitForSelectorAsync("#evicted");
        Assert.Contains(Station, await page.InnerTextAsync("#evicted"), StringComparison.Ordinal);
        Assert.Equal(Station, await page.InputValueAsync("#station"));
        await officer.LookAsync("evicted");
    }

    /// <summary>Sends a form with one picture that the machine never saw, and one figure.</summary>
    private static async Task<string> SendUnreadAsync(PhoneDriver officer)
    {
        await officer.SignUnreadAsync(Contest);
        await officer.Page.WaitForSelectorAsync("#state:not([data-index=''])", new() { Timeout = 60_000 });
        return (await officer.Page.GetAttributeAsync("#state", "data-index"))!;
    }

    private Task<string> LinkAsync(string station, string option) => SirekapProcess.PhoneLinkAsync(station, site.Data, site.Desk, option);

    private async Task<LentPhone> PhoneOnPaperAsync(string option, string station = Station)
    {
        var person = await site.PersonAsync();
        await person.SetViewportSizeAsync(320, 640);
        var driver = new PhoneDriver(person, Path.Combine(site.Data, "foto-hp"));
        await driver.EnrolAsync(await LinkAsync(station, option));
        return new(driver);
    }

    /// <summary>A phone for the length of a test.</summary>
    private sealed record LentPhone(PhoneDriver Driver) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => new(Driver.Page.Context.CloseAsync());
    }
}
