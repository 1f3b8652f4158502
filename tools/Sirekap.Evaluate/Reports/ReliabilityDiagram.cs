using System.Globalization;
using System.Text;

namespace Sirekap.Evaluate.Reports;

/// <summary>Confidence against the share that is right, as a picture. A sure reader's answers crowd near 1, so both axes count in nines.</summary>
internal static class ReliabilityDiagram
{
    const int Side = 340, Margin = 46;

    /// <summary>Axes from 0 to five nines.</summary>
    const double MostNines = 5;

    static readonly (double Share, string Label)[] s_ticks = [(0, "0"), (0.9, "0.9"), (0.99, "0.99"), (0.999, "0.999"), (0.9999, "0.9999")];

    public static string Svg(string what, ReliabilityScore score)
    {
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg width=\"{Side + (2 * Margin)}\" height=\"{Side + (2 * Margin)}\" role=\"img\" aria-label=\"Reliability of {what}\" font-size=\"11\" font-family=\"system-ui\">");
        svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{Margin}\" y=\"{Margin}\" width=\"{Side}\" height=\"{Side}\" fill=\"#fff\" stroke=\"#999\"/>");
        svg.Append(CultureInfo.InvariantCulture, $"<line x1=\"{Margin}\" y1=\"{Margin + Side}\" x2=\"{Margin + Side}\" y2=\"{Margin}\" stroke=\"#999\" stroke-dasharray=\"4 4\"/>");
        foreach (var (share, label) in s_ticks)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{X(share):F1}\" y=\"{Margin + Side + 16}\" text-anchor=\"middle\">{label}</text>");
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Margin - 6}\" y=\"{Y(share) + 4:F1}\" text-anchor=\"end\">{label}</text>");
        }

        foreach (var line in score.Lines)
        {
            var radius = 2.5 + Math.Sqrt(line.Count / (double)score.Count) * 12;
            svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{X(line.Confidence):F1}\" cy=\"{Y(line.Right):F1}\" r=\"{radius:F1}\" fill=\"#1f4e79\" fill-opacity=\".65\"><title>{line.Count} answers, mean confidence {line.Confidence:F4}, right {line.Right:F4}</title></circle>");
        }

        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Margin + (Side / 2)}\" y=\"{(2 * Margin) + Side - 10}\" text-anchor=\"middle\">mean confidence of {what} (in nines)</text>");
        svg.Append(CultureInfo.InvariantCulture, $"<text transform=\"translate(12 {Margin + (Side / 2)}) rotate(-90)\" text-anchor=\"middle\">share right</text></svg>");
        return svg.ToString();
    }

    static double X(double share) => Margin + (Side * Nines(share));

    static double Y(double share) => Margin + (Side * (1 - Nines(share)));

    static double Nines(double share) => Math.Min(1, -Math.Log10(Math.Max(1e-9, 1 - share)) / MostNines);
}
