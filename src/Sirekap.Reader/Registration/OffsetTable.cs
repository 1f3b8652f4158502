using System.Numerics;

namespace Sirekap.Reader.Registration;

/// <summary>Offsets and their weights in columns, so that how near they are to a place is computed for several at once.</summary>
internal sealed class OffsetTable
{
    readonly double[] _x, _y, _weights;

    /// <summary>Takes offsets down.</summary>
    /// <param name="offsets">The offsets; their own weights are not used.</param>
    /// <param name="weights">How much each counts.</param>
    public OffsetTable(ReadOnlySpan<Offset> offsets, ReadOnlySpan<double> weights)
    {
        Count = offsets.Length;
        PaddedCount = (Count + Vector<double>.Count - 1) / Vector<double>.Count * Vector<double>.Count;
        (_x, _y, _weights) = (new double[PaddedCount], new double[PaddedCount], new double[PaddedCount]);
        (Dx, Dy) = (new double[Count], new double[Count]);
        for (var index = 0; index < Count; index++)
            (_x[index], _y[index], Dx[index], Dy[index]) = (offsets[index].X, offsets[index].Y, offsets[index].Dx, offsets[index].Dy);
        weights.CopyTo(_weights);
    }

    /// <summary>How many offsets there are.</summary>
    public int Count { get; }

    /// <summary>The same, filled up to whole vectors.</summary>
    public int PaddedCount { get; }

    /// <summary>The offsets to the right, mm.</summary>
    public double[] Dx { get; }

    /// <summary>The offsets down, mm.</summary>
    public double[] Dy { get; }

    /// <summary>
    /// The weight of each offset at a place: a bell over the distance. Not <see cref="Math.Exp"/>, whose last bit differs between machines, and a
    /// reading must not.
    /// </summary>
    /// <param name="x">The place, mm.</param>
    /// <param name="y">The place, mm.</param>
    /// <param name="reach">The width of the bell, mm.</param>
    /// <param name="near">Receives <see cref="PaddedCount"/> values.</param>
    public void Nearness(double x, double y, double reach, Span<double> near)
    {
        for (var index = 0; index < PaddedCount; index += Vector<double>.Count)
        {
            var (right, down) = (new Vector<double>(_x, index) - new Vector<double>(x), new Vector<double>(_y, index) - new Vector<double>(y));
            (new Vector<double>(_weights, index) * Bell(right, down, reach)).CopyTo(near[index..]);
        }
    }

    /// <summary>For several places side by side: the sum of all weights there, and of the offsets times these.</summary>
    /// <param name="x">The places, mm.</param>
    /// <param name="y">The places, mm.</param>
    /// <param name="reach">The width of the bell, mm.</param>
    /// <param name="start">What the sum of weights begins with.</param>
    public (Vector<double> Weights, Vector<double> Dx, Vector<double> Dy) Sums(Vector<double> x, Vector<double> y, double reach, double start)
    {
        var (weights, dx, dy) = (new Vector<double>(start), Vector<double>.Zero, Vector<double>.Zero);
        for (var index = 0; index < Count; index++)
        {
            var near = new Vector<double>(_weights[index]) * Bell(new Vector<double>(_x[index]) - x, new Vector<double>(_y[index]) - y, reach);
            weights += near;
            dx += near * new Vector<double>(Dx[index]);
            dy += near * new Vector<double>(Dy[index]);
        }

        return (weights, dx, dy);
    }

    static Vector<double> Bell(Vector<double> right, Vector<double> down, double reach)
    {
        var distance = ((right * right) + (down * down)) / new Vector<double>(reach * reach);
        var root = Vector<double>.One + (distance / new Vector<double>(16));
        var square = root * root;
        var fourth = square * square;
        return Vector<double>.One / (fourth * fourth);
    }
}
