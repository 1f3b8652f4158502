using System.Globalization;

namespace Sirekap.Server.Metrics.Watching;

/// <summary>An hour of a series as the path of a small drawing, 120 wide and 24 high.</summary>
internal static class WatchLine
{
    private const double Width = 120, Height = 24, Margin = 1;

    /// <summary>The path; empty where fewer than two values are known. Its foot is 0, its top the highest value.</summary>
    public static string PathOf(IReadOnlyList<double?> values)
    {
        if (values.Count(value => value is not null) < 2)
            return "";
        var most = Math.Max(values.Max() ?? 0, double.Epsilon);
        var steps = new List<string>();
        for (var at = 0; at < values.Count; at++)
        {
            if (values[at] is not { } value)
                continue;
            var (x, y) = (Width * at / (values.Count - 1), Height - Margin - ((Height - (2 * Margin)) * Math.Clamp(value / most, 0, 1)));
            steps.Add(string.Create(CultureInfo.InvariantCulture, $"{(steps.Count == 0 ? 'M' : 'L')}{x:0.#} {y:0.#}"));
        }

        return string.Concat(steps);
    }
}
