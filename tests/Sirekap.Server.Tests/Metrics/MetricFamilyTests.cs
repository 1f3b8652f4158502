using System.Diagnostics.Metrics;
using System.Text;
using Sirekap.Server.Metrics;

namespace Sirekap.Server.Tests.Metrics;

public sealed class MetricFamilyTests : IDisposable
{
    private readonly Meter _meter = new("test");

    public void Dispose() => _meter.Dispose();

    [Fact]
    public void A_counter_is_written_with_its_labels_escaped()
    {
        var family = MetricFamily.Of(_meter.CreateCounter<long>("sirekap.refusals", description: "Two\nlines."));
        family.Take(2, [new("code", "a\"b\\c\nd")]);
        family.Take(3, [new("code", "a\"b\\c\nd")]);
        Assert.Equal("# HELP sirekap_refusals_total Two\\nlines.\n# TYPE sirekap_refusals_total counter\nsirekap_refusals_total{code=\"a\\\"b\\\\c\\nd\"} 5\n", Text(family));
    }

    [Fact]
    public void A_histogram_counts_upwards_and_a_value_on_a_bound_is_below_it()
    {
        var family = MetricFamily.Of(_meter.CreateHistogram("sirekap.time", "s", "Times.", tags: null, new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.5, 1] }));
        foreach (var value in (double[])[0.25, 0.5, 0.75, 8])
            family.Take(value, []);
        Assert.Equal(
            """
            # HELP sirekap_time_seconds Times.
            # TYPE sirekap_time_seconds histogram
            sirekap_time_seconds_bucket{le="0.5"} 2
            sirekap_time_seconds_bucket{le="1"} 3
            sirekap_time_seconds_bucket{le="+Inf"} 4
            sirekap_time_seconds_sum 9.5
            sirekap_time_seconds_count 4

            """,
            Text(family));
    }

    [Fact]
    public void A_gauge_keeps_its_last_value_and_what_was_never_measured_is_not_written()
    {
        var family = MetricFamily.Of(_meter.CreateObservableGauge("sirekap.log.entries", () => 0L));
        Assert.Equal("", Text(family));
        family.Take(7, []);
        family.Take(4, []);
        Assert.EndsWith("sirekap_log_entries 4\n", Text(family), StringComparison.Ordinal);
    }

    private static string Text(MetricFamily family)
    {
        var text = new StringBuilder();
        family.Write(text);
        return text.ToString();
    }
}
