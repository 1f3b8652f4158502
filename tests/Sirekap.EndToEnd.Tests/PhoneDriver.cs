using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;

namespace Sirekap.EndToEnd.Tests;

/// <summary>The thumbs of an officer: what is pressed and typed on each screen of the app.</summary>
internal sealed class PhoneDriver(IPage page, string photographs)
{
    private static readonly string Axe = Path.Combine(
        Repository.Root, "tests", "Sirekap.EndToEnd.Tests", "node_modules", "axe-core", "axe.min.js");

    public IPage Page => page;

    /// <summary>What stands on the paper, by field.</summary>
    public IReadOnlyDictionary<string, int> Paper { get; } = File.ReadLines(Directory.GetFiles(photographs, "*.csv").Single())
        .Select(line => line.Split(',')).ToDictionary(pair => pair[0], pair => int.Parse(pair[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);

    public string Photograph(int number) => Directory.GetFiles(photographs, $"*halaman{number}.jpg").Single();

    public async Task EnrolAsync(string link)
    {
        await page.GotoAsync(link);
        await page.WaitForSelectorAsync("#enrol");
        await LookAsync("enrol");
        await page.ClickAsync("#enrol button");
        await page.WaitForSelectorAsync("#go-on");
        await page.WaitForSelectorAsync("#ready[data-ready]", new() { Timeout = 60_000 });
        await LookAsync("home");
    }

    /// <summary>Chooses a picture for the page that is asked for, and waits for what the machine says.</summary>
    /// <returns><c>good</c>, or the refusal's code.</returns>
    public async Task<string> TakeAsync(string picture)
    {
        var before = await page.Locator("#verdict").CountAsync() > 0 ? await page.GetAttributeAsync("#verdict", "data-picture") : "";
        await page.SetInputFilesAsync("#gallery", picture);
        await page.WaitForSelectorAsync($"#verdict:not([data-state=reading]):not([data-picture='{before}'])", new() { Timeout = 120_000 });
        return (await page.GetAttributeAsync("#verdict", "data-state"))!;
    }

    public async Task NextPageAsync(int number)
    {
        await page.ClickAsync("#next");
        // The address changes before the screen does.
        await page.WaitForSelectorAsync($"#screen[data-place$='/{number}'] #gallery", new() { State = WaitForSelectorState.Attached });
    }

    public async Task TypeAsync(IEnumerable<KeyValuePair<string, int>> figures)
    {
        foreach (var (field, number) in figures)
            await page.FillAsync(BoxOf(field), number.ToString(CultureInfo.InvariantCulture));
    }

    public async Task CorrectAsync(string field)
    {
        await page.FillAsync(BoxOf(field), Paper[field].ToString(CultureInfo.InvariantCulture));
        await page.DispatchEventAsync(BoxOf(field), "change");
        await page.WaitForSelectorAsync($".pair[data-field='{field}']", new() { State = WaitForSelectorState.Detached });
    }

    public async Task SignAsync()
    {
        await page.CheckAsync("#as-paper");
        await page.ClickAsync("#sign button");
        await page.WaitForSelectorAsync("#state");
    }

    /// <summary>Signs a form with pictures of its first pages that the machine never saw, and one figure.</summary>
    public async Task SignUnreadAsync(string contest, int figure = 7, int pages = 1)
    {
        await page.EvaluateAsync(
            """
            async ([contest, figure, count]) => {
              const base = document.querySelector('link[rel=manifest]').href.replace('manifest.webmanifest', '');
              const { writePicture } = await import(base + 'store.js');
              const { sha256, toHex } = await import(base + 'bytes.js');
              const pages = {};
              for (let page = 1; page <= Number(count); page++) {
                const canvas = new OffscreenCanvas(400, 400);
                const pen = canvas.getContext('2d');
                for (let block = 0; block < 64; block++) {
                  pen.fillStyle = `hsl(${Math.random()}turn 80% 50%)`;
                  pen.fillRect(50 * (block % 8), 50 * Math.floor(block / 8), 50, 50);
                }
                const jpeg = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/jpeg' })).arrayBuffer());
                const digest = toHex(await sha256(jpeg));
                pages[page] = { digest, reading: null, isForced: true };
                await writePicture({ contest, pages, figures: { 'IV.2': Number(figure) }, isTyped: true, replaces: null, reason: null }, digest, jpeg);
              }
              const { signForm } = await import(base + 'form.js');
              const { readMe, readDraft } = await import(base + 'store.js');
              const { state, go } = await import(base + 'app.js');
              const { deliver } = await import(base + 'post.js');
              const { sent, me } = await signForm({ code: contest, pages: Object.keys(pages).map(Number) }, await readDraft(contest), await readMe(), state.election);
              state.me = me;
              go(`kirim/${sent.digest}`);
              deliver();
            }
            """,
            new[] { contest, figure.ToString(CultureInfo.InvariantCulture), pages.ToString(CultureInfo.InvariantCulture) });
        await page.WaitForSelectorAsync("#state");
    }

    /// <summary>Looks at a screen, light and dark: no accessibility fault, nothing wider than the phone, and pictures for people to look at.</summary>
    public async Task LookAsync(string name)
    {
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"The screen {name} is wider than the phone.");
        foreach (var (scheme, ending) in ((ColorScheme, string)[])[(ColorScheme.Dark, "-dark"), (ColorScheme.Light, "")])
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await page.ScreenshotAsync(new() { Path = Path.Combine(Repository.Screenshots, $"phone-{name}{ending}.png"), FullPage = true });
            await CheckAsync(name + ending);
        }
    }

    private async Task CheckAsync(string name)
    {
        if (!File.Exists(Axe))
            return;
        // As the page's policy forbids scripts from elsewhere, axe comes in by the debugger's door.
        await page.EvaluateAsync(await File.ReadAllTextAsync(Axe) + "; 0");
        var violations = await page.EvaluateAsync<JsonElement>(
            "async () => (await axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })).violations"
            + ".map(violation => violation.id + ': ' + violation.nodes.map(node => node.target.join(' ')).join(', '))");
        Assert.True(violations.GetArrayLength() == 0, $"{name}: {violations}");
    }

    private static string BoxOf(string field) => $"[id='f-{field}']";
}
