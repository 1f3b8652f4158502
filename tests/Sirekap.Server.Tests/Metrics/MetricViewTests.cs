using Sirekap.Server.Metrics;
using Sirekap.Server.Metrics.Watching;

namespace Sirekap.Server.Tests.Metrics;

public sealed class MetricViewTests
{
    private static readonly DateTimeOffset Start = new(2024, 2, 14, 20, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1), Hour = TimeSpan.FromHours(1);

    [Fact]
    public void A_counter_is_told_as_its_growth_and_its_rate()
    {
        var view = Samples(13, step => [new("sent_total", "", 100 + (step * 50), null, null)]);
        Assert.Equal(300, view.Growth("sent_total", "", Minute));
        Assert.Equal(5, view.Rate("sent_total", "", Minute));
        Assert.Equal(600, view.Growth("sent_total", "", Hour));
    }

    [Fact]
    public void A_series_that_began_within_the_hour_began_at_nothing()
    {
        var view = Samples(13, step => step < 12 ? [] : [new("refused_total", "code=\"malformed\"", 7, null, null)]);
        Assert.Equal(7, view.Growth("refused_total", "code=\"malformed\"", Hour));
    }

    [Fact]
    public void Quantiles_are_of_the_span_and_not_of_the_whole_life()
    {
        // A thousand slow ones long ago, then a hundred within a minute: half below 0.1 s, half between 0.1 and 1 s.
        var view = Samples(60, step => [new("took_seconds", "", 0, [0.1, 1, 10], step < 58 ? [0, 0, 1000, 0] : [50, 50, 1000, 0])]);
        Assert.Equal(0.1, view.Quantile("took_seconds", "", 0.5, Minute)!.Value, 9);
        Assert.Equal(0.982, view.Quantile("took_seconds", "", 0.99, Minute)!.Value, 9);
        Assert.Null(Samples(3, _ => [new("took_seconds", "", 0, [0.1], [0, 0])]).Quantile("took_seconds", "", 0.5, Minute));
    }

    [Fact]
    public void What_lies_above_every_bound_is_told_as_the_highest_bound() =>
        Assert.Equal(10, Samples(2, step => [new("took_seconds", "", step, [0.1, 1, 10], [0, 0, 0, step])]).Quantile("took_seconds", "", 0.99, Minute));

    [Fact]
    public void An_hour_is_kept_and_what_is_older_is_forgotten()
    {
        var view = Samples(1000, step => [new("size", "", step, null, null)]);
        Assert.Equal(361, view.Line("size", "", isRate: false).Count);
        Assert.Equal(999, view.Now("size"));
        Assert.Equal(Start + (999 * MetricHistory.Step), view.At);
    }

    [Fact]
    public void Before_the_first_sample_nothing_is_known()
    {
        var view = new MetricHistory().View();
        Assert.Null(view.At);
        Assert.Null(view.Now("size"));
        Assert.Equal(0, view.Rate("size", "", Minute));
        Assert.Empty(WatchBoard.Of(view, Start).Panels);
        Assert.Empty(WatchBoard.Of(view, Start).Alarms);
    }

    [Fact]
    public void A_line_has_zero_at_its_foot_and_its_highest_value_at_its_top()
    {
        Assert.Equal("M0 23L60 12L120 1", WatchLine.PathOf([0, 5, 10]));
        Assert.Equal("M60 23L120 1", WatchLine.PathOf([null, 0, 10]));
        Assert.Equal("M0 23L120 23", WatchLine.PathOf([0, 0]));
        Assert.Equal("", WatchLine.PathOf([5]));
    }

    [Theory]
    [InlineData("publish-lag", "sirekap_log_publish_lag_seconds", "", 6)]
    [InlineData("intake-stopped", "sirekap_residency_stopped", "", 1)]
    [InlineData("residency-refused", "sirekap_residency_endpoints", "standing=\"outside\"", 2)]
    [InlineData("reading-late", "sirekap_reading_oldest_seconds", "", 301)]
    [InlineData("reading-failed", "sirekap_reading_pages_total", "result=\"failed\"", 1)]
    [InlineData("review-late", "sirekap_review_oldest_seconds", "", 7201)]
    [InlineData("overloaded", "sirekap_answers_total", "result=\"overloaded\"", 3)]
    [InlineData("server-errors", "http_server_request_duration_seconds", "http_response_status_code=\"500\"", 1)]
    [InlineData("disk-low", "sirekap_disk_free", "", 1024)]
    [InlineData("mirror-silent", "sirekap_mirror_agreed_age_seconds", "", 301)]
    [InlineData("mirror-forked", "sirekap_mirror_forked", "", 1)]
    [InlineData("witnesses-missing", "sirekap_witnesses_expected", "", 2)]
    public void Each_alarm_rings_for_its_own_cause_alone(string code, string family, string labels, double value)
    {
        var others = new List<MetricValue> { new("sirekap_witnesses_signed", "", 0, null, null), new("sirekap_log_publish_lag_seconds", "x", 0, null, null) };
        var view = Samples(2, step => step == 0 ? [] : [.. others, new(family, labels, value, null, null)]);
        Assert.Equal(code, Assert.Single(Alarms.Of(view, view.At!.Value)).Code);
    }

    [Fact]
    public void Slow_senders_ring_and_refusals_by_overload_are_no_fault_of_the_server()
    {
        var view = Samples(2, step => [
            new("sirekap_log_append_duration_seconds", "", step, [1, 2.5], [0, step, 0]),
            new("http_server_request_duration_seconds", "http_response_status_code=\"503\"", step * 9, [1], [step * 9, 0])]);
        Assert.Equal("append-slow", Assert.Single(Alarms.Of(view, view.At!.Value)).Code);
    }

    [Fact]
    public void Old_samples_are_an_alarm_themselves()
    {
        var view = Samples(2, _ => []);
        Assert.Empty(Alarms.Of(view, view.At!.Value + Minute));
        Assert.Equal(new Alarm("watch-stale", 61), Assert.Single(Alarms.Of(view, view.At!.Value + Minute + TimeSpan.FromSeconds(1))));
    }

    [Fact]
    public void A_measure_that_fails_hides_no_other()
    {
        using var house = new MeterHouse();
        using var collector = new MetricsCollector(house);
        var meter = house.Create(new System.Diagnostics.Metrics.MeterOptions("test"));
        meter.CreateObservableGauge("sirekap.broken", long () => throw new IOException("gone"));
        meter.CreateObservableGauge("sirekap.sound", () => 7L);
        Assert.Equal(7, Assert.Single(collector.Read(), value => value.Family == "sirekap_sound").Value);
        Assert.IsType<IOException>(Assert.Single(collector.Failure!.InnerExceptions));
    }

    private static MetricView Samples(int count, Func<int, IEnumerable<MetricValue>> values)
    {
        var history = new MetricHistory();
        for (var step = 0; step < count; step++)
            history.Add(Start + (step * MetricHistory.Step), values(step));
        return history.View();
    }
}
