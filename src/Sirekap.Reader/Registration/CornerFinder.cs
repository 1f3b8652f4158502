using Sirekap.Election.Forms;
using Sirekap.Reader.Imaging;

namespace Sirekap.Reader.Registration;

/// <summary>Finds a corner mark (two black squares that touch at a point) near where it should be.</summary>
internal static class CornerFinder
{
    /// <summary>Samples along the side of one square.</summary>
    const int Fineness = 6;

    /// <summary>The point where the squares touch, in pixels, or null.</summary>
    /// <param name="luma">The photograph.</param>
    /// <param name="map">Where the page is thought to lie.</param>
    /// <param name="corner">The mark.</param>
    /// <param name="reach">How far off it may be, mm.</param>
    /// <param name="print">The least share of light that the black squares must take away.</param>
    public static Pixel? Find(Plane luma, PageMap map, CornerFiducial corner, double reach, double print)
    {
        var half = reach + (corner.Side * 2.2);
        var area = new Box(corner.Centre.X - half, corner.Centre.Y - half, 2 * half, 2 * half);
        using var patch = PagePatch.Sample(luma, map, area, corner.Side / Fineness);
        using var sums = new PatchSums(patch);
        (double Score, double X, double Y) best = (print, 0, 0);
        foreach (var side in (double[])[Fineness, Fineness * 0.85, Fineness * 1.18])
        {
            var margin = (int)Math.Ceiling(side * 1.6);
            for (var row = margin; row < patch.Height - margin; row++)
            {
                for (var column = margin; column < patch.Width - margin; column++)
                {
                    var score = Score(sums, column, row, side, corner.Dark);
                    if (score > best.Score)
                        best = (score, area.X + (column * patch.Step), area.Y + (row * patch.Step));
                }
            }
        }

        return best.Score > print ? SaddlePoint.Refine(luma, map.Map(best.X, best.Y), map.ScaleAt(best.X, best.Y) * corner.Side * 0.6) : null;
    }

    /// <summary>The share of light that the two squares take away from the two beside them; nothing where the surroundings are not paper.</summary>
    static double Score(PatchSums sums, int column, int row, double side, Diagonal dark)
    {
        var (near, far) = (side * 0.15, side * 0.85);
        var upperLeft = sums.Mean(column - far, row - far, column - near, row - near);
        var lowerRight = sums.Mean(column + near, row + near, column + far, row + far);
        var upperRight = sums.Mean(column + near, row - far, column + far, row - near);
        var lowerLeft = sums.Mean(column - far, row + near, column - near, row + far);
        if (dark == Diagonal.Rising)
            (upperLeft, upperRight, lowerLeft, lowerRight) = (upperRight, upperLeft, lowerRight, lowerLeft);
        var (black, white) = (Math.Max(upperLeft, lowerRight), Math.Min(upperRight, lowerLeft));
        if (white - black < 15)
            return 0;
        var (inner, outer) = (side * 1.15, side * 1.6);
        var surroundings = Math.Min(
            Math.Min(sums.Mean(column - side, row - outer, column + side, row - inner), sums.Mean(column - side, row + inner, column + side, row + outer)),
            Math.Min(sums.Mean(column - outer, row - side, column - inner, row + side), sums.Mean(column + inner, row - side, column + outer, row + side)));
        return surroundings > (0.6 * white) + (0.4 * black) ? 1 - (black / white) : 0;
    }
}
