using System.Diagnostics;
using Sirekap.Evaluate.Reports;
using Sirekap.Evaluate.Running;
using Sirekap.Evaluate.Statistics;

namespace Sirekap.Evaluate.Scoring;

/// <summary>Collects what reading costs.</summary>
internal sealed class SpeedScorer
{
    readonly List<Cost> _costs = [];

    /// <summary>Takes one picture; those that could not be decoded tell nothing about reading.</summary>
    public void Add(Cost cost)
    {
        if (cost.Pixels > 0)
            _costs.Add(cost);
    }

    public SpeedScore Score()
    {
        var whole = _costs.Sum(cost => cost.Whole.TotalMilliseconds);
        return new(
            _costs.Count,
            Ordered.At(_costs.Select(cost => cost.Whole.TotalMilliseconds), 0.5),
            Ordered.At(_costs.Select(cost => cost.Whole.TotalMilliseconds), 0.99),
            Ordered.At(_costs.Select(cost => cost.Processor.TotalMilliseconds), 0.5),
            Ordered.At(_costs.Select(cost => cost.Processor.TotalMilliseconds), 0.99),
            Ordered.At(_costs.Select(cost => cost.Decoding.TotalMilliseconds), 0.5),
            whole > 0 ? _costs.Sum(cost => cost.Decoding.TotalMilliseconds) / whole : 0,
            Ordered.At(_costs.Select(cost => cost.Pixels / 1e6), 0.5),
            (long)Ordered.At(_costs.Select(cost => (double)cost.Allocated), 0.5),
            PeakMemory());
    }

    static long PeakMemory()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }
}
