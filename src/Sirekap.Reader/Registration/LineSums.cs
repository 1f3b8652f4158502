using System.Buffers;
using System.Numerics;

namespace Sirekap.Reader.Registration;

/// <summary>
/// How dark a patch is along any short piece of a row or column, 0 = paper to 1 = print. Sums from the patch's edge on make the mean along
/// a piece cost two looks, however long it is. On borrowed memory: dispose of it.
/// </summary>
internal sealed class LineSums : IDisposable
{
    /// <summary>Half the thickness of a printed frame line, and how far beside it the paper is looked at, mm.</summary>
    const double HalfLine = 0.5, Beside = 1.8;

    /// <summary>A pen stroke counts for no more than print, or it would outweigh lines.</summary>
    public const float MostDarkness = 0.7f;

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
        _along = ArrayPool<float>.Shared.Rent((width + 1) * height);
        _down = ArrayPool<float>.Shared.Rent(width * (height + 1));
        _down.AsSpan(0, width).Clear();
        var paper = (float)Math.Max(patch.Paper(), 1);
        var scale = (float)(1 / (paper * ink.Print));
        for (var row = 0; row < height; row++)
        {
            Darken(patch.Values.Slice(row * width, width), paper, scale, _along.AsSpan((row * (width + 1)) + 1, width));
            Add(_down.AsSpan(row * width, width), _along.AsSpan((row * (width + 1)) + 1, width), _down.AsSpan((row + 1) * width, width));
        }

        Accumulate();
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

    public void Dispose()
    {
        ArrayPool<float>.Shared.Return(_along);
        ArrayPool<float>.Shared.Return(_down);
    }

    static void Darken(ReadOnlySpan<float> values, float paper, float scale, Span<float> darkness)
    {
        var lanes = Vector<float>.Count;
        var column = 0;
        for (; column <= values.Length - lanes; column += lanes)
        {
            var dark = (new Vector<float>(paper) - new Vector<float>(values[column..])) * new Vector<float>(scale);
            Vector.Min(Vector.Max(dark, Vector<float>.Zero), new Vector<float>(MostDarkness)).CopyTo(darkness[column..]);
        }

        for (; column < values.Length; column++)
            darkness[column] = Math.Clamp((paper - values[column]) * scale, 0, MostDarkness);
    }

    static void Add(ReadOnlySpan<float> above, ReadOnlySpan<float> darkness, Span<float> sums)
    {
        var lanes = Vector<float>.Count;
        var column = 0;
        for (; column <= sums.Length - lanes; column += lanes)
            (new Vector<float>(above[column..]) + new Vector<float>(darkness[column..])).CopyTo(sums[column..]);
        for (; column < sums.Length; column++)
            sums[column] = above[column] + darkness[column];
    }

    /// <summary>Turns darkness into sums from the left edge on, four rows at once: each sum waits for the last one of its own row only.</summary>
    unsafe void Accumulate()
    {
        var (length, height) = (_patch.Width + 1, _patch.Height);
        fixed (float* along = _along)
        {
            for (var row = 0; row < height; row += 4)
            {
                var first = along + (row * length);
                // A row that is not there is the first one again.
                float* second = Below(first, row, 1), third = Below(first, row, 2), fourth = Below(first, row, 3);
                float a = 0, b = 0, c = 0, d = 0;
                *first = *second = *third = *fourth = 0;
                unchecked
                {
                    for (var column = 1; column < length; column++)
                    {
                        (b, c, d, a) = (b + second[column], c + third[column], d + fourth[column], a + first[column]);
                        (second[column], third[column], fourth[column], first[column]) = (b, c, d, a);
                    }
                }
            }
        }

        float* Below(float* first, int row, int by) => row + by < height ? first + (by * length) : first;
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
        var sample = unchecked((int)place); // Within the patch; a checked conversion is a slow call.
        return (sample, (float)(place - sample));
    }

    (int First, int Last) Range(double from, double to, int size)
    {
        var first = unchecked((int)Math.Clamp(Math.Round(from / _patch.Step), 0, size - 1));
        return (first, unchecked((int)Math.Clamp(Math.Round(to / _patch.Step), first + 1, size)));
    }
}
