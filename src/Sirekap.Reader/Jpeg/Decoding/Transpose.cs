using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Sirekap.Reader.Jpeg.Decoding;

/// <summary>Turns rows into columns.</summary>
internal static class Transpose
{
    /// <summary>Swaps rows and columns of eight vectors in place.</summary>
    public static unsafe void EightByEight(Vector128<short>* rows)
    {
        // Three rounds of interleaving rows that are four apart turn row r, column c into row c, column r.
        var (a, b, c, d) = (rows[0], rows[1], rows[2], rows[3]);
        var (e, f, g, h) = (rows[4], rows[5], rows[6], rows[7]);
        for (var round = 0; round < 3; round++)
        {
            var (i, j, k, l) = (Low(a, e), High(a, e), Low(b, f), High(b, f));
            (e, f, g, h) = (Low(c, g), High(c, g), Low(d, h), High(d, h));
            (a, b, c, d) = (i, j, k, l);
        }

        (rows[0], rows[1], rows[2], rows[3]) = (a, b, c, d);
        (rows[4], rows[5], rows[6], rows[7]) = (e, f, g, h);
    }

    /// <summary>The lower halves of two vectors, value by value in turn.</summary>
    static Vector128<short> Low(Vector128<short> left, Vector128<short> right) =>
        Sse2.IsSupported ? Sse2.UnpackLow(left, right)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipLow(left, right)
        : (Vector128.WidenLower(left.AsUInt16()) | (Vector128.WidenLower(right.AsUInt16()) << 16)).AsInt16();

    /// <summary>The upper halves of two vectors, value by value in turn.</summary>
    static Vector128<short> High(Vector128<short> left, Vector128<short> right) =>
        Sse2.IsSupported ? Sse2.UnpackHigh(left, right)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipHigh(left, right)
        : (Vector128.WidenUpper(left.AsUInt16()) | (Vector128.WidenUpper(right.AsUInt16()) << 16)).AsInt16();
}
