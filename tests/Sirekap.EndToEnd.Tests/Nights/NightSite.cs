using System.Collections.Immutable;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Sirekap.Cli.Client;
using Sirekap.Election;
using Sirekap.Server.Hosting;
using UglyToad.PdfPig;

namespace Sirekap.EndToEnd.Tests.Nights;

/// <summary>The real server with an election of one district, and a browser for each person at its desk.</summary>
internal sealed partial class NightSite : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sirekap-night-").FullName;
    private readonly (string Name, string Value)[] _settings;
    private readonly SirekapProcess _server;
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private NightSite(IPlaywright playwright, IBrowser browser)
    {
        (_playwright, _browser) = (playwright, browser);
        OneDistrict.WriteTo(ElectionData);
        var port = DeskSite.FreePort();
        _settings = [("Sirekap__Election", ElectionData), ("Sirekap__Desk", $"http://localhost:{port}"), ("Sirekap__IntakePerSecond", "0")];
        _server = SirekapProcess.Start("serve", Data, port, _settings);
    }

    public HttpClient Http { get; } = new();

    public ElectionDefinition Definition => ElectionFolder.Load(ElectionData);

    private string ElectionData => Path.Combine(_folder, "election");

    private string Data => Path.Combine(_folder, "data");

    public static async Task<NightSite> StartAsync()
    {
        Assert.SkipWhen(DemoSite.Chromium is null, "Chromium is not installed (Debian's package chromium); ./test installs it when it runs as root.");
        var playwright = await Playwright.CreateAsync();
        var site = new NightSite(playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = DemoSite.Chromium, Args = DemoSite.Flags }));
        site.Http.BaseAddress = await site._server.ReadyAsync();
        return site;
    }

    /// <summary>All forms come in.</summary>
    public async Task SendAsync(Papers papers)
    {
        using var keys = new KeyFolder(Path.Combine(Data, "keys"));
        await papers.SendAsync(Http, keys);
    }

    /// <summary>People come by invitation, each named by role and region: <c>chair 8271</c>.</summary>
    public async Task<IReadOnlyDictionary<string, Seat>> InviteAsync(params string[] people)
    {
        var seats = await Task.WhenAll(people.Select(ComeAsync));
        return people.Zip(seats).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
    }

    /// <summary>How many forms are in a state.</summary>
    public async Task<int> FormsAsync(string state) => (await RegionAsync(OneDistrict.Nation)).GetProperty("states").GetProperty(state).GetInt32();

    /// <summary>The totals of the whole by field.</summary>
    public Task<ImmutableSortedDictionary<string, long>> TotalsAsync() =>
        new IntakeClient(Http).TotalsAsync(OneDistrict.Nation, OneDistrict.Contest, TestContext.Current.CancellationToken);

    /// <summary>The digest of the document with which a tier stands closed in the log; null while it is open.</summary>
    public async Task<string?> ClosedWithAsync(string region) =>
        (await RegionAsync(region)).GetProperty("recap").GetProperty("closed") is { ValueKind: JsonValueKind.Object } end ? end.GetProperty("document").GetString() : null;

    /// <summary>Prints a tier's document and reads it from the paper: its words, and the digest that its foot gives in sixteen groups, which is that of the data file.</summary>
    public async Task<(string Text, string Digest)> PaperAsync(string region)
    {
        using var pdf = PdfDocument.Open(await Http.GetByteArrayAsync($"/dokumen/{OneDistrict.Contest}/{region}.pdf"));
        var digest = Groups().Match(pdf.GetPage(1).Text).Value.Replace(" ", "", StringComparison.Ordinal);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(await Http.GetByteArrayAsync($"/dokumen/{OneDistrict.Contest}/{region}.json"))), digest);
        return (string.Concat(pdf.GetPages().Select(page => page.Text)), digest);
    }

    /// <summary>A stranger who has the election's data recomputes everything from the log.</summary>
    public Task<(int Status, string Output)> VerifyAsync() => SirekapProcess.RunAsync("verify", Http.BaseAddress!.ToString(), "--election", ElectionData);

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
        Http.Dispose();
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<Seat> ComeAsync(string person)
    {
        var (role, region) = (person.Split(' ')[0], person.Split(' ')[1]);
        var (status, link) = await SirekapProcess.RunAsync(_settings, ["desk", "invite", "--role", role, "--region", region, "--data", Data]);
        Assert.True(status == 0, link);
        return new(await (await _browser.PersonAsync()).AcceptAsync(link.Trim()));
    }

    private Task<JsonElement> RegionAsync(string region) => Http.GetFromJsonAsync<JsonElement>($"/api/v1/regions/{region}/{OneDistrict.Contest}");

    [GeneratedRegex("(?:[0-9a-f]{4} ){15}[0-9a-f]{4}", RegexOptions.None, 1000)]
    private static partial Regex Groups();
}
