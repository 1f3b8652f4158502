using Sirekap.Reader.Imaging;

namespace Sirekap.Reader.Registration;

/// <summary>The exact point where two black and two white squares meet: there every gradient stands across the way to the point.</summary>
internal static class SaddlePoint
{
    /// <summary>Places that are looked at on each side of the point.</summary>
    const int Places = 6;

    /// <summary>How much the gradient at each place counts, row by row: a bell around the point.</summary>
    static readonly double[] s_weights =
    [
        .. from row in Enumerable.Range(-Places, (2 * Places) + 1)
           from column in Enumerable.Range(-Places, (2 * Places) + 1)
           select ExactMath.Exp(-2.0 * ((row * row) + (column * column)) / (Places * Places)),
    ];

    /// <summary>Moves a rough point onto the saddle; a point that runs away stays where it was.</summary>
    /// <param name="luma">The photograph.</param>
    /// <param name="rough">The point so far.</param>
    /// <param name="radius">How far around to look, pixels.</param>
    public static Pixel Refine(Plane luma, Pixel rough, double radius)
    {
        var point = rough;
        var step = Math.Max(radius, 3) / Places;
        for (var round = 0; round < 6; round++)
        {
            var normal = new double[2, 3];
            var place = 0;
            for (var row = -Places; row <= Places; row++)
            {
                for (var column = -Places; column <= Places; column++)
                {
                    var (x, y) = (point.X + (column * step), point.Y + (row * step));
                    var gx = luma.At(x + 0.7, y) - luma.At(x - 0.7, y);
                    var gy = luma.At(x, y + 0.7) - luma.At(x, y - 0.7);
                    LinearSystem.Add(normal, [gx, gy, (gx * (x - point.X)) + (gy * (y - point.Y))], s_weights[place++]);
                }
            }

            if (LinearSystem.Solve(normal) is not { } move)
                return rough;
            point += new Pixel(move[0], move[1]);
            if (point.DistanceTo(rough) > radius)
                return rough;
        }

        return point;
    }
}
