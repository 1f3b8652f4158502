using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Sirekap.Reader.Imaging;

/// <summary>Sums over a row of pixels in whole numbers, so that neither order nor the width of vectors matters.</summary>
internal static class PixelSums
{
    /// <summary>The sum of the pixels and the sum of their squares.</summary>
    /// <param name="pixels">At most 32,768.</param>
    public static (int Sum, int Squares) Of(ReadOnlySpan<byte> pixels)
    {
        var (sums, squares) = (Vector128<uint>.Zero, Vector128<uint>.Zero);
        var vectors = MemoryMarshal.Cast<byte, Vector128<byte>>(pixels);
        foreach (var vector in vectors)
        {
            var (low, high) = Vector128.Widen(vector);
            sums += Widened(low + high);
            squares += Widened(low * low) + Widened(high * high);
        }

        var (sum, square) = ((int)Vector128.Sum(sums), (int)Vector128.Sum(squares));
        foreach (var pixel in pixels[(16 * vectors.Length)..])
            (sum, square) = (sum + pixel, square + (pixel * pixel));
        return (sum, square);
    }

    /// <summary>The sum of the squared differences of two rows of the same length.</summary>
    /// <param name="one">At most 32,768 pixels.</param>
    /// <param name="other">As many.</param>
    public static int SquaredDifferences(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other)
    {
        var squares = Vector128<uint>.Zero;
        var vectors = MemoryMarshal.Cast<byte, Vector128<byte>>(one);
        var others = MemoryMarshal.Cast<byte, Vector128<byte>>(other);
        for (var index = 0; index < vectors.Length; index++)
        {
            var (low, high) = Vector128.Widen(Vector128.Max(vectors[index], others[index]) - Vector128.Min(vectors[index], others[index]));
            squares += Widened(low * low) + Widened(high * high);
        }

        var sum = (int)Vector128.Sum(squares);
        for (var index = 16 * vectors.Length; index < one.Length; index++)
            sum += (one[index] - other[index]) * (one[index] - other[index]);
        return sum;
    }

    /// <summary>Both halves as 32 bits, added.</summary>
    static Vector128<uint> Widened(Vector128<ushort> values)
    {
        var (low, high) = Vector128.Widen(values);
        return low + high;
    }
}
