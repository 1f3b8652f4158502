using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;

namespace Sirekap.EndToEnd.Tests;

/// <summary>What a first visit costs a cheap phone: Chromium with its processor four times slower, on Lighthouse's slow 4G.</summary>
[Collection(nameof(DemoSite))]
public class FirstViewTests(DemoSite site)
{
    private const int MostBytes = 30_000, MostDataRequests = 2;

    [Theory]
    [InlineData("/")]
    [InlineData("/en/wilayah/82")]
    [InlineData("/wilayah/35")]
    [InlineData("/wilayah/827102")]
    [InlineData("/perubahan")]
    public async Task A_first_visit_loads_30_KB_at_most_and_one_answer_with_data(string path)
    {
        var view = await VisitAsync(path, isSlow: false);
        Assert.InRange(view.Bytes, 1, MostBytes);
        Assert.InRange(view.DataRequests, 1, MostDataRequests);
    }

    /// <summary>Prints the figures for docs/site.md; run by hand, on a machine that does nothing else.</summary>
    [Fact(Explicit = true)]
    public async Task Measure_first_views()
    {
        var other = Environment.GetEnvironmentVariable("SIREKAP_SITE");
        foreach (var path in new[] { "/", "/wilayah/82", "/wilayah/827102", "/wilayah/8271021022", "/tps/8271021022008", "/perubahan" })
        {
            var views = new List<FirstView>();
            for (var round = 0; round < 5; round++)
                views.Add(await VisitAsync(other + path, isSlow: true));
            var middle = views.OrderBy(view => view.LargestPaint).ElementAt(views.Count / 2);
            TestContext.Current.TestOutputHelper!.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| `{path}` | {middle.Bytes} | {middle.Requests} | {middle.FirstPaint:0} | {middle.LargestPaint:0} |"));
        }
    }

    private async Task<FirstView> VisitAsync(string path, bool isSlow)
    {
        var page = await site.OpenAsync("/healthz", width: 360, scripts: true);
        await using var context = page.Context;
        var session = await context.NewCDPSessionAsync(page);
        var (bytes, requests, data) = (0, 0, 0);
        session.Event("Network.requestWillBeSent").OnEvent += (_, sent) =>
        {
            requests++;
            if (sent!.Value.GetProperty("type").GetString() is "Document" or "Fetch" or "XHR")
                data++;
        };
        session.Event("Network.loadingFinished").OnEvent += (_, done) => bytes += (int)done!.Value.GetProperty("encodedDataLength").GetDouble();
        await session.SendAsync("Network.enable");
        await session.SendAsync("Network.setCacheDisabled", new() { ["cacheDisabled"] = true });
        if (isSlow)
        {
            await session.SendAsync("Emulation.setCPUThrottlingRate", new() { ["rate"] = 4 });
            await session.SendAsync("Network.emulateNetworkConditions", new()
            {
                ["offline"] = false,
                ["latency"] = 562.5,
                ["downloadThroughput"] = 1474.56 * 1024 / 8,
                ["uploadThroughput"] = 675.0 * 1024 / 8,
            });
        }

        await page.GotoAsync(path, new() { WaitUntil = WaitUntilState.NetworkIdle });
        var paints = await page.EvaluateAsync<JsonElement>(
            "() => new Promise(done => { let largest = 0; new PerformanceObserver(list => { largest = list.getEntries().at(-1).startTime; }).observe({ type: 'largest-contentful-paint', buffered: true });"
            + " setTimeout(() => done([performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0, largest]), 300); })");
        return new(bytes, requests, data, paints[0].GetDouble(), paints[1].GetDouble());
    }

    private sealed record FirstView(int Bytes, int Requests, int DataRequests, double FirstPaint, double LargestPaint);
}
