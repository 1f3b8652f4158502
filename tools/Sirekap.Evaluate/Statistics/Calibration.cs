namespace Sirekap.Evaluate.Statistics;

/// <summary>Whether confidence means what it says: of all answers that were given as 90 % sure, nine in ten must be right.</summary>
internal sealed class Calibration
{
    /// <summary>Equal bins of the expected calibration error (C. Guo et al., On Calibration of Modern Neural Networks, 2017).</summary>
    const int EqualBins = 15;

    /// <summary>Lower edges of the table: finer where the answers are.</summary>
    static readonly double[] s_edges = [0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999, 0.9999];

    readonly Bin[] _equal = new Bin[EqualBins];
    readonly Bin[] _fine = new Bin[s_edges.Length];

    /// <summary>One line of the reliability table.</summary>
    /// <param name="From">The least confidence.</param>
    /// <param name="To">Up to, without; the last bin is closed.</param>
    /// <param name="Count">How many answers.</param>
    /// <param name="Confidence">Their mean confidence.</param>
    /// <param name="Right">The share that is right.</param>
    public sealed record Line(double From, double To, long Count, double Confidence, double Right);

    /// <summary>How many answers there were.</summary>
    public long Count => _equal.Sum(bin => bin.Count);

    /// <summary>The mean distance between confidence and the share that is right, weighted by how many answers a bin has.</summary>
    public double ExpectedError => Count == 0 ? 0 : Rounded(_equal.Sum(bin => Math.Abs(bin.Confidence - bin.Right)) / Count);

    /// <summary>The reliability table without empty bins.</summary>
    public IEnumerable<Line> Lines => _fine
        .Select((bin, index) => (bin, from: s_edges[index], to: index + 1 < s_edges.Length ? s_edges[index + 1] : 1))
        .Where(line => line.bin.Count > 0)
        .Select(line => new Line(line.from, line.to, line.bin.Count, Rounded(line.bin.Confidence / line.bin.Count), Rounded(line.bin.Right / (double)line.bin.Count)));

    /// <summary>Takes one answer.</summary>
    /// <param name="confidence">From 0 to 1.</param>
    /// <param name="isRight">Whether the answer was right.</param>
    public void Add(double confidence, bool isRight)
    {
        confidence = Math.Clamp(confidence, 0, 1);
        _equal[Math.Min(EqualBins - 1, (int)(confidence * EqualBins))].Add(confidence, isRight);
        _fine[Array.FindLastIndex(s_edges, edge => edge <= confidence)].Add(confidence, isRight);
    }

    /// <summary>Sums in another order differ in their last bits: what is shown must not.</summary>
    static double Rounded(double share) => Math.Round(share, 9);

    struct Bin
    {
        public long Count;
        public long Right;
        public double Confidence;

        public void Add(double confidence, bool isRight)
        {
            Count++;
            Right += isRight ? 1 : 0;
            Confidence += confidence;
        }
    }
}
