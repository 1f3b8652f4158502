using System.Collections.Immutable;

namespace Sirekap.Server.Metrics.Watching;

/// <summary>Something that an operator should do something about.</summary>
/// <param name="Code">Names it on the page and in docs/runbook.md.</param>
/// <param name="Value">What was measured.</param>
internal sealed record Alarm(string Code, double Value);

/// <summary>When there is an alarm. Each has a chapter in docs/runbook.md, and a sentence in the interface.</summary>
internal static class Alarms
{
    private const double Mega = 1024 * 1024;

    /// <summary>The samples are old: nothing else on the page can be relied on.</summary>
    private const string Stale = "watch-stale";

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1), Five = TimeSpan.FromMinutes(5), Hour = TimeSpan.FromHours(1);

    private static readonly ImmutableArray<(string Code, Func<MetricView, double?> Measure)> Rules =
    [
        ("publish-lag", view => Above(view.Now("sirekap_log_publish_lag_seconds"), 5)),
        ("append-slow", view => Above(view.Quantile("sirekap_log_append_duration_seconds", "", 0.99, Minute), 1)),
        ("intake-stopped", view => Above(view.Now("sirekap_residency_stopped"), 0)),
        ("residency-refused", view => Above(new[] { "outside", "elsewhere", "unproven" }.Sum(standing => view.Now("sirekap_residency_endpoints", $"standing=\"{standing}\"") ?? 0), 0)),
        ("witnesses-missing", view => Above(view.Now("sirekap_witnesses_expected") - view.Now("sirekap_witnesses_signed"), 0)),
        ("reading-late", view => Above(view.Now("sirekap_reading_oldest_seconds"), Five.TotalSeconds)),
        ("reading-failed", view => Above(view.Growth("sirekap_reading_pages_total", "result=\"failed\"", Hour), 0)),
        ("review-late", view => Above(view.Now("sirekap_review_oldest_seconds"), 2 * Hour.TotalSeconds)),
        ("overloaded", view => Above(view.Growth("sirekap_answers_total", "result=\"overloaded\"", Minute), 0)),
        ("server-errors", view => Above(Failures(view), 0)),
        ("disk-low", view => view.Now("sirekap_disk_free") is { } free and < 5 * 1024 * Mega ? free / Mega : null),
        ("mirror-silent", view => Above(view.LabelsOf("sirekap_mirror_agreed_age_seconds").Max(labels => view.Now("sirekap_mirror_agreed_age_seconds", labels)), Five.TotalSeconds)),
        ("mirror-forked", view => Above(view.Now("sirekap_mirror_forked"), 0)),
    ];

    /// <summary>The codes of all alarms that there are.</summary>
    public static IEnumerable<string> Codes => Rules.Select(rule => rule.Code).Append(Stale);

    /// <summary>The alarms of this moment.</summary>
    public static IReadOnlyList<Alarm> Of(MetricView view, DateTimeOffset now) =>
        [.. view.At is { } last && now - last > Minute ? [new Alarm(Stale, (now - last).TotalSeconds)] : Array.Empty<Alarm>(), .. Rules.Select(rule => (rule.Code, Value: rule.Measure(view))).Where(rule => rule.Value is not null).Select(rule => new Alarm(rule.Code, rule.Value!.Value))];

    private static double? Above(double? value, double bound) => value > bound ? value : null;

    // 503 is what overload and stopped intakes answer: they have alarms of their own.
    private static double Failures(MetricView view) => view.LabelsOf("http_server_request_duration_seconds")
        .Where(labels => labels.Contains("\"5", StringComparison.Ordinal) && !labels.Contains("\"503\"", StringComparison.Ordinal))
        .Sum(labels => view.Growth("http_server_request_duration_seconds", labels, Five));
}
