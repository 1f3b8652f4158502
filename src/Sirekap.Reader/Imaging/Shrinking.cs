using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Sirekap.Reader.Imaging;

/// <summary>Makes a plane smaller.</summary>
internal static class Shrinking
{
    /// <summary>
    /// Every result pixel is the mean of two by two pixels; an odd last row or column is dropped. A plane one pixel thin stays so. The result is
    /// on borrowed memory.
    /// </summary>
    public static Plane Halved(this Plane plane)
    {
        if (plane.Width < 2 || plane.Height < 2)
            return plane;
        var small = Plane.Borrow(plane.Width / 2, plane.Height / 2);
        for (var y = 0; y < small.Height; y++)
        {
            var upper = plane.Pixels.AsSpan(2 * y * plane.Width, 2 * small.Width);
            var lower = plane.Pixels.AsSpan(((2 * y) + 1) * plane.Width, 2 * small.Width);
            HalveRow(upper, lower, small.Pixels.AsSpan(y * small.Width, small.Width));
        }

        return small;
    }

    static void HalveRow(ReadOnlySpan<byte> upper, ReadOnlySpan<byte> lower, Span<byte> target)
    {
        var done = 0;
        if (Vector128.IsHardwareAccelerated)
        {
            for (; done <= target.Length - 16; done += 16)
            {
                var (left, right) = (FourSums(upper, lower, 2 * done), FourSums(upper, lower, (2 * done) + 16));
                Vector128.Narrow(left >>> 2, right >>> 2).CopyTo(target[done..]);
            }
        }

        for (; done < target.Length; done++)
            target[done] = (byte)((upper[2 * done] + upper[(2 * done) + 1] + lower[2 * done] + lower[(2 * done) + 1]) / 4);
    }

    /// <summary>Sums of two by two bytes: as 16-bit lanes, each pair of neighbours is one lane's low and high byte.</summary>
    static Vector128<ushort> FourSums(ReadOnlySpan<byte> upper, ReadOnlySpan<byte> lower, int at)
    {
        var low = Vector128.Create((ushort)0xFF);
        var first = Vector128.Create(MemoryMarshal.Cast<byte, ushort>(upper.Slice(at, 16)));
        var second = Vector128.Create(MemoryMarshal.Cast<byte, ushort>(lower.Slice(at, 16)));
        return (first & low) + (first >>> 8) + (second & low) + (second >>> 8);
    }
}
