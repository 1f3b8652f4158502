using System.Text.Json;
using Microsoft.Playwright;

namespace Sirekap.EndToEnd.Tests.Receipts;

/// <summary>A person's hands on the page.</summary>
internal sealed class VerifyPageDriver
{
    private readonly List<string> _asked = [], _errors = [];

    public VerifyPageDriver(IPage page)
    {
        Page = page;
        page.Request += (_, request) => _asked.Add(request.Url);
        page.PageError += (_, error) => _errors.Add(error);
        page.Console += (_, message) => _errors.Add(message.Text);
    }

    public IPage Page { get; }

    /// <summary>Whatever the page has asked for, itself included.</summary>
    public IReadOnlyList<string> Asked => _asked;

    /// <summary>Scripts that failed, and what the page's own policy forbade.</summary>
    public IReadOnlyList<string> Errors => _errors;

    public async Task ChooseAsync(params byte[][] files)
    {
        await HideAsync();
        await Page.Locator("#files").SetInputFilesAsync(
            files.Select((bytes, at) => new FilePayload { Name = $"{at}.tlog-proof", MimeType = "application/octet-stream", Buffer = bytes }));
        await ShownAsync();
    }

    public async Task<string> CheckAsync(string key, string policy = "", string pasted = "")
    {
        await Page.Locator("#key").FillAsync(key);
        await Page.EvaluateAsync("text => { document.getElementById('policy').value = text; }", policy);
        await Page.Locator("#receipt").FillAsync(pasted);
        await HideAsync();
        await Page.Locator("#check").ClickAsync();
        await ShownAsync();
        return await VerdictAsync();
    }

    /// <summary>Results are put in at once, when everything is computed.</summary>
    private async Task ShownAsync() => await Page.Locator("#results").WaitForAsync();

    private async Task HideAsync() => await Page.EvaluateAsync("document.getElementById('results').hidden = true");

    public Task<string> VerdictAsync() => Page.Locator("#results > .verdict").InnerTextAsync();

    public Task<string> ResultsAsync() => Page.Locator("#results").InnerTextAsync();

    /// <summary>Whether the page says of each file that it holds, by the same function that its button calls.</summary>
    public async Task<bool[]> HoldAsync(IEnumerable<byte[][]> inputs, string key, string policy)
    {
        var answer = await Page.EvaluateAsync<JsonElement>(
            """
            async ({ all, key, policy }) => {
              const bytesOf = base64 => Uint8Array.from(atob(base64), letter => letter.charCodeAt(0));
              const held = [];
              for (const files of all) {
                const inputs = files.map(file => ({ name: 'file', bytes: bytesOf(file), isPasted: false }));
                const { results } = await sirekap.check({ inputs, key, policy });
                held.push(results.length === 1 && results[0].status === 'good');
              }
              return held;
            }
            """,
            new { all = inputs.Select(files => files.Select(Convert.ToBase64String).ToArray()).ToArray(), key, policy });
        return [.. answer.EnumerateArray().Select(held => held.GetBoolean())];
    }
}
