using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Sirekap.Reader.Jpeg.Decoding;

/// <summary>
/// The inverse cosine transform of 8 × 8 in whole numbers, after Loeffler, Ligtenberg and Moschytz (ICASSP 1989), with constants of 13 bits
/// and two extra bits between columns and rows. These are the precision and roundings of libjpeg's <c>islow</c>: both give the same pixels,
/// and whole numbers give them on every machine.
/// </summary>
internal static class InverseTransform
{
    const int ConstantBits = 13, ExtraBits = 2;

    /// <summary>Transforms a block.</summary>
    /// <param name="block">64 dequantised coefficients, row by row; used up.</param>
    /// <param name="last">The last coefficient in zigzag order that may be other than zero.</param>
    /// <param name="pixels">Receives eight rows of eight pixels.</param>
    /// <param name="stride">From one row of pixels to the next.</param>
    [SkipLocalsInit]
    public static unsafe void Apply(short* block, int last, byte* pixels, int stride)
    {
        if (last == 0)
        {
            Flat(block[0], pixels, stride);
            return;
        }

        var rows = (Vector128<short>*)block;
        Pass(rows, ConstantBits - ExtraBits);
        Transpose.EightByEight(rows);
        Pass(rows, ConstantBits + ExtraBits + 3);
        Transpose.EightByEight(rows);
        for (var row = 0; row < 8; row += 2)
        {
            var both = Vector128.Narrow(ToPixels(rows[row]), ToPixels(rows[row + 1])).AsUInt64();
            *(ulong*)(pixels + (row * stride)) = both[0];
            *(ulong*)(pixels + ((row + 1) * stride)) = both[1];
        }
    }

    static Vector128<ushort> ToPixels(Vector128<short> values) =>
        Vector128.Min(Vector128.Max(values + Vector128.Create((short)128), Vector128<short>.Zero), Vector128.Create((short)255)).AsUInt16();

    /// <summary>A block of one brightness: what the full transform gives for it.</summary>
    static unsafe void Flat(short dc, byte* pixels, int stride)
    {
        var value = (byte)Math.Clamp(((dc + 4) >> 3) + 128, 0, 255);
        var eight = value * 0x0101010101010101UL;
        for (var row = 0; row < 8; row++)
            *(ulong*)(pixels + (row * stride)) = eight;
    }

    /// <summary>Transforms eight columns side by side; sums are kept in 32 bits and saturate to 16.</summary>
    [SkipLocalsInit]
    static unsafe void Pass(Vector128<short>* rows, int shift)
    {
        if (Vector256.IsHardwareAccelerated)
        {
            EightColumns(rows, shift);
            return;
        }

        var low = stackalloc Vector128<int>[8];
        var high = stackalloc Vector128<int>[8];
        for (var row = 0; row < 8; row++)
            (low[row], high[row]) = (Vector128.WidenLower(rows[row]), Vector128.WidenUpper(rows[row]));
        FourColumns(low, shift);
        FourColumns(high, shift);
        for (var row = 0; row < 8; row++)
            rows[row] = Vector128.NarrowWithSaturation(low[row], high[row]);
    }

    static unsafe void FourColumns(Vector128<int>* v, int shift)
    {
        var z1 = (v[2] + v[6]) * 4433;
        var (even2, even3) = (z1 - (v[6] * 15137), z1 + (v[2] * 6270));
        var (even0, even1) = ((v[0] + v[4]) << ConstantBits, (v[0] - v[4]) << ConstantBits);
        var half = Vector128.Create(1 << (shift - 1));
        var (t0, t3, t1, t2) = (even0 + even3 + half, even0 - even3 + half, even1 + even2 + half, even1 - even2 + half);

        var (a, b, c, d) = (v[7], v[5], v[3], v[1]);
        var z5 = (a + c + b + d) * 9633;
        var z3 = z5 - ((a + c) * 16069);
        var z4 = z5 - ((b + d) * 3196);
        var (z6, z7) = ((a + d) * 7373, (b + c) * 20995);
        a = (a * 2446) - z6 + z3;
        b = (b * 16819) - z7 + z4;
        c = (c * 25172) - z7 + z3;
        d = (d * 12299) - z6 + z4;

        (v[0], v[7]) = ((t0 + d) >> shift, (t0 - d) >> shift);
        (v[1], v[6]) = ((t1 + c) >> shift, (t1 - c) >> shift);
        (v[2], v[5]) = ((t2 + b) >> shift, (t2 - b) >> shift);
        (v[3], v[4]) = ((t3 + a) >> shift, (t3 - a) >> shift);
    }

    /// <summary>The same as <see cref="FourColumns"/> for twice as many columns at once.</summary>
    static unsafe void EightColumns(Vector128<short>* rows, int shift)
    {
        var (v0, v1, v2, v3) = (Widened(rows[0]), Widened(rows[1]), Widened(rows[2]), Widened(rows[3]));
        var (v4, v5, v6, v7) = (Widened(rows[4]), Widened(rows[5]), Widened(rows[6]), Widened(rows[7]));
        var z1 = (v2 + v6) * 4433;
        var (even2, even3) = (z1 - (v6 * 15137), z1 + (v2 * 6270));
        var (even0, even1) = ((v0 + v4) << ConstantBits, (v0 - v4) << ConstantBits);
        var half = Vector256.Create(1 << (shift - 1));
        var (t0, t3, t1, t2) = (even0 + even3 + half, even0 - even3 + half, even1 + even2 + half, even1 - even2 + half);

        var z5 = (v7 + v3 + v5 + v1) * 9633;
        var z3 = z5 - ((v7 + v3) * 16069);
        var z4 = z5 - ((v5 + v1) * 3196);
        var (z6, z7) = ((v7 + v1) * 7373, (v5 + v3) * 20995);
        var (a, b) = ((v7 * 2446) - z6 + z3, (v5 * 16819) - z7 + z4);
        var (c, d) = ((v3 * 25172) - z7 + z3, (v1 * 12299) - z6 + z4);

        (rows[0], rows[7]) = (Narrowed((t0 + d) >> shift), Narrowed((t0 - d) >> shift));
        (rows[1], rows[6]) = (Narrowed((t1 + c) >> shift), Narrowed((t1 - c) >> shift));
        (rows[2], rows[5]) = (Narrowed((t2 + b) >> shift), Narrowed((t2 - b) >> shift));
        (rows[3], rows[4]) = (Narrowed((t3 + a) >> shift), Narrowed((t3 - a) >> shift));
    }

    static Vector256<int> Widened(Vector128<short> row) => Vector256.Create(Vector128.WidenLower(row), Vector128.WidenUpper(row));

    static Vector128<short> Narrowed(Vector256<int> row) => Vector128.NarrowWithSaturation(row.GetLower(), row.GetUpper());
}
