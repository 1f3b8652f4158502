using System.Buffers;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Sirekap.Reader.Imaging;

/// <summary>Tells print from paper under uneven light: a pixel is dark when it is well below the mean of its surroundings.</summary>
internal static class DarkPixels
{
    /// <summary>A pixel below 13/16 of its surroundings' mean is dark.</summary>
    const int Sixteenths = 13;

    /// <summary>1 for dark pixels, 0 for others, row by row.</summary>
    /// <param name="plane">The picture; at most 5000 pixels wide, so that sums fit.</param>
    /// <param name="radius">Half the width of the square that counts as surroundings, pixels; at most a 24th of the longer side.</param>
    /// <param name="dark">Receives the marks, as many as the plane has pixels.</param>
    public static void Find(Plane plane, int radius, Span<byte> dark)
    {
        var (width, height) = (plane.Width, plane.Height);
        var sums = ArrayPool<int>.Shared.Rent((2 * width) + 1);
        var columns = sums.AsSpan(0, width);
        var running = sums.AsSpan(width, width + 1);
        columns.Clear();
        for (var y = 0; y < Math.Min(radius, height); y++)
            Add(plane.Pixels.AsSpan(y * width, width), columns);
        for (var y = 0; y < height; y++)
        {
            if (y + radius < height)
                Add(plane.Pixels.AsSpan((y + radius) * width, width), columns);
            if (y - radius - 1 >= 0)
                Subtract(plane.Pixels.AsSpan((y - radius - 1) * width, width), columns);
            var rows = Math.Min(y + radius, height - 1) - Math.Max(y - radius, 0) + 1;
            Sum(columns, running);
            MarkRow(plane.Pixels.AsSpan(y * width, width), dark.Slice(y * width, width), running, radius, rows);
        }

        ArrayPool<int>.Shared.Return(sums);
    }

    /// <summary>From <c>running[x]</c> = sum of all columns before x the sum of any stretch is one subtraction.</summary>
    static void Sum(ReadOnlySpan<int> columns, Span<int> running)
    {
        var sum = running[0] = 0;
        for (var x = 0; x < columns.Length; x++)
            running[x + 1] = sum = unchecked(sum + columns[x]);
    }

    static void MarkRow(ReadOnlySpan<byte> pixels, Span<byte> marks, ReadOnlySpan<int> running, int radius, int rows)
    {
        // Away from the borders every square has the same width.
        var (first, last) = (Math.Min(radius, pixels.Length), Math.Max(pixels.Length - radius, 0));
        Borders(0, Math.Max(first, 0), pixels, marks, running, radius, rows);
        var x = first;
        var sixteenths = 16 * rows * ((2 * radius) + 1);
        for (; x <= last - 16; x += 16)
        {
            var light = Vector128.Create(pixels.Slice(x, 16));
            var (low, high) = (Vector128.WidenLower(light), Vector128.WidenUpper(light));
            var from = running.Slice(x - radius, 16);
            var to = running.Slice(x + radius + 1, 16);
            var a = IsDark(Vector128.WidenLower(low), from, to, sixteenths);
            var b = IsDark(Vector128.WidenUpper(low), from[4..], to[4..], sixteenths);
            var c = IsDark(Vector128.WidenLower(high), from[8..], to[8..], sixteenths);
            var d = IsDark(Vector128.WidenUpper(high), from[12..], to[12..], sixteenths);
            Vector128.Narrow(Vector128.Narrow(a, b), Vector128.Narrow(c, d)).CopyTo(marks[x..]);
        }

        Borders(x, pixels.Length, pixels, marks, running, radius, rows);
    }

    /// <summary>
    /// 1 where a pixel times its surroundings' size is below 13/16 of their sum, else 0. Everything stays below 2^31. Not all ones: in browsers
    /// narrowing saturates, and would make them 0.
    /// </summary>
    static Vector128<uint> IsDark(Vector128<uint> light, ReadOnlySpan<int> from, ReadOnlySpan<int> to, int sixteenths)
    {
        var sum = Vector128.Create(to[..4]) - Vector128.Create(from[..4]);
        return Vector128.LessThan(light.AsInt32() * sixteenths, sum * Sixteenths).AsUInt32() & Vector128<uint>.One;
    }

    static void Borders(int first, int end, ReadOnlySpan<byte> pixels, Span<byte> marks, ReadOnlySpan<int> running, int radius, int rows)
    {
        for (var x = first; x < end; x++)
        {
            var (from, to) = (Math.Max(x - radius, 0), Math.Min(x + radius, pixels.Length - 1) + 1);
            marks[x] = (byte)(pixels[x] * 16 * rows * (to - from) < (running[to] - running[from]) * Sixteenths ? 1 : 0);
        }
    }

    static void Add(ReadOnlySpan<byte> row, Span<int> columns)
    {
        var x = 0;
        for (; x <= row.Length - 16; x += 16)
        {
            var (low, high) = Vector128.Widen(Vector128.Create(row.Slice(x, 16)));
            var four = MemoryMarshal.Cast<int, Vector128<int>>(columns.Slice(x, 16));
            four[0] += Vector128.WidenLower(low).AsInt32();
            four[1] += Vector128.WidenUpper(low).AsInt32();
            four[2] += Vector128.WidenLower(high).AsInt32();
            four[3] += Vector128.WidenUpper(high).AsInt32();
        }

        for (; x < row.Length; x++)
            columns[x] += row[x];
    }

    static void Subtract(ReadOnlySpan<byte> row, Span<int> columns)
    {
        var x = 0;
        for (; x <= row.Length - 16; x += 16)
        {
            var (low, high) = Vector128.Widen(Vector128.Create(row.Slice(x, 16)));
            var four = MemoryMarshal.Cast<int, Vector128<int>>(columns.Slice(x, 16));
            four[0] -= Vector128.WidenLower(low).AsInt32();
            four[1] -= Vector128.WidenUpper(low).AsInt32();
            four[2] -= Vector128.WidenLower(high).AsInt32();
            four[3] -= Vector128.WidenUpper(high).AsInt32();
        }

        for (; x < row.Length; x++)
            columns[x] -= row[x];
    }
}
