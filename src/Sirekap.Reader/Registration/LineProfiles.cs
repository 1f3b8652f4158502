using Sirekap.Election.Forms;

namespace Sirekap.Reader.Registration;

/// <summary>How dark a patch is along its columns and rows: a printed line across the patch is a peak.</summary>
internal sealed class LineProfiles
{
    /// <summary>Half the thickness of a printed frame line, and how far beside it the paper is looked at, mm.</summary>
    const double HalfLine = 0.5, Beside = 1.8;

    readonly PagePatch _patch;
    readonly float[] _darkness;

    /// <summary>Measures a patch.</summary>
    /// <param name="patch">The patch.</param>
    /// <param name="print">The share of light that print takes away; a pen stroke counts for no more than print, or it would outweigh lines.</param>
    public LineProfiles(PagePatch patch, double print)
    {
        _patch = patch;
        _darkness = new float[patch.Width * patch.Height];
        const float Most = 0.7f;
        var paper = (float)Math.Max(patch.Paper(), 1);
        var scale = (float)(1 / (paper * print));
        for (var index = 0; index < _darkness.Length; index++)
            _darkness[index] = Math.Clamp((paper - patch.Values[index]) * scale, 0, Most);
    }

    /// <summary>Darkness by column, over rows between two heights of the page. mm.</summary>
    public Profile Columns(double top, double bottom)
    {
        var sums = new double[_patch.Width];
        var (first, last) = Range(top - _patch.Area.Y, bottom - _patch.Area.Y, _patch.Height);
        for (var row = first; row < last; row++)
        {
            for (var column = 0; column < sums.Length; column++)
                sums[column] += _darkness[(row * _patch.Width) + column];
        }

        return new(sums, last - first, _patch.Area.X, _patch.Step);
    }

    /// <summary>Darkness by row, over the columns between the sides of boxes. mm.</summary>
    public Profile Rows(IEnumerable<(double Left, double Right)> spans)
    {
        var sums = new double[_patch.Height];
        var count = 0;
        foreach (var (left, right) in spans)
        {
            var (first, last) = Range(left - _patch.Area.X, right - _patch.Area.X, _patch.Width);
            count += last - first;
            for (var row = 0; row < sums.Length; row++)
            {
                for (var column = first; column < last; column++)
                    sums[row] += _darkness[(row * _patch.Width) + column];
            }
        }

        return new(sums, count, _patch.Area.Y, _patch.Step);
    }

    (int First, int Last) Range(double from, double to, int size)
    {
        var first = Math.Clamp((int)Math.Round(from / _patch.Step), 0, size - 1);
        return (first, Math.Clamp((int)Math.Round(to / _patch.Step), first + 1, size));
    }

    /// <summary>Mean darkness along one direction of the page, 0 = paper to 1 = print.</summary>
    internal readonly struct Profile(double[] sums, int count, double origin, double step)
    {
        /// <summary>How much darker a line at a place is than what is beside it on both sides.</summary>
        public double Line(double at)
        {
            var beside = Math.Max(At(at - Beside), At(at + Beside));
            return ((At(at - (HalfLine / 2)) + At(at + (HalfLine / 2))) / 2) - beside;
        }

        /// <summary>The shift between −reach and reach at which all lines together are clearest, and how clear they are on average.</summary>
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
            var index = ((place - origin) / step) - 0.5;
            var lower = (int)Math.Clamp(Math.Floor(index), 0, sums.Length - 2);
            var share = Math.Clamp(index - lower, 0, 1);
            return ((sums[lower] * (1 - share)) + (sums[lower + 1] * share)) / count;
        }
    }
}
