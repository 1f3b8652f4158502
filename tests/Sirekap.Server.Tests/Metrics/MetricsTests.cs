using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Server.Hosting;
using Sirekap.Server.Metrics;
using Sirekap.Server.Tests.Intake;

namespace Sirekap.Server.Tests.Metrics;

public sealed class MetricsTests : IAsyncLifetime
{
    private const string Station = "8271021022008";

    private readonly RunningServer _server = new() { Configure = options => options.Metrics = "http://127.0.0.1:0" };

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Appends_refusals_tree_size_and_lag_are_told_at_an_address_of_their_own()
    {
        await _server.StartAsync();
        var officer = await _server.OfficerAsync(Station);
        var refused = await RunningServer.RefusalAsync(await _server.SendAsync(SignedEntry.Sign(
            KeyStatement.Enrol(_server.Definition.Id, RunningServer.Now, 1, [.. officer.PublicKey], Role.Officer, Station), officer)));
        await _server.Http.GetStringAsync(new Uri($"/api/v1/receipts/{_server.Live.Size - 1}", UriKind.Relative));
        var told = await ReadAsync();
        Assert.Equal(_server.Live.Size, told["sirekap_log_entries"]);
        Assert.Equal(_server.Live.Size, told["sirekap_log_published_entries"]);
        Assert.Equal(1, told["sirekap_log_publishes"]);
        Assert.Equal(0, told["sirekap_log_publish_lag_seconds"]);
        Assert.Equal(1, told["sirekap_log_appends_total{result=\"stored\"}"]);
        Assert.Equal(1, told["sirekap_log_appends_total{result=\"refused\"}"]);
        Assert.Equal(2, told["sirekap_log_append_duration_seconds_count"]);
        Assert.Equal(1, told["sirekap_log_commit_duration_seconds_count"]);
        Assert.True(told["sirekap_log_publish_duration_seconds_count"] >= 1);
        Assert.True(told[$"sirekap_refusals_total{{code=\"{refused.Code}\"}}"] >= 1);
        Assert.Equal(0, told["sirekap_reading_waiting"]);
        Assert.Equal(0, told["sirekap_witnesses_expected"]);
    }

    [Fact]
    public async Task The_public_address_shows_no_metrics_and_the_other_one_nothing_else()
    {
        await _server.StartAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await _server.Http.GetAsync(new Uri("/metrics", UriKind.Relative))).StatusCode);
        using var http = new HttpClient { BaseAddress = new Uri(_server.Service<MetricsServer>().Address!) };
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(new Uri("/healthz", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task Meters_of_others_in_the_same_process_are_not_taken_for_the_servers_own()
    {
        using var other = new System.Diagnostics.Metrics.Meter("Sirekap.Witnesses");
        other.CreateObservableGauge("sirekap.witnesses.expected", () => 77);
        await _server.StartAsync();
        Assert.Equal(0, (await ReadAsync())["sirekap_witnesses_expected"]);
    }

    [Fact]
    public async Task Without_the_setting_nothing_listens()
    {
        _server.Configure = _ => { };
        await _server.StartAsync();
        Assert.Null(_server.Service<MetricsServer>().Address);
    }

    [Fact]
    public async Task A_collector_is_sent_them_by_OTLP()
    {
        var heard = new TaskCompletionSource<string>();
        await using var collector = await CollectorAsync(heard, "/behind/v1/metrics");
        _server.Configure = options => options.Otlp = collector.Urls.First() + "/behind/";
        await _server.StartAsync();
        _server.Service<MeterProvider>().ForceFlush();
        var body = await heard.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        Assert.StartsWith("/behind/v1/metrics ", body, StringComparison.Ordinal);
        Assert.Contains("sirekap.log.published.entries", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_collector_is_sent_traces_in_which_nobody_who_asked_is_named()
    {
        var heard = new TaskCompletionSource<string>();
        await using var collector = await CollectorAsync(heard, "/v1/traces", "/cari");
        _server.Configure = options => (options.Otlp, options.TraceShare) = (collector.Urls.First(), 1);
        await _server.StartAsync();
        await _server.OfficerAsync(Station);
        using (var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/cari?q=nama-orang", UriKind.Relative)))
        {
            request.Headers.TryAddWithoutValidation("User-Agent", "SecretBrowser/1.0");
            (await _server.Http.SendAsync(request)).Dispose();
        }

        _server.Service<TracerProvider>().ForceFlush();
        var body = await heard.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        Assert.Contains("/cari", body, StringComparison.Ordinal);
        Assert.Contains("log.append", body, StringComparison.Ordinal);
        Assert.Contains("log.commit", body, StringComparison.Ordinal);
        Assert.DoesNotContain("SecretBrowser", body, StringComparison.Ordinal);
        Assert.DoesNotContain("nama-orang", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_collector_without_an_address_is_refused_at_the_start()
    {
        _server.Configure = options => options.Otlp = "collector";
        var refused = await Assert.ThrowsAsync<InvalidDataException>(_server.StartAsync);
        Assert.Contains("\"collector\"", refused.Message, StringComparison.Ordinal);
        _server.Configure = _ => { };
        await _server.StartAsync();
    }

    private static async Task<WebApplication> CollectorAsync(TaskCompletionSource<string> heard, string path, string waitsFor = "")
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var all = new System.Text.StringBuilder();
        app.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            if (context.Request.Path != path)
                return;
            lock (all)
                all.Append(System.Text.Encoding.Latin1.GetString(body.ToArray()));
            if (all.ToString().Contains(waitsFor, StringComparison.Ordinal))
                heard.TrySetResult($"{path} {all}");
        });
        await app.StartAsync();
        return app;
    }

    private async Task<Dictionary<string, double>> ReadAsync()
    {
        using var http = new HttpClient { BaseAddress = new Uri(_server.Service<MetricsServer>().Address!) };
        using var answer = await http.GetAsync(new Uri("/metrics", UriKind.Relative));
        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        return (await answer.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => line[0] != '#').ToDictionary(line => line[..line.LastIndexOf(' ')], line => double.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture));
    }
}
