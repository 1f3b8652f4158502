using System.Buffers;

namespace Sirekap.Reader.Registration;

/// <summary>Means over rectangles of a patch in constant time (a summed-area table). On borrowed memory: dispose of it.</summary>
internal sealed class PatchSums : IDisposable
{
    readonly int _stride;
    readonly int _height;
    readonly double[] _sums;

    public PatchSums(PagePatch patch)
    {
        (_stride, _height) = (patch.Width + 1, patch.Height);
        _sums = ArrayPool<double>.Shared.Rent(_stride * (patch.Height + 1));
        _sums.AsSpan(0, _stride).Clear();
        for (var row = 0; row < patch.Height; row++)
        {
            double line = 0;
            _sums[(row + 1) * _stride] = 0;
            for (var column = 0; column < patch.Width; column++)
            {
                line += patch[column, row];
                _sums[((row + 1) * _stride) + column + 1] = _sums[(row * _stride) + column + 1] + line;
            }
        }
    }

    /// <summary>The mean over a rectangle in samples, its edges rounded; parts outside the patch are left away.</summary>
    public double Mean(double left, double top, double right, double bottom)
    {
        var (x0, x1) = (Edge(left, _stride - 1), Edge(right, _stride - 1));
        var (y0, y1) = (Edge(top, _height), Edge(bottom, _height));
        if (x1 <= x0)
            x1 = Math.Min(x0 + 1, _stride - 1);
        if (y1 <= y0)
            y1 = Math.Min(y0 + 1, _height);
        var area = (x1 - x0) * (y1 - y0);
        return area == 0 ? 0 : (_sums[(y1 * _stride) + x1] - _sums[(y0 * _stride) + x1] - _sums[(y1 * _stride) + x0] + _sums[(y0 * _stride) + x0]) / area;
    }

    public void Dispose() => ArrayPool<double>.Shared.Return(_sums);

    /// <summary>Within bounds before it is converted: a checked conversion is a slow call.</summary>
    static int Edge(double at, int most) => unchecked((int)Math.Clamp(Math.Round(at), 0, most));
}
