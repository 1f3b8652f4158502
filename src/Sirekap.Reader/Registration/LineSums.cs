namespace Sirekap.Reader.Registration;

/// <summary>
/// How dark a patch is along any short piece of a row or column, 0 = paper to 1 = print. Sums from the patch's edge on make the mean along
/// a piece cost two looks, however long it is.
/// </summary>
internal sealed class LineSums
{
    /// <summary>Half the thickness of a printed frame line, and how far beside it the paper is looked at, mm.</summary>
    const double HalfLine = 0.5, Beside = 1.8;

    /// <summary>A pen stroke counts for no more than print, or it would outweigh lines.</summary>
    const float MostDarkness = 0.7f;

    readonly PagePatch _patch;
    readonly float[] _along;
    readonly float[] _down;

    /// <summary>Measures a patch.</summary>
    /// <param name="patch">The patch.</param>
    /// <param name="ink">How printed lines look in this photograph.</param>
    public LineSums(PagePatch patch, LineInk ink)
    {
        (_patch, Whole) = (patch, ink.Line);
        var (width, height) = (patch.Width, patch.Height);
        _along = new float[(width + 1) * height];
        _down = new float[width * (height + 1)];
        var paper = (float)Math.Max(patch.Paper(), 1);
        var scale = (float)(1 / (paper * ink.Print));
        for (var row = 0; row < height; row++)
        {
            var values = patch.Values.Slice(row * width, width);
            var along = _along.AsSpan(row * (width + 1), width + 1);
            var above = _down.AsSpan(row * width, width);
            var down = _down.AsSpan((row + 1) * width, width);
            var sum = 0f;
            for (var column = 0; column < values.Length; column++)
            {
                var darkness = Math.Clamp((paper - values[column]) * scale, 0, MostDarkness);
                sum += darkness;
                along[column + 1] = sum;
                down[column] = above[column] + darkness;
            }
        }
    }

    /// <summary>What a printed line comes to in this photograph.</summary>
    public double Whole { get; }

    /// <summary>How much darker a lying line is than what is above and below it.</summary>
    /// <param name="y">Its middle, mm.</param>
    /// <param name="left">Where it begins, mm.</param>
    /// <param name="right">Where it ends, mm.</param>
    public double Lying(double y, double left, double right)
    {
        var (first, last) = Range(left - _patch.Area.X, right - _patch.Area.X, _patch.Width);
        return ((Row(y - (HalfLine / 2), first, last) + Row(y + (HalfLine / 2), first, last)) / 2)
            - Math.Max(Row(y - Beside, first, last), Row(y + Beside, first, last));
    }

    /// <summary>How much darker an upright line is than what is left and right of it.</summary>
    /// <param name="x">Its middle, mm.</param>
    /// <param name="top">Where it begins, mm.</param>
    /// <param name="bottom">Where it ends, mm.</param>
    public double Upright(double x, double top, double bottom)
    {
        var (first, last) = Range(top - _patch.Area.Y, bottom - _patch.Area.Y, _patch.Height);
        return ((Column(x - (HalfLine / 2), first, last) + Column(x + (HalfLine / 2), first, last)) / 2)
            - Math.Max(Column(x - Beside, first, last), Column(x + Beside, first, last));
    }

    /// <summary>Mean darkness along a piece of a row that may lie between two rows of samples.</summary>
    double Row(double y, int first, int last)
    {
        var (row, share) = Place(y - _patch.Area.Y, _patch.Height);
        var at = row * (_patch.Width + 1);
        var upper = _along[at + last] - _along[at + first];
        at += _patch.Width + 1;
        return (upper + ((_along[at + last] - _along[at + first] - upper) * share)) / (last - first);
    }

    double Column(double x, int first, int last)
    {
        var (column, share) = Place(x - _patch.Area.X, _patch.Width);
        var (from, to) = ((first * _patch.Width) + column, (last * _patch.Width) + column);
        var left = _down[to] - _down[from];
        return (left + ((_down[to + 1] - _down[from + 1] - left) * share)) / (last - first);
    }

    /// <summary>The sample before a place, and how far the place is on the way to the next; the patch's edge goes on outside.</summary>
    (int Sample, float Share) Place(double at, int size)
    {
        var place = Math.Clamp((at / _patch.Step) - 0.5, 0, size - 1.001);
        var sample = (int)place;
        return (sample, (float)(place - sample));
    }

    (int First, int Last) Range(double from, double to, int size)
    {
        var first = Math.Clamp((int)Math.Round(from / _patch.Step), 0, size - 1);
        return (first, Math.Clamp((int)Math.Round(to / _patch.Step), first + 1, size));
    }
}
