using Sirekap.Reader.Imaging;
using Sirekap.Reader.Registration;

namespace Sirekap.Reader.Tags;

/// <summary>The modules of a tag as sampled from the photograph: a black border, one module wide, around six by six bits, on white.</summary>
/// <param name="Bits">The bits row by row from the quad's top left, the first in bit 35; white is 1.</param>
/// <param name="Paper">Mean brightness of the white ring outside.</param>
/// <param name="Ink">Mean brightness of the black border.</param>
/// <param name="Clear">How many bits are clearly black or white.</param>
internal readonly record struct TagGrid(ulong Bits, double Paper, double Ink, int Clear)
{
    const int Modules = 8;

    /// <summary>Border and ring differ by less than this where there is no tag.</summary>
    const double LeastContrast = 12;

    /// <summary>Samples a quad. Null when its border is not black on white all around.</summary>
    public static TagGrid? Sample(Plane luma, Quad quad)
    {
        if (Homography.OfSquare(Modules, quad) is not { } map)
            return null;
        var (paper, ink) = (RingMean(luma, map, -1, Modules), RingMean(luma, map, 0, Modules - 1));
        if (paper - ink < LeastContrast)
            return null;
        var middle = (paper + ink) / 2;
        if (!BorderIsDark(luma, map, middle))
            return null;
        var bits = 0UL;
        var clear = 0;
        for (var index = 0; index < 36; index++)
        {
            var brightness = Module(luma, map, 1 + (index % 6), 1 + (index / 6));
            bits = (bits << 1) | (brightness > middle ? 1UL : 0);
            clear += Math.Abs(brightness - middle) > 0.2 * (paper - ink) ? 1 : 0;
        }

        return new(bits, paper, ink, clear);
    }

    /// <summary>Whether this is a printed tag even if its code is not known: as dark as print, black and white mixed, and no half tones.</summary>
    public bool LooksPrinted => Ink < 0.5 * Paper && Clear >= 32 && System.Numerics.BitOperations.PopCount(Bits) is >= 8 and <= 28;

    static double RingMean(Plane luma, Homography map, int first, int last)
    {
        double sum = 0;
        for (var step = first; step < last; step++)
        {
            sum += Module(luma, map, step, first) + Module(luma, map, last, step)
                + Module(luma, map, first + last - step, last) + Module(luma, map, first, first + last - step);
        }

        return sum / (4 * (last - first));
    }

    /// <summary>One of the 28 border modules may be spoilt.</summary>
    static bool BorderIsDark(Plane luma, Homography map, double middle)
    {
        var bright = 0;
        for (var step = 0; step < Modules - 1; step++)
        {
            bright += (Module(luma, map, step, 0) > middle ? 1 : 0) + (Module(luma, map, 7, step) > middle ? 1 : 0)
                + (Module(luma, map, 7 - step, 7) > middle ? 1 : 0) + (Module(luma, map, 0, 7 - step) > middle ? 1 : 0);
        }

        return bright <= 1;
    }

    /// <summary>The mean of five places in the middle of a module.</summary>
    static double Module(Plane luma, Homography map, int column, int row)
    {
        double sum = 0;
        ReadOnlySpan<(double X, double Y)> places = [(0.5, 0.5), (0.35, 0.35), (0.65, 0.35), (0.65, 0.65), (0.35, 0.65)];
        foreach (var (x, y) in places)
        {
            var at = map.Map(column + x, row + y);
            sum += luma.At(at.X, at.Y);
        }

        return sum / places.Length;
    }
}
