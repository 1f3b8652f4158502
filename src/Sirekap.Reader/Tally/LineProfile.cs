namespace Sirekap.Reader.Tally;

/// <summary>Mean darkness along one direction of the page, 0 = paper to 1 = print.</summary>
internal sealed class LineProfile
{
    /// <summary>Half the thickness of a printed frame line, and how far beside it the paper is looked at, mm.</summary>
    const double HalfLine = 0.5, Beside = 1.8;

    readonly double[] _means;
    readonly double _origin;
    readonly double _step;

    /// <summary>Divides sums of darkness by how many samples are in each.</summary>
    /// <param name="sums">One a sample of the direction; taken over.</param>
    /// <param name="count">Samples in each sum.</param>
    /// <param name="origin">Where the first sample's edge lies, mm.</param>
    /// <param name="step">mm between samples.</param>
    public LineProfile(double[] sums, int count, double origin, double step)
    {
        for (var index = 0; index < sums.Length; index++)
            sums[index] /= count;
        (_means, _origin, _step) = (sums, origin, step);
    }

    /// <summary>How much darker a line at a place is than what is beside it on both sides.</summary>
    public double Line(double at)
    {
        var beside = Math.Max(At(at - Beside), At(at + Beside));
        return ((At(at - (HalfLine / 2)) + At(at + (HalfLine / 2))) / 2) - beside;
    }

    /// <summary>The shift around one expected at which all lines together are clearest, and how clear they are on average.</summary>
    public (double Shift, double Clarity) BestShift(ReadOnlySpan<double> lines, double around, double reach)
    {
        const double Step = 0.2;
        double best = around, bestSum = double.MinValue, before = 0, after = 0, last = 0;
        for (var shift = around - reach; shift <= around + reach + (Step / 2); shift += Step)
        {
            double sum = 0;
            foreach (var line in lines)
                sum += Line(line + shift);
            if (sum > bestSum)
                (best, bestSum, before, after) = (shift, sum, last, double.NaN);
            else if (double.IsNaN(after))
                after = sum;
            last = sum;
        }

        return (best + Peak(before, bestSum, after, Step), bestSum / lines.Length);
    }

    /// <summary>Where the parabola through three even samples is highest, as a distance from the middle one.</summary>
    static double Peak(double before, double middle, double after, double step)
    {
        var bend = before - (2 * middle) + after;
        return bend < 0 ? Math.Clamp(0.5 * step * (before - after) / bend, -step / 2, step / 2) : 0;
    }

    double At(double place)
    {
        var index = ((place - _origin) / _step) - 0.5;
        if (index <= 0)
            return _means[0];
        var lower = unchecked((int)index); // Within the profile or far beyond its end; a checked conversion is a slow call.
        return lower >= _means.Length - 1 ? _means[^1] : _means[lower] + ((_means[lower + 1] - _means[lower]) * (index - lower));
    }
}
