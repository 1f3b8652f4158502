using System.Collections.Immutable;

namespace Sirekap.Server.Metrics.Watching;

/// <summary>What an operator sees: alarms, then panels of series. Panels of what this program does not measure are left out.</summary>
/// <param name="At">When it was measured; null before the first sample.</param>
/// <param name="Alarms">What is wrong.</param>
/// <param name="Panels">What is measured.</param>
internal sealed record WatchBoard(DateTimeOffset? At, IReadOnlyList<Alarm> Alarms, ImmutableArray<WatchPanel> Panels)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1), Hour = TimeSpan.FromHours(1);

    private static readonly ImmutableArray<(string Name, ImmutableArray<string> Families)> Layout =
    [
        ("intake", ["sirekap_log_appends_total", "sirekap_log_append_duration_seconds", "sirekap_log_commit_duration_seconds"]),
        ("errors", ["sirekap_refusals_total"]),
        ("log", ["sirekap_log_entries", "sirekap_log_published_entries", "sirekap_log_publish_lag_seconds", "sirekap_log_publish_duration_seconds", "sirekap_log_publishes",
            "sirekap_witnesses_signed", "sirekap_witnesses_expected", "sirekap_witnesses_cosignature_age_seconds", "sirekap_witnesses_failures_total"]),
        ("reading", ["sirekap_reading_announced", "sirekap_reading_waiting", "sirekap_reading_oldest_seconds", "sirekap_reading_pages_total", "sirekap_reading_duration_seconds"]),
        ("forms", ["sirekap_forms", "sirekap_review_oldest_seconds"]),
        ("site", ["http_server_request_duration_seconds", "http_server_active_requests", "sirekap_answers_total", "sirekap_answers_waiting"]),
        ("residency", ["sirekap_residency_endpoints", "sirekap_residency_stopped"]),
        ("mirror", ["sirekap_mirror_entries", "sirekap_mirror_behind", "sirekap_mirror_agreed_age_seconds", "sirekap_mirror_looks_total", "sirekap_mirror_forks_total", "sirekap_mirror_forked", "sirekap_mirror_pictures_missing"]),
        ("witness", ["sirekap_witness_answers_total", "sirekap_witness_entries", "sirekap_witness_cosignature_age_seconds"]),
        ("machine", ["dotnet_process_memory_working_set", "dotnet_gc_last_collection_heap_size", "dotnet_process_cpu_time_seconds_total", "dotnet_thread_pool_queue_length", "sirekap_disk_free"]),
    ];

    /// <summary>The names of all panels, and of all families in them.</summary>
    public static IEnumerable<string> Names => Layout.SelectMany(panel => panel.Families.Prepend(panel.Name));

    /// <summary>What the samples of an hour show.</summary>
    public static WatchBoard Of(MetricView view, DateTimeOffset now) => new(view.At, Watching.Alarms.Of(view, now), [.. Layout
        .Select(panel => new WatchPanel(panel.Name, [.. panel.Families.SelectMany(family => view.LabelsOf(family).Select(labels => RowOf(view, family, labels)))]))
        .Where(panel => !panel.Rows.IsEmpty)]);

    private static WatchRow RowOf(MetricView view, string family, string labels)
    {
        var isTimes = family.EndsWith("duration_seconds", StringComparison.Ordinal);
        var grows = isTimes || family.EndsWith("_total", StringComparison.Ordinal);
        return new(
            family, labels,
            grows ? null : view.Now(family, labels),
            grows ? view.Rate(family, labels, Minute) : null,
            grows ? view.Growth(family, labels, Hour) : null,
            isTimes ? view.Quantile(family, labels, 0.5, Minute) : null,
            isTimes ? view.Quantile(family, labels, 0.99, Minute) : null,
            view.Line(family, labels, grows));
    }
}

/// <summary>Series that belong together.</summary>
internal sealed record WatchPanel(string Name, ImmutableArray<WatchRow> Rows);

/// <summary>One series.</summary>
/// <param name="Family">The instrument.</param>
/// <param name="Labels">Its labels.</param>
/// <param name="Now">A gauge's value.</param>
/// <param name="Rate">How often in a second, within the last minute; of what is counted.</param>
/// <param name="LastHour">How often within the last hour; of what is counted.</param>
/// <param name="Median">The median of the last minute in seconds; of times.</param>
/// <param name="Slow">The 99th percentile of the last minute in seconds; of times.</param>
/// <param name="Line">The hour, as the value or as the rate.</param>
internal sealed record WatchRow(string Family, string Labels, double? Now, double? Rate, double? LastHour, double? Median, double? Slow, IReadOnlyList<double?> Line);
