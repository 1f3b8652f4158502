using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;

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
        var lanes = Vector<byte>.Count;
        for (; x <= last - lanes; x += lanes)
        {
            Vector.Widen(new Vector<byte>(pixels[x..]), out var low, out var high);
            Vector.Widen(low, out var one, out var two);
            Vector.Widen(high, out var three, out var four);
            var (from, to, quarter) = (x - radius, x + radius + 1, Vector<int>.Count);
            var a = IsDark(one, running, from, to, sixteenths);
            var b = IsDark(two, running, from + quarter, to + quarter, sixteenths);
            var c = IsDark(three, running, from + (2 * quarter), to + (2 * quarter), sixteenths);
            var d = IsDark(four, running, from + (3 * quarter), to + (3 * quarter), sixteenths);
            Vector.Narrow(Vector.Narrow(a, b), Vector.Narrow(c, d)).CopyTo(marks[x..]);
        }

        Borders(x, pixels.Length, pixels, marks, running, radius, rows);
    }

    /// <summary>
    /// 1 where a pixel times its surroundings' size is below 13/16 of their sum, else 0. Everything stays below 2^31. Not all ones: in browsers
    /// narrowing saturates, and would make them 0.
    /// </summary>
    static Vector<uint> IsDark(Vector<uint> light, ReadOnlySpan<int> running, int from, int to, int sixteenths)
    {
        var sum = new Vector<int>(running[to..]) - new Vector<int>(running[from..]);
        return Vector.LessThan(Vector.AsVectorInt32(light) * sixteenths, sum * Sixteenths).As<int, uint>() & Vector<uint>.One;
    }

    static void Borders(int first, int end, ReadOnlySpan<byte> pixels, Span<byte> marks, ReadOnlySpan<int> running, int radius, int rows)
    {
        for (var x = first; x < end; x++)
        {
            var (from, to) = (Math.Max(x - radius, 0), Math.Min(x + radius, pixels.Length - 1) + 1);
            marks[x] = (byte)(pixels[x] * 16 * rows * (to - from) < (running[to] - running[from]) * Sixteenths ? 1 : 0);
        }
    }

    static void Add(ReadOnlySpan<byte> row, Span<int> columns) => Add(row, columns, 1);

    static void Subtract(ReadOnlySpan<byte> row, Span<int> columns) => Add(row, columns, -1);

    static void Add(ReadOnlySpan<byte> row, Span<int> columns, int times)
    {
        var (x, quarter, factor) = (0, Vector<int>.Count, new Vector<int>(times));
        for (; x <= row.Length - Vector<byte>.Count; x += Vector<byte>.Count)
        {
            Vector.Widen(new Vector<byte>(row[x..]), out var low, out var high);
            Vector.Widen(low, out var first, out var second);
            Vector.Widen(high, out var third, out var fourth);
            var sums = MemoryMarshal.Cast<int, Vector<int>>(columns.Slice(x, 4 * quarter));
            sums[0] += Vector.AsVectorInt32(first) * factor;
            sums[1] += Vector.AsVectorInt32(second) * factor;
            sums[2] += Vector.AsVectorInt32(third) * factor;
            sums[3] += Vector.AsVectorInt32(fourth) * factor;
        }

        for (; x < row.Length; x++)
            columns[x] += row[x] * times;
    }
}
