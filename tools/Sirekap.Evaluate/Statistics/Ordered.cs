namespace Sirekap.Evaluate.Statistics;

/// <summary>Places in an ordered list of measurements.</summary>
internal static class Ordered
{
    /// <summary>The nearest-rank percentile; 0 of nothing.</summary>
    /// <param name="values">Measurements in any order.</param>
    /// <param name="share">Above 0 and up to 1: 0.5 is the median.</param>
    public static double At(IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length == 0 ? 0 : sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)];
    }
}
