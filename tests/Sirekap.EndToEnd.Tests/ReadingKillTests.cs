using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;

namespace Sirekap.EndToEnd.Tests;

/// <summary>kill -9 while photographs come in and are read: nothing that was said is lost, and each page is read once, not twice and not never.</summary>
public class ReadingKillTests
{
    private const int ReadBefore = 5;

    [Fact]
    public async Task A_demonstration_killed_while_it_reads_goes_on_where_it_was()
    {
        var data = Directory.CreateTempSubdirectory("sirekap-demo-kill-").FullName;
        var before = new List<SignedEntry>();
        var port = FreePort();
        await using (var first = SirekapProcess.Start("demo", data, port))
        {
            using var http = new HttpClient { BaseAddress = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}")) };
            while (Readings(before).Count() < ReadBefore)
            {
                await Task.Delay(20, TestContext.Current.CancellationToken);
                await TakeAsync(http, before);
            }

            await first.KillAsync();
        }

        await using (var second = SirekapProcess.Start("demo", data))
        {
            using var http = new HttpClient { BaseAddress = await second.ReadyAsync() };
            var after = new List<SignedEntry>();
            await TakeAsync(http, after);
            Assert.Equal(before.Select(entry => entry.Bytes.ToArray()), after.Take(before.Count).Select(entry => entry.Bytes.ToArray()));

            var readings = Readings(after).Select(reading => (reading.Form, reading.Page)).Order().ToList();
            Assert.True(readings.Count > 2 * ReadBefore, "The first program had nothing left to read when it was killed.");
            Assert.Equal(Announced(after).Where(page => File.Exists(Original(data, page.Photo))).Select(page => (page.Form, page.Page)).Order(), readings);

            var (status, output) = await SirekapProcess.RunAsync("verify", http.BaseAddress.ToString());
            Assert.True(status == 0, output);
        }

        Directory.Delete(data, recursive: true);
    }

    private static IEnumerable<ReadingStatement> Readings(IEnumerable<SignedEntry> entries) => entries.Select(entry => entry.Statement).OfType<ReadingStatement>();

    private static IEnumerable<(long Form, int Page, Digest Photo)> Announced(IEnumerable<SignedEntry> entries) => entries
        .SelectMany((entry, index) => entry.Statement is FormStatement form ? form.Pages.Select(page => ((long)index, page.Key, page.Value)) : []);

    private static string Original(string data, Digest photo) => Path.Combine(data, "photos", "original", photo.ToString()[..2], photo + ".jpg");

    /// <summary>Takes in the entries that are durable by now.</summary>
    private static async Task TakeAsync(HttpClient http, List<SignedEntry> entries)
    {
        try
        {
            while (true)
            {
                using var answer = await http.GetAsync(new Uri($"/log/entry/{entries.Count}", UriKind.Relative), TestContext.Current.CancellationToken);
                if (answer.StatusCode != HttpStatusCode.OK)
                    return;
                entries.Add(SignedEntry.Parse(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)));
            }
        }
        catch (HttpRequestException)
        {
            // It does not answer yet.
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
