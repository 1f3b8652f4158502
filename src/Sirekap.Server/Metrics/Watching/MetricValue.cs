namespace Sirekap.Server.Metrics;

/// <summary>One series at one moment.</summary>
/// <param name="Family">The instrument's name in Prometheus' spelling.</param>
/// <param name="Labels">Its labels, such as <c>result="stored"</c>; empty for none.</param>
/// <param name="Value">The gauge's value, or the counter's sum; of a histogram how many were measured.</param>
/// <param name="Bounds">The upper bounds of a histogram's buckets but the last; null for others.</param>
/// <param name="Buckets">How many lie in each bucket; null for others.</param>
internal sealed record MetricValue(string Family, string Labels, double Value, double[]? Bounds, long[]? Buckets);
