using System.Net;
using Sirekap.Server.Metrics;
using Sirekap.Server.Metrics.Watching;
using Sirekap.Server.Site.Visiting;
using Sirekap.Server.Tests.Intake;

namespace Sirekap.Server.Tests.Metrics;

public sealed class WatchPageTests : IAsyncLifetime
{
    private readonly RunningServer _server = new() { Configure = options => options.Metrics = "http://127.0.0.1:0" };

    public async ValueTask InitializeAsync() => await _server.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData("/", "id", "Ruang jaga", "Semua baik", "Sisa ruang disk")]
    [InlineData("/en", "en", "Watch room", "All is well", "Free disk space")]
    public async Task The_page_tells_in_both_languages_what_is_measured(string path, string language, params string[] said)
    {
        using var http = Watch();
        var page = WebUtility.HtmlDecode(await http.GetStringAsync(new Uri(path, UriKind.Relative)));
        Assert.Contains($"<html lang=\"{language}\">", page, StringComparison.Ordinal);
        Assert.All(said, words => Assert.Contains(words, page, StringComparison.Ordinal));
        Assert.Contains("state=\"awaited\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.Contains(".wide", await http.GetStringAsync(new Uri(WatchDesk.StylePath, UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_public_address_has_no_such_page()
    {
        var page = await _server.Http.GetStringAsync(new Uri("/", UriKind.Relative));
        Assert.DoesNotContain("Ruang jaga", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await _server.Http.GetAsync(new Uri(WatchDesk.StylePath, UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task Requests_are_told_by_status_and_no_address_of_a_visitor_is_kept()
    {
        (await _server.Http.GetAsync(new Uri("/", UriKind.Relative))).Dispose();
        (await _server.Http.GetAsync(new Uri("/api/v1/regions/nowhere/ppwp", UriKind.Relative))).Dispose();
        using var http = Watch();
        var told = await http.GetStringAsync(new Uri("/metrics", UriKind.Relative));
        Assert.Contains("http_server_request_duration_seconds_count{http_response_status_code=\"404\"} 1", told, StringComparison.Ordinal);
        Assert.DoesNotContain("127.0.0.1", told, StringComparison.Ordinal);
        Assert.Contains("sirekap_forms{contest=\"ppwp\",state=\"awaited\"} 823", told, StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_that_may_be_shown_has_words_in_both_languages()
    {
        foreach (var words in Language.All.Select(language => language.Words))
        {
            Assert.All(Alarms.Codes, code => Assert.NotNull(words.Find("watch.alarm." + code)));
            Assert.All(WatchBoard.Names, name => Assert.NotNull(words.Find(name.Contains('_', StringComparison.Ordinal) ? "watch." + name : "watch.panel." + name)));
        }
    }

    [Fact]
    public void Every_alarm_has_a_chapter_in_the_runbook()
    {
        var chapters = File.ReadLines(Path.Combine(Fixtures.Files.Root, "docs/runbook.md")).Where(line => line.StartsWith("### ", StringComparison.Ordinal)).Select(line => line[4..]).ToHashSet();
        Assert.All(Alarms.Codes, code => Assert.Contains(code, chapters));
    }

    private HttpClient Watch() => new() { BaseAddress = new Uri(_server.Service<MetricsServer>().Address!) };
}
