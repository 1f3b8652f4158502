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
        Round(rows, out var a, out var b, out var c, out var d, out var e, out var f, out var g, out var h);
        (rows[0], rows[1], rows[2], rows[3], rows[4], rows[5], rows[6], rows[7]) = (a, b, c, d, e, f, g, h);
        Round(rows, out a, out b, out c, out d, out e, out f, out g, out h);
        (rows[0], rows[1], rows[2], rows[3], rows[4], rows[5], rows[6], rows[7]) = (a, b, c, d, e, f, g, h);
        Round(rows, out a, out b, out c, out d, out e, out f, out g, out h);
        (rows[0], rows[1], rows[2], rows[3], rows[4], rows[5], rows[6], rows[7]) = (a, b, c, d, e, f, g, h);
    }

    static unsafe void Round(
        Vector128<short>* rows,
        out Vector128<short> a, out Vector128<short> b, out Vector128<short> c, out Vector128<short> d,
        out Vector128<short> e, out Vector128<short> f, out Vector128<short> g, out Vector128<short> h)
    {
        (a, b) = (Low(rows[0], rows[4]), High(rows[0], rows[4]));
        (c, d) = (Low(rows[1], rows[5]), High(rows[1], rows[5]));
        (e, f) = (Low(rows[2], rows[6]), High(rows[2], rows[6]));
        (g, h) = (Low(rows[3], rows[7]), High(rows[3], rows[7]));
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
