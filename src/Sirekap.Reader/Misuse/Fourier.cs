namespace Sirekap.Reader.Misuse;

/// <summary>The power of the frequencies in a small square of a picture: radix-2 Fourier transform, rows then columns.</summary>
internal static class Fourier
{
    /// <summary>Side of the square.</summary>
    public const int Side = 64;

    static readonly (float Cos, float Sin)[] s_turns =
        [.. Enumerable.Range(0, Side / 2).Select(index => ExactMath.CosSin(index * Math.Tau / Side)).Select(turn => ((float)turn.Cos, (float)-turn.Sin))];

    /// <summary>Replaces real values by their power spectrum; the mean stands first, wavelengths of <c>Side / k</c> pixels at k.</summary>
    /// <param name="values">Side × Side.</param>
    public static void Power(Span<float> values)
    {
        Span<float> real = stackalloc float[Side], imaginary = stackalloc float[Side];
        var other = new float[values.Length];
        for (var row = 0; row < Side; row++)
        {
            values.Slice(row * Side, Side).CopyTo(real);
            imaginary.Clear();
            Transform(real, imaginary);
            real.CopyTo(values.Slice(row * Side, Side));
            imaginary.CopyTo(other.AsSpan(row * Side, Side));
        }

        for (var column = 0; column < Side; column++)
        {
            for (var row = 0; row < Side; row++)
                (real[row], imaginary[row]) = (values[(row * Side) + column], other[(row * Side) + column]);
            Transform(real, imaginary);
            for (var row = 0; row < Side; row++)
                values[(row * Side) + column] = (real[row] * real[row]) + (imaginary[row] * imaginary[row]);
        }
    }

    static void Transform(Span<float> real, Span<float> imaginary)
    {
        for (int index = 1, reversed = 0; index < Side; index++)
        {
            var bit = Side / 2;
            for (; (reversed & bit) != 0; bit >>= 1)
                reversed ^= bit;
            reversed |= bit;
            if (index < reversed)
                (real[index], real[reversed], imaginary[index], imaginary[reversed]) = (real[reversed], real[index], imaginary[reversed], imaginary[index]);
        }

        for (var length = 2; length <= Side; length *= 2)
        {
            for (var start = 0; start < Side; start += length)
            {
                for (var step = 0; step < length / 2; step++)
                {
                    var (cos, sin) = s_turns[step * (Side / length)];
                    var (upper, lower) = (start + step, start + step + (length / 2));
                    var (x, y) = ((real[lower] * cos) - (imaginary[lower] * sin), (real[lower] * sin) + (imaginary[lower] * cos));
                    (real[lower], imaginary[lower]) = (real[upper] - x, imaginary[upper] - y);
                    (real[upper], imaginary[upper]) = (real[upper] + x, imaginary[upper] + y);
                }
            }
        }
    }
}
