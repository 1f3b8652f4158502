namespace Sirekap.Reader.Imaging;

/// <summary>Tells print from paper under uneven light: a pixel is dark when it is well below the mean of its surroundings.</summary>
internal static class DarkPixels
{
    /// <summary>A pixel below 13/16 of its surroundings' mean is dark.</summary>
    const int Sixteenths = 13;

    /// <summary>1 for dark pixels, 0 for others, row by row.</summary>
    /// <param name="plane">The picture; at most 16 megapixels, so that sums fit.</param>
    /// <param name="radius">Half the width of the square that counts as surroundings, pixels.</param>
    public static unsafe byte[] Find(Plane plane, int radius)
    {
        var (width, height) = (plane.Width, plane.Height);
        var dark = new byte[width * height];
        var columnSums = new int[width];
        for (var y = 0; y < Math.Min(radius, height); y++)
            AddRow(plane, columnSums, y, sign: 1);
        fixed (byte* pixels = plane.Pixels, marks = dark)
        fixed (int* sums = columnSums)
        {
            for (var y = 0; y < height; y++)
            {
                if (y + radius < height)
                    AddRow(plane, columnSums, y + radius, sign: 1);
                if (y - radius - 1 >= 0)
                    AddRow(plane, columnSums, y - radius - 1, sign: -1);
                var rows = Math.Min(y + radius, height - 1) - Math.Max(y - radius, 0) + 1;
                MarkRow(pixels + (y * width), marks + (y * width), sums, width, radius, rows);
            }
        }

        return dark;
    }

    /// <summary>The pointers hold <paramref name="width"/> elements each. Products stay below 2^31: 255 × 16 × (2 × radius + 1)² with radius up to 300.</summary>
    static unsafe void MarkRow(byte* pixels, byte* marks, int* sums, int width, int radius, int rows)
    {
        unchecked
        {
            var sum = 0L;
            for (var x = 0; x < Math.Min(radius, width); x++)
                sum += sums[x];
            for (var x = 0; x < width; x++)
            {
                if (x + radius < width)
                    sum += sums[x + radius];
                if (x - radius - 1 >= 0)
                    sum -= sums[x - radius - 1];
                var columns = Math.Min(x + radius, width - 1) - Math.Max(x - radius, 0) + 1;
                marks[x] = (byte)(pixels[x] * 16L * rows * columns < sum * Sixteenths ? 1 : 0);
            }
        }
    }

    static unsafe void AddRow(Plane plane, int[] columnSums, int y, int sign)
    {
        fixed (byte* pixels = &plane.Pixels[y * plane.Width])
        fixed (int* sums = columnSums)
        {
            for (var x = 0; x < plane.Width; x++)
                sums[x] = unchecked(sums[x] + (sign * pixels[x]));
        }
    }
}
