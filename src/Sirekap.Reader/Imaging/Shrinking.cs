namespace Sirekap.Reader.Imaging;

/// <summary>Makes a plane smaller by a whole factor.</summary>
internal static class Shrinking
{
    /// <summary>Every result pixel is the mean of <paramref name="factor"/> × <paramref name="factor"/> pixels; a rest at the right and lower edge is dropped.</summary>
    public static Plane ShrunkBy(this Plane plane, int factor)
    {
        if (factor == 1)
            return plane;
        var small = new Plane(Math.Max(1, plane.Width / factor), Math.Max(1, plane.Height / factor));
        var sums = new int[small.Width];
        var rows = Math.Min(factor, plane.Height);
        var columns = Math.Min(factor, plane.Width);
        for (var y = 0; y < small.Height; y++)
        {
            Array.Clear(sums);
            for (var row = 0; row < rows; row++)
                AddRow(plane.Pixels.AsSpan(((y * factor) + row) * plane.Width, plane.Width), sums, factor, columns);
            var target = small.Pixels.AsSpan(y * small.Width, small.Width);
            for (var x = 0; x < target.Length; x++)
                target[x] = (byte)(sums[x] / (rows * columns));
        }

        return small;
    }

    static unsafe void AddRow(ReadOnlySpan<byte> row, int[] sums, int factor, int columns)
    {
        // Reads pixels up to (sums.Length - 1) * factor + columns <= row.Length.
        fixed (byte* pixels = row)
        {
            for (var x = 0; x < sums.Length; x++)
            {
                var sum = 0;
                var from = pixels + (x * factor);
                for (var column = 0; column < columns; column++)
                    sum = unchecked(sum + from[column]);
                sums[x] = unchecked(sums[x] + sum);
            }
        }
    }
}
