using Sirekap.Election.Forms;
using Sirekap.Reader.Imaging;
using Sirekap.Reader.Registration;

namespace Sirekap.Reader.Codes;

/// <summary>
/// Reads the QR code of a page whose place is known: its finder and alignment patterns are looked for near where the page has them, then
/// every module is sampled between these.
/// </summary>
internal static class StationCodeReader
{
    const int Side = QrMatrix.Side;

    /// <summary>How far patterns may be off, in modules, and how finely they are looked for.</summary>
    const double FinderReach = 2.5, AlignmentReach = 1.5, Step = 0.25;

    /// <summary>A pattern whose light and dark differ by less, in brightness, was not found.</summary>
    const double LeastContrast = 20;

    /// <summary>How much of each neighbour's light is taken out of a module, as blur has brought it in: none first. A wrong choice spoils the code's checks, never its text.</summary>
    static readonly double[] Sharpenings = [0, 0.12, 0.22];

    /// <summary>Places with this share of the best contrast are as good.</summary>
    const double NearlyBest = 0.93;

    /// <summary>Modules around each module that tell dark from light there: shadows are wider.</summary>
    const int Around = 5;

    /// <summary>What the code says, or null where it cannot be read or is none of ours.</summary>
    public static StationCode? Read(Plane luma, PageMap map, Box place)
    {
        var start = new Grid((column, row) => map.Map(place.X + (column * place.Width / Side), place.Y + (row * place.Height / Side)));
        if (Fit(luma, start) is not { } grid)
            return null;
        var brightness = Brightness(luma, grid);
        foreach (var share in Sharpenings)
        {
            if (QrMatrix.Decode(Modules(brightness, share)) is { } text)
                return StationCode.TryParse(text);
        }

        return null;
    }

    /// <summary>First the three finders, then the alignment patterns where these say.</summary>
    static Grid? Fit(Plane luma, Grid start)
    {
        var pairs = new PointPairs();
        foreach (var (column, row) in (ReadOnlySpan<(int, int)>)[(3, 3), (Side - 4, 3), (3, Side - 4)])
        {
            if (Search(luma, start, column, row, half: 4, FinderReach) is not { } found)
                return null;
            pairs.Add(new(column + 0.5, row + 0.5), found, 2);
        }

        if (pairs.Affine() is not { } rough)
            return null;
        var grid = new Grid(rough.Map);
        foreach (var row in QrMatrix.Alignments)
        {
            foreach (var column in QrMatrix.Alignments)
            {
                if (QrMatrix.HasAlignment(row, column) && Search(luma, grid, column, row, half: 2, AlignmentReach) is { } found)
                    pairs.Add(new(column + 0.5, row + 0.5), found, 1);
            }
        }

        return pairs.Perspective() is { } map ? new Grid(map.Map) : grid;
    }

    /// <summary>The middle of a pattern of concentric squares, in pixels.</summary>
    /// <param name="luma">The photograph.</param>
    /// <param name="grid">Where modules lie, so far.</param>
    /// <param name="column">The middle module's column.</param>
    /// <param name="row">Its row.</param>
    /// <param name="half">Modules on each side of the middle one: a finder with its light rim, or an alignment pattern.</param>
    /// <param name="reach">How far off it may be, modules.</param>
    static Pixel? Search(Plane luma, Grid grid, int column, int row, int half, double reach)
    {
        var tries = new List<(double Contrast, double Dx, double Dy)>();
        for (var dy = -reach; dy <= reach; dy += Step)
        {
            for (var dx = -reach; dx <= reach; dx += Step)
                tries.Add((Contrast(luma, grid, column + 0.5 + dx, row + 0.5 + dy, half), dx, dy));
        }

        // A sharp picture shows the pattern equally well up to half a module off: the middle of all good places is the place.
        var least = tries.Max(place => place.Contrast) * NearlyBest;
        if (least < LeastContrast)
            return null;
        var good = tries.Where(place => place.Contrast >= least).ToList();
        return grid.At(column + 0.5 + good.Average(place => place.Dx), row + 0.5 + good.Average(place => place.Dy));
    }

    /// <summary>Mean of what should be light less mean of what should be dark. Squares around the middle: a finder is dark, dark, light, dark, light; an alignment pattern dark, light, dark.</summary>
    static double Contrast(Plane luma, Grid grid, double column, double row, int half)
    {
        double light = 0, dark = 0;
        int lights = 0, darks = 0;
        for (var down = -half; down <= half; down++)
        {
            for (var right = -half; right <= half; right++)
            {
                var at = grid.At(column + right, row + down);
                var brightness = luma.At(at.X, at.Y);
                var distance = Math.Max(Math.Abs(down), Math.Abs(right));
                if (half == 2 ? distance == 1 : distance is 2 or 4)
                    (light, lights) = (light + brightness, lights + 1);
                else
                    (dark, darks) = (dark + brightness, darks + 1);
            }
        }

        return (light / lights) - (dark / darks);
    }

    /// <summary>The mean brightness of the middle of each module, row by row.</summary>
    static double[] Brightness(Plane luma, Grid grid)
    {
        var brightness = new double[Side * Side];
        for (var row = 0; row < Side; row++)
        {
            for (var column = 0; column < Side; column++)
            {
                double sum = 0;
                foreach (var (right, down) in (ReadOnlySpan<(double, double)>)[(0.5, 0.5), (0.3, 0.3), (0.7, 0.3), (0.7, 0.7), (0.3, 0.7)])
                {
                    var at = grid.At(column + right, row + down);
                    sum += luma.At(at.X, at.Y);
                }

                brightness[(row * Side) + column] = sum / 5;
            }
        }

        return brightness;
    }

    /// <summary>Which modules are dark against those around them.</summary>
    static bool[] Modules(double[] brightness, double sharpening)
    {
        var dark = new bool[Side * Side];
        for (var row = 0; row < Side; row++)
        {
            for (var column = 0; column < Side; column++)
            {
                var (own, mean) = (At(row, column), MeanAround(brightness, row, column));
                var beside = At(row - 1, column) + At(row + 1, column) + At(row, column - 1) + At(row, column + 1) - (4 * mean);
                dark[(row * Side) + column] = own - mean < sharpening * beside;
            }
        }

        return dark;
        double At(int row, int column) => brightness[(Math.Clamp(row, 0, Side - 1) * Side) + Math.Clamp(column, 0, Side - 1)];
    }

    static double MeanAround(double[] brightness, int row, int column)
    {
        double sum = 0;
        var count = 0;
        for (var y = Math.Max(0, row - Around); y <= Math.Min(Side - 1, row + Around); y++)
        {
            for (var x = Math.Max(0, column - Around); x <= Math.Min(Side - 1, column + Around); x++)
                (sum, count) = (sum + brightness[(y * Side) + x], count + 1);
        }

        return sum / count;
    }

    /// <summary>Where modules lie in the photograph; the first module's middle is at (0.5, 0.5).</summary>
    sealed record Grid(Func<double, double, Pixel> At);
}
