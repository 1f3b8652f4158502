using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;

namespace Sirekap.EndToEnd.Tests;

/// <summary>An officer's night in a real browser: from the code on paper to a receipt, with the network gone, the app closed and an answer lost.</summary>
[Collection(nameof(DeskSite))]
public class PhoneTests(DeskSite site, ITestOutputHelper output)
{
    private const string Mistyped = "IV.2", Contest = "ppwp";

    [Fact]
    public async Task An_officer_enrols_photographs_types_signs_offline_and_walks_away_with_proof()
    {
        var folder = Directory.CreateTempSubdirectory("sirekap-phone-").FullName;
        var scene = Directory.GetFiles(Path.Combine(site.Data, "foto-hp"), "*halaman1.jpg").Single();
        var phone = await site.PhoneAsync(folder, scene);
        var officer = new PhoneDriver(phone.Pages[0], Path.Combine(site.Data, "foto-hp"));
        await LoseTheAnswerAsync(officer.Page);
        await officer.EnrolAsync(site.PhoneLink);
        var station = new Uri(site.PhoneLink).Fragment[1..].Split('.')[0];

        // A used code lets nobody else in.
        var stranger = await site.PersonAsync();
        await stranger.GotoAsync(site.PhoneLink);
        await stranger.ClickAsync("#enrol button");
        await stranger.WaitForSelectorAsync("#say.alarm");
        Assert.Contains("sudah dipakai", await stranger.InnerTextAsync("#say"), StringComparison.Ordinal);

        // From here on there is no network.
        await phone.SetOfflineAsync(true);
        var page = officer.Page;
        await page.ClickAsync("#go-on");
        await page.WaitForSelectorAsync("#gallery", new() { State = WaitForSelectorState.Attached });
        Assert.Equal("wrong-page", await officer.TakeAsync(officer.Photograph(2)));
        Assert.Contains("halaman lain", await page.InnerTextAsync("#verdict"), StringComparison.Ordinal);
        await officer.LookAsync("refused");
        // The live camera takes the picture by itself when the page can be read.
        await page.ClickAsync("#open-camera");
        await page.WaitForSelectorAsync("#verdict[data-state=good]", new() { Timeout = 60_000 });
        await officer.LookAsync("page");
        await officer.NextPageAsync(2);
        // The camera sees page 1 still, so it says so and takes nothing.
        await page.ClickAsync("#open-camera");
        await page.Locator(".advice", new() { HasTextString = "halaman lain" }).WaitForAsync();
        await officer.LookAsync("camera");
        await page.ClickAsync("#stop-camera");
        await page.WaitForSelectorAsync("#screen[data-place$='/2'] #gallery", new() { State = WaitForSelectorState.Attached });
        Assert.Equal("good", await officer.TakeAsync(officer.Photograph(2)));
        await officer.NextPageAsync(3);
        await page.SetInputFilesAsync("#gallery", officer.Photograph(2));
        await page.WaitForSelectorAsync("#say.alarm");
        Assert.Contains("foto yang sama", await page.InnerTextAsync("#say"), StringComparison.OrdinalIgnoreCase);
        Assert.Equal("good", await officer.TakeAsync(officer.Photograph(3)));
        await page.ClickAsync("#next");

        // Blind: nothing of what was read stands on the screen.
        await page.WaitForSelectorAsync("#figures");
        Assert.All(await page.Locator("#figures input").EvaluateAllAsync<string[]>("boxes => boxes.map(box => box.value)"), value => Assert.Equal("", value));
        await officer.TypeAsync(officer.Paper.Select(figure => figure.Key == Mistyped ? KeyValuePair.Create(figure.Key, figure.Value + 1) : figure));
        await officer.LookAsync("figures");

        // Switched off and on again without a network: all is there.
        await phone.CloseAsync();
        phone = await site.PhoneAsync(folder, scene, offline: true);
        officer = new PhoneDriver(phone.Pages[0], Path.Combine(site.Data, "foto-hp"));
        page = officer.Page;
        var since = TimeProvider.System.GetTimestamp();
        await page.GotoAsync($"{new Uri(site.PhoneLink).GetLeftPart(UriPartial.Authority)}/hp/");
        await page.ClickAsync("#go-on");
        output.WriteLine($"Started offline and went on in {TimeProvider.System.GetElapsedTime(since).TotalMilliseconds:F0} ms.");
        await page.ClickAsync("#figures button");
        await page.WaitForSelectorAsync($".pair[data-field='{Mistyped}'] canvas");
        Assert.Contains("≠", await page.InnerTextAsync("#rules ~ .bad"), StringComparison.Ordinal);
        await officer.LookAsync("compare");
        await officer.CorrectAsync(Mistyped);
        await officer.SignAsync();
        var code = await page.InnerTextAsync("#code");
        Assert.Equal("", await page.GetAttributeAsync("#state", "data-index"));
        await officer.LookAsync("signed-offline");

        // The network comes back, but the first answer is lost behind the server's door; the app is closed meanwhile.
        var lost = 0;
        await phone.RouteAsync("**/api/v1/statements", async route =>
        {
            await route.FetchAsync();
            lost++;
            await route.AbortAsync();
        });
        await phone.SetOfflineAsync(false);
        await WaitUntilAsync(() => lost > 0);
        Assert.Equal("", await page.GetAttributeAsync("#state", "data-index"));
        await phone.CloseAsync();
        phone = await site.PhoneAsync(folder, scene);
        officer = new PhoneDriver(phone.Pages[0], Path.Combine(site.Data, "foto-hp"));
        page = officer.Page;
        await page.GotoAsync($"{new Uri(site.PhoneLink).GetLeftPart(UriPartial.Authority)}/hp/");
        await page.ClickAsync("a[href^='#kirim/']");
        await page.WaitForSelectorAsync("#state[data-done=true]", new() { Timeout = 60_000 });
        Assert.Equal("Holds", await page.GetAttributeAsync("#state", "data-proof"));
        Assert.Equal(code, await page.InnerTextAsync("#code"));
        await officer.LookAsync("proven");
        var index = await page.GetAttributeAsync("#state", "data-index");

        await NumbersOnlyMoveOnAsync(page);
        await CheckWithTheProgramAsync(index!, folder);
        await OnlyATrueReceiptIsGreenAsync(page, index!);
        await CountsAsync(station);
        await WitnessAsync(await page.GetAttributeAsync(".qr", "data-link"), index!);
        await ReplaceAsync(officer, station, index!);
        await phone.CloseAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>The server has used the code up, but the phone does not hear of it and is closed: its key is kept.</summary>
    private async Task LoseTheAnswerAsync(IPage page)
    {
        await page.RouteAsync("**/hp/api/daftar", async route =>
        {
            await route.FetchAsync();
            await route.AbortAsync();
        });
        await page.GotoAsync(site.PhoneLink);
        await page.ClickAsync("#enrol button");
        await page.WaitForSelectorAsync("#say.alarm");
        Assert.Contains("kode yang sama", await page.InnerTextAsync("#say"), StringComparison.Ordinal);
        await page.UnrouteAsync("**/hp/api/daftar");
        await page.ReloadAsync();
    }

    /// <summary>A clock that is learnt while a form is signed does not take the key's number back, and neither does a form that another window has signed.</summary>
    private static async Task NumbersOnlyMoveOnAsync(IPage page)
    {
        var kept = await page.EvaluateAsync<JsonElement>(
            """
            async () => {
              const base = document.querySelector('link[rel=manifest]').href.replace('manifest.webmanifest', '');
              const { learnTime } = await import(base + 'clock.js');
              const { DraftGone, becomeMe, commit, readMe } = await import(base + 'store.js');
              const me = await readMe();
              const answer = { headers: new Headers({ Date: new Date(Date.now() + 86_400_000).toUTCString() }) };
              await Promise.all([learnTime(answer), becomeMe({ ...me, next: me.next + 5 })]);
              const isGone = await commit({ contest: 'signed-elsewhere', digest: 'x' }, me).catch(failure => failure instanceof DraftGone);
              const { next, offset } = await readMe();
              await becomeMe(me);
              return { moved: next - me.next, isLearnt: offset > 80_000_000, isGone: isGone === true };
            }
            """);
        Assert.Equal((5, true, true), (kept.GetProperty("moved").GetInt32(), kept.GetProperty("isLearnt").GetBoolean(), kept.GetProperty("isGone").GetBoolean()));
    }

    private async Task CheckWithTheProgramAsync(string index, string folder)
    {
        using var http = new HttpClient { BaseAddress = site.Address };
        var receipt = Path.Combine(folder, "receipt.tlog-proof");
        await File.WriteAllBytesAsync(receipt, await http.GetByteArrayAsync(new Uri($"/api/v1/receipts/{index}?entry=true", UriKind.Relative)));
        var vkey = (await http.GetStringAsync(new Uri("/log/vkey", UriKind.Relative))).Trim();
        var (status, text) = await SirekapProcess.RunAsync("verify", "--receipt", receipt, "--vkey", vkey);
        Assert.True(status == 0, text);
    }

    /// <summary>The app's own check, asked about receipts that are not quite right.</summary>
    private static async Task OnlyATrueReceiptIsGreenAsync(IPage page, string index)
    {
        var verdicts = await page.EvaluateAsync<string[]>(
            """
            async index => {
              const base = document.querySelector('link[rel=manifest]').href.replace('manifest.webmanifest', '');
              const { proofOf } = await import(base + 'receipt.js');
              const { readMe, readOutbox } = await import(base + 'store.js');
              const [sent] = await readOutbox(), me = await readMe();
              const receipt = await (await fetch(`/api/v1/receipts/${index}?entry=true`)).text();
              const ask = (text, own, place, vkey) => proofOf(new TextEncoder().encode(text), own, place, { vkey });
              return [
                await ask(receipt, sent, Number(index), me.vkey),
                await ask(receipt, { entry: sent.entry.replace('"seq":1', '"seq":2') }, Number(index), me.vkey),
                await ask(receipt, sent, Number(index) + 1, me.vkey),
                await ask(receipt.replace(/\n(\d+)\n/, (_, size) => `\n${Number(size) + 1}\n`), sent, Number(index), me.vkey),
                await ask(receipt.split('\n\n')[0], sent, Number(index), me.vkey),
                await ask(receipt, sent, Number(index), undefined),
              ];
            }
            """,
            index);
        Assert.Equal(["Holds", "Broken", "Broken", "Broken", "Broken", "None"], verdicts);
    }

    /// <summary>The server reads the pictures that the phone made, and the form counts without anybody's help.</summary>
    private async Task CountsAsync(string station)
    {
        using var http = new HttpClient { BaseAddress = site.Address };
        var state = "";
        await WaitUntilAsync(async () =>
        {
            state = (await http.GetFromJsonAsync<JsonElement>($"/api/v1/stations/{station}/{Contest}")).GetProperty("state").GetString()!;
            return state is not ("awaited" or "received");
        });
        Assert.Equal("agreed", state);
    }

    /// <summary>A witness's phone, which has no account, keeps what the code says and finds it in the log.</summary>
    private async Task WitnessAsync(string? link, string index)
    {
        var witness = new PhoneDriver(await site.PersonAsync(), Path.Combine(site.Data, "foto-hp"));
        await witness.Page.GotoAsync(link!);
        await witness.Page.ClickAsync("button.check");
        await witness.Page.WaitForSelectorAsync("#screen .good");
        Assert.Contains(index, await witness.Page.InnerTextAsync("#screen .good"), StringComparison.Ordinal);
        await witness.LookAsync("witness");
        // A link that inflates to more than any entry has is put down.
        var verdicts = await witness.Page.EvaluateAsync<string[]>(
            """
            async () => {
              const { pack, unpack } = await import(document.querySelector('link[rel=manifest]').href.replace('manifest.webmanifest', 'bytes.js'));
              const ask = async size => unpack(await pack(new Uint8Array(size))).then(bytes => `${bytes.length}`, failure => failure.message);
              return [await ask(8192), await ask(8193), await ask(50_000_000)];
            }
            """);
        Assert.Equal(["8192", "more than 8192 bytes", "more than 8192 bytes"], verdicts);
    }

    private static async Task ReplaceAsync(PhoneDriver officer, string station, string index)
    {
        await officer.Page.ClickAsync("#replace");
        await officer.Page.WaitForSelectorAsync("#figures");
        await officer.TypeAsync([KeyValuePair.Create("II.3", officer.Paper["II.3"] + 1)]);
        await officer.Page.ClickAsync("#figures button");
        await officer.Page.WaitForSelectorAsync("#wrong-paper");
        await officer.Page.CheckAsync("#wrong-paper");
        // Without a reason it is not signed.
        await officer.Page.CheckAsync("#as-paper");
        await officer.Page.ClickAsync("#sign button");
        await officer.Page.WaitForSelectorAsync("#say.alarm");
        Assert.Contains("mengapa formulir diganti", await officer.Page.InnerTextAsync("#say"), StringComparison.Ordinal);
        await officer.Page.SelectOptionAsync("#reason", "mistyped");
        await officer.LookAsync("reason");
        await RefusedFormsAreBegunAnewAsync(officer);
        // Refused for good: said in words, kept, and offered again by hand.
        await officer.Page.RouteAsync("**/api/v1/statements", route => route.FulfillAsync(new() { Status = 409, ContentType = "application/problem+json", Body = """{"code":"form-exists","detail":"…"}""" }));
        await officer.SignAsync();
        await officer.Page.WaitForSelectorAsync("#state[data-refusal=form-exists]");
        Assert.Contains("Log sudah memuat formulir TPS ini", await officer.Page.InnerTextAsync("#state"), StringComparison.Ordinal);
        await officer.LookAsync("not-taken");
        await officer.Page.UnrouteAsync("**/api/v1/statements");
        await officer.Page.ClickAsync("#again");
        await officer.Page.WaitForSelectorAsync("#state[data-done=true]", new() { Timeout = 60_000 });
        using var http = new HttpClient { BaseAddress = new Uri(officer.Page.Url) };
        var shown = await http.GetFromJsonAsync<JsonElement>($"/api/v1/stations/{station}/{Contest}");
        var forms = shown.GetProperty("history").EnumerateArray().Where(line => line.GetProperty("kind").GetString() == "form").Select(line => line.GetProperty("log").ToString());
        Assert.Equal([index, (await officer.Page.GetAttributeAsync("#state", "data-index"))!], forms);
        var newest = shown.GetProperty("history").EnumerateArray().Last(line => line.GetProperty("kind").GetString() == "form");
        Assert.Equal((index, "mistyped"), (newest.GetProperty("replaces").ToString(), newest.GetProperty("reason").GetString()));
        Assert.Contains("salah ketik", await http.GetStringAsync(new Uri($"/tps/{station}", UriKind.Relative)), StringComparison.Ordinal);
    }

    /// <summary>A revoked key leads to enrolment, and the form is signed anew from what was typed and photographed.</summary>
    private static async Task RefusedFormsAreBegunAnewAsync(PhoneDriver officer)
    {
        var page = officer.Page;
        await page.RouteAsync("**/api/v1/statements", route => route.FulfillAsync(new() { Status = 403, ContentType = "application/problem+json", Body = """{"code":"key-revoked","detail":"…"}""" }));
        await officer.SignAsync();
        await page.WaitForSelectorAsync("#state[data-refusal=key-revoked]");
        await officer.LookAsync("key-revoked");
        await page.ClickAsync("#enrol-again");
        await page.WaitForSelectorAsync("#enrol");
        Assert.Matches("^[0-9]{13}$", await page.InputValueAsync("#station"));
        await officer.LookAsync("enrol-again");
        await page.GoBackAsync();
        await page.ClickAsync("#redo");
        await page.ClickAsync("#figures button");
        await page.WaitForSelectorAsync("#wrong-paper");
        await page.CheckAsync("#wrong-paper");
        await page.UnrouteAsync("**/api/v1/statements");
    }

    private static Task WaitUntilAsync(Func<bool> holds) => WaitUntilAsync(() => Task.FromResult(holds()));

    private static async Task WaitUntilAsync(Func<Task<bool>> holds)
    {
        for (var tries = 0; !await holds(); tries++)
        {
            Assert.True(tries < 240, "It did not come about within a minute.");
            await Task.Delay(250);
        }
    }
}
