using Sirekap.Election.Forms;

namespace Sirekap.Reader.Registration;

/// <summary>How dark a patch is along its columns and rows: a printed line across the patch is a peak.</summary>
internal sealed class LineProfiles
{
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
    public LineProfile Columns(double top, double bottom)
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
    public LineProfile Rows(IEnumerable<(double Left, double Right)> spans)
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
}
