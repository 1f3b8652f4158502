using System.Numerics;

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
        Span<float> real = stackalloc float[Side * Side], imaginary = stackalloc float[Side * Side], turned = stackalloc float[Side * Side];
        Turn(values, real);
        imaginary.Clear();
        TransformColumns(real, imaginary);
        Turn(real, values);
        Turn(imaginary, turned);
        TransformColumns(values, turned);
        for (var index = 0; index < values.Length; index++)
            values[index] = (values[index] * values[index]) + (turned[index] * turned[index]);
    }

    /// <summary>Rows become columns.</summary>
    static void Turn(ReadOnlySpan<float> values, Span<float> turned)
    {
        for (var row = 0; row < Side; row++)
        {
            var to = Row(turned, row);
            for (int column = 0, from = row; column < to.Length; column++, from += Side)
                to[column] = values[from];
        }
    }

    /// <summary>Transforms all columns side by side.</summary>
    static void TransformColumns(Span<float> real, Span<float> imaginary)
    {
        for (int index = 1, reversed = 0; index < Side; index++)
        {
            var bit = Side / 2;
            for (; (reversed & bit) != 0; bit >>= 1)
                reversed ^= bit;
            reversed |= bit;
            if (index >= reversed)
                continue;
            Swap(Row(real, index), Row(real, reversed));
            Swap(Row(imaginary, index), Row(imaginary, reversed));
        }

        for (var length = 2; length <= Side; length *= 2)
        {
            for (var start = 0; start < Side; start += length)
            {
                for (var step = 0; step < length / 2; step++)
                {
                    var (upper, lower) = (start + step, start + step + (length / 2));
                    Mix(s_turns[step * (Side / length)], Row(real, upper), Row(imaginary, upper), Row(real, lower), Row(imaginary, lower));
                }
            }
        }
    }

    static Span<float> Row(Span<float> values, int row) => values.Slice(row * Side, Side);

    static void Swap(Span<float> one, Span<float> other)
    {
        Span<float> kept = stackalloc float[Side];
        one.CopyTo(kept);
        other.CopyTo(one);
        kept.CopyTo(other);
    }

    /// <summary>The lower turned: its sum with the upper, and its difference.</summary>
    static void Mix((float Cos, float Sin) turn, Span<float> real, Span<float> imaginary, Span<float> lowerReal, Span<float> lowerImaginary)
    {
        var (cos, sin) = (new Vector<float>(turn.Cos), new Vector<float>(turn.Sin));
        for (var column = 0; column < Side; column += Vector<float>.Count)
        {
            var (a, b) = (new Vector<float>(lowerReal[column..]), new Vector<float>(lowerImaginary[column..]));
            var (x, y) = ((a * cos) - (b * sin), (a * sin) + (b * cos));
            var (c, d) = (new Vector<float>(real[column..]), new Vector<float>(imaginary[column..]));
            (c - x).CopyTo(lowerReal[column..]);
            (d - y).CopyTo(lowerImaginary[column..]);
            (c + x).CopyTo(real[column..]);
            (d + y).CopyTo(imaginary[column..]);
        }
    }
}
