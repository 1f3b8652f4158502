using System.Buffers;
using Sirekap.Reader.Boxes;
using Sirekap.Reader.Imaging;
using Sirekap.Reader.Registration;

namespace Sirekap.Reader.Misuse;

/// <summary>
/// Looks for the even pattern that a screen's pixels leave in a photograph of it: in empty paper, one frequency that stands far out from its
/// neighbours, in most places of the page. Paper and sensor noise have no such frequency.
/// </summary>
internal static class ScreenGrid
{
    /// <summary>How many times its surroundings a frequency must have to be a pattern.</summary>
    public const double Pattern = 20;

    /// <summary>
    /// The power of noise of 3.7 grey levels in one window. Strong compression leaves single frequencies in even paper and wipes out those around
    /// them; a pattern must stand out from this noise at least, so one of less than 0.8 grey levels is not seen.
    /// </summary>
    const float LeastNoise = 8000;

    /// <summary>Frequencies with less than so many times the window's median are not looked at.</summary>
    const float Faintest = 2;

    /// <summary>Windows of the page that are looked at, out of a grid of places.</summary>
    const int Windows = MiddleOfNine.Rows, Across = 19, Down = 29;

    /// <summary>A window with more variance (squared grey levels) has print in it: a thin line across comes to 200.</summary>
    const double MostVariance = 120;

    /// <summary>Slower changes are light and folded paper; 7 of 64 is a wavelength of 9 pixels.</summary>
    const int LeastFrequency = 7;

    /// <summary>Frequencies of the JPEG's own blocks of eight pixels, and their neighbours.</summary>
    const int BlockFrequency = Fourier.Side / 8;

    /// <summary>A window fades towards its edges, so that these make no frequencies of their own.</summary>
    static readonly float[] s_fade = [.. Enumerable.Range(0, Fourier.Side).Select(place => (float)(0.5 - (0.5 * ExactMath.CosSin((place + 0.5) * Math.Tau / Fourier.Side).Cos)))];

    /// <summary>
    /// How far the strongest frequency stands out: its power over the median of its surroundings. Each frequency's power is the middle one of
    /// all windows, so that print in a few of them makes no screen.
    /// </summary>
    public static double Strength(Plane luma, PageMap map, double pageWidth, double pageHeight)
    {
        const int Length = Fourier.Side * Fourier.Side;
        var places = Emptiest(luma, map, pageWidth, pageHeight);
        if (places.Length < Windows)
            return 0;
        var memory = ArrayPool<float>.Shared.Rent(Windows * Length);
        for (var window = 0; window < Windows; window++)
        {
            var values = memory.AsSpan(window * Length, Length);
            Cut(luma, places[window].Left, places[window].Top, values);
            Fourier.Power(values);
        }

        Span<float> middle = stackalloc float[Length];
        MiddleOfNine.Of(memory.AsSpan(0, Windows * Length), middle);
        ArrayPool<float>.Shared.Return(memory);
        return Outstanding(middle);
    }

    /// <summary>The windows with the least change of brightness: paper without print.</summary>
    static (int Left, int Top)[] Emptiest(Plane luma, PageMap map, double pageWidth, double pageHeight)
    {
        Span<double> x = stackalloc double[Across * Down], y = stackalloc double[Across * Down];
        for (var index = 0; index < x.Length; index++)
            (x[index], y[index]) = (pageWidth * ((index % Across) + 0.5) / Across, pageHeight * ((index / Across) + 0.5) / Down);
        map.Map(x, y);
        var places = new List<(double Spread, int Left, int Top)>(x.Length);
        for (var index = 0; index < x.Length; index++)
        {
            var (left, top) = ((int)x[index] - (Fourier.Side / 2), (int)y[index] - (Fourier.Side / 2));
            if (left >= 0 && top >= 0 && left + Fourier.Side <= luma.Width && top + Fourier.Side <= luma.Height)
                places.Add((Spread(luma, left, top), left, top));
        }

        return [.. places.Where(place => place.Spread <= MostVariance).OrderBy(place => place.Spread).Take(Windows).Select(place => (place.Left, place.Top))];
    }

    /// <summary>The variance of a window; of one that has more than <see cref="MostVariance"/>, any number above that.</summary>
    static double Spread(Plane luma, int left, int top)
    {
        const int Step = 4, Rows = Fourier.Side / Step;
        const double Count = Fourier.Side * Rows;
        double sum = 0, squares = 0;
        for (var row = 1; row <= Rows; row++)
        {
            var (rowSum, rowSquares) = PixelSums.Of(luma.Pixels.AsSpan(((top + ((row - 1) * Step)) * luma.Width) + left, Fourier.Side));
            (sum, squares) = (sum + rowSum, squares + rowSquares);

            // A part has no more squared difference from its own mean than from the whole's.
            if (squares - (sum * sum / (row * Fourier.Side)) > 1.001 * MostVariance * Count)
                return double.MaxValue;
        }

        return (squares / Count) - (sum / Count * (sum / Count));
    }

    /// <summary>A window without its mean, faded towards its edges.</summary>
    static void Cut(Plane luma, int left, int top, Span<float> window)
    {
        float mean = 0;
        for (var row = 0; row < Fourier.Side; row++)
            mean += PixelSums.Of(luma.Pixels.AsSpan(((top + row) * luma.Width) + left, Fourier.Side)).Sum;
        mean /= window.Length;
        for (var row = 0; row < Fourier.Side; row++)
        {
            var lights = luma.Pixels.AsSpan(((top + row) * luma.Width) + left, Fourier.Side);
            for (var column = 0; column < Fourier.Side; column++)
                window[(row * Fourier.Side) + column] = (lights[column] - mean) * s_fade[row] * s_fade[column];
        }
    }

    static double Outstanding(ReadOnlySpan<float> power)
    {
        double best = 0;
        var around = new List<float>(80);
        var least = Faintest * Median(power);
        for (var v = -(Fourier.Side / 2) + 1; v < Fourier.Side / 2; v++)
        {
            // Half of the plane: a real picture's spectrum is the same in the other half.
            for (var u = 0; u < Fourier.Side / 2; u++)
            {
                // What is below the best even over the least noise is not the best.
                var own = At(power, u, v);
                if (own < least || own / LeastNoise <= best || Math.Max(Math.Abs(u), Math.Abs(v)) < LeastFrequency || IsOfBlocks(u, v))
                    continue;
                around.Clear();
                for (var dv = -4; dv <= 4; dv++)
                {
                    for (var du = -4; du <= 4; du++)
                    {
                        if (Math.Max(Math.Abs(du), Math.Abs(dv)) > 2 && !IsOfBlocks(u + du, v + dv))
                            around.Add(At(power, u + du, v + dv));
                    }
                }

                around.Sort();
                best = Math.Max(best, own / Math.Max(around[around.Count / 2], LeastNoise));
            }
        }

        return best;
    }

    static float Median(ReadOnlySpan<float> power)
    {
        Span<float> copy = stackalloc float[Fourier.Side * Fourier.Side];
        power.CopyTo(copy);
        return Order.Take(copy, copy.Length / 2);
    }

    static bool IsOfBlocks(int u, int v) => IsNearBlock(u) && Math.Abs(v) <= 1 || IsNearBlock(v) && Math.Abs(u) <= 1;

    static bool IsNearBlock(int frequency) => Math.Abs(frequency - (BlockFrequency * (int)Math.Round(frequency / (double)BlockFrequency))) <= 1;

    static float At(ReadOnlySpan<float> power, int u, int v) => power[((v & (Fourier.Side - 1)) * Fourier.Side) + (u & (Fourier.Side - 1))];
}
