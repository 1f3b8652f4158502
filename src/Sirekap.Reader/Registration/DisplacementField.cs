using System.Numerics;

namespace Sirekap.Reader.Registration;

/// <summary>An observed offset of something printed: it was expected at a place and found beside it.</summary>
/// <param name="X">Where it was expected, mm.</param>
/// <param name="Y">Where it was expected, mm.</param>
/// <param name="Dx">How far to the right it was found, mm.</param>
/// <param name="Dy">How far down it was found, mm.</param>
/// <param name="Weight">How clear the find was; 0 counts for nothing.</param>
internal readonly record struct Offset(double X, double Y, double Dx, double Dy, double Weight);

/// <summary>
/// How a folded and curled sheet lies off the flat page: one affine drift over the page and a smooth rest. Offsets that their neighbours
/// contradict (a line of the table taken for a frame) lose their weight.
/// </summary>
internal sealed class DisplacementField
{
    /// <summary>Paper bends over about this length: a fold's two sides are told apart, single boxes are not. mm.</summary>
    const double Reach = 40;

    /// <summary>A weak pull to no rest at all keeps places far from every observation on the affine drift.</summary>
    const double Pull = 0.05;

    /// <summary>How far folded paper may be off for each millimetre between places.</summary>
    const double Steepness = 0.08;

    readonly double[] _x;
    readonly double[] _y;
    readonly OffsetTable _rest;

    DisplacementField(double[] x, double[] y, OffsetTable rest) => (_x, _y, _rest) = (x, y, rest);

    /// <summary>No displacement.</summary>
    public static DisplacementField None { get; } = new([0, 0, 0], [0, 0, 0], new([], []));

    /// <summary>The displacement at a place of the page, mm.</summary>
    public (double Dx, double Dy) At(double x, double y) => At(x, y, without: -1);

    /// <summary>Moves many places by their displacement; the same bits as one by one.</summary>
    /// <param name="x">mm from the left.</param>
    /// <param name="y">mm from the top.</param>
    public void Move(Span<double> x, Span<double> y)
    {
        var lanes = Vector<double>.Count;
        var index = 0;
        for (; index <= x.Length - lanes; index += lanes)
        {
            var (right, down) = (new Vector<double>(x[index..]), new Vector<double>(y[index..]));
            var (weights, dx, dy) = _rest.Sums(right, down, Reach, Pull);
            (right + (Drift(_x, right, down) + (dx / weights))).CopyTo(x[index..]);
            (down + (Drift(_y, right, down) + (dy / weights))).CopyTo(y[index..]);
        }

        for (; index < x.Length; index++)
        {
            var (dx, dy) = At(x[index], y[index]);
            (x[index], y[index]) = (x[index] + dx, y[index] + dy);
        }

        static Vector<double> Drift(double[] along, Vector<double> x, Vector<double> y) =>
            new Vector<double>(along[0]) + (new Vector<double>(along[1]) * x) + (new Vector<double>(along[2]) * y);
    }

    (double Dx, double Dy) At(double x, double y, int without)
    {
        double weights = Pull, dx = 0, dy = 0;
        Span<double> near = stackalloc double[_rest.PaddedCount];
        _rest.Nearness(x, y, Reach, near);
        for (var index = 0; index < _rest.Count; index++)
        {
            if (index != without)
                (weights, dx, dy) = (weights + near[index], dx + (near[index] * _rest.Dx[index]), dy + (near[index] * _rest.Dy[index]));
        }

        return (_x[0] + (_x[1] * x) + (_x[2] * y) + (dx / weights), _y[0] + (_y[1] * x) + (_y[2] * y) + (dy / weights));
    }

    /// <summary>Fits a field to observed offsets.</summary>
    public static DisplacementField Fit(IReadOnlyList<Offset> offsets)
    {
        var weights = offsets.Select(offset => offset.Weight).ToArray();
        var alone = offsets.Select((_, index) => DistanceToOthers(offsets, index)).ToArray();
        var field = None;
        for (var round = 0; round < 5; round++)
        {
            if (Affine(offsets, weights) is not { } drift)
                return field;
            field = new(drift.X, drift.Y, new([.. offsets.Select(offset => Without(offset, drift))], weights));
            for (var index = 0; index < weights.Length; index++)
                weights[index] = offsets[index].Weight * Trust(field.MissBy(offsets[index], index), alone[index]);
        }

        return field;
    }

    /// <summary>How far an observation is from what the field says, mm.</summary>
    public double MissBy(Offset offset) => MissBy(offset, without: -1);

    /// <summary>How far an observation is from what the others say: none may vouch for itself.</summary>
    double MissBy(Offset offset, int without)
    {
        var (dx, dy) = At(offset.X, offset.Y, without);
        return Math.Sqrt(((offset.Dx - dx) * (offset.Dx - dx)) + ((offset.Dy - dy) * (offset.Dy - dy)));
    }

    /// <summary>
    /// Full within two millimetres, nothing beyond seven: a deep fold is that steep between neighbours. What stands further than twice the reach from
    /// all others may be off by <see cref="Steepness"/> of what is beyond that.
    /// </summary>
    static double Trust(double miss, double alone)
    {
        var share = Math.Clamp((7 + (Steepness * Math.Max(0, alone - (2 * Reach))) - miss) / 5, 0, 1);
        return share * share;
    }

    static double DistanceToOthers(IReadOnlyList<Offset> offsets, int index)
    {
        var nearest = double.MaxValue;
        for (var other = 0; other < offsets.Count; other++)
        {
            var (dx, dy) = (offsets[other].X - offsets[index].X, offsets[other].Y - offsets[index].Y);
            if (other != index && offsets[other].Weight > 0)
                nearest = Math.Min(nearest, (dx * dx) + (dy * dy));
        }

        return nearest < double.MaxValue ? Math.Sqrt(nearest) : 0;
    }

    static Offset Without(Offset offset, (double[] X, double[] Y) drift) => offset with
    {
        Dx = offset.Dx - (drift.X[0] + (drift.X[1] * offset.X) + (drift.X[2] * offset.Y)),
        Dy = offset.Dy - (drift.Y[0] + (drift.Y[1] * offset.X) + (drift.Y[2] * offset.Y)),
    };

    /// <summary>The drift; its slopes are held back, so that few or crowded observations give a plain shift.</summary>
    static (double[] X, double[] Y)? Affine(IReadOnlyList<Offset> offsets, double[] weights)
    {
        var (x, y) = (new double[3, 4], new double[3, 4]);
        for (var index = 0; index < offsets.Count; index++)
        {
            var offset = offsets[index];
            LinearSystem.Add(x, [1, offset.X, offset.Y, offset.Dx], weights[index]);
            LinearSystem.Add(y, [1, offset.X, offset.Y, offset.Dy], weights[index]);
        }

        const double HoldBack = 20_000;
        foreach (var system in (double[][,])[x, y])
            (system[0, 0], system[1, 1], system[2, 2]) = (system[0, 0] + 1e-3, system[1, 1] + HoldBack, system[2, 2] + HoldBack);
        return LinearSystem.Solve(x) is { } solvedX && LinearSystem.Solve(y) is { } solvedY ? (solvedX, solvedY) : null;
    }
}
