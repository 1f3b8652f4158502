namespace Sirekap.Reader.Boxes;

/// <summary>Finds the value at a place of the sorted order without sorting all.</summary>
internal static class Order
{
    /// <summary>The value that a sort would put at <paramref name="place"/>, found by way of 256 buckets; the values stay as they are.</summary>
    /// <param name="values">From 0 to <paramref name="greatest"/>; at most 1024.</param>
    /// <param name="greatest">The greatest value that may be there.</param>
    /// <param name="place">From 0.</param>
    public static float Take(ReadOnlySpan<float> values, float greatest, int place)
    {
        const int Buckets = 256;
        var scale = (Buckets - 1) / greatest;
        Span<ushort> counts = stackalloc ushort[Buckets];
        counts.Clear();
        foreach (var value in values)
            counts[unchecked((int)(value * scale))]++; // Below 256 by contract; a checked conversion is a slow call.
        var bucket = 0;
        for (; place >= counts[bucket]; bucket++)
            place -= counts[bucket];
        Span<float> inside = stackalloc float[values.Length];
        var count = 0;
        foreach (var value in values)
        {
            if (unchecked((int)(value * scale)) == bucket)
                inside[count++] = value;
        }

        return Take(inside[..count], place);
    }

    /// <summary>The value that a sort would put at <paramref name="place"/>; the values are reordered.</summary>
    public static float Take(Span<float> values, int place)
    {
        var (first, last) = (0, values.Length - 1);
        while (first < last)
        {
            var (low, high, pivot) = (first, last, values[(first + last) / 2]);
            while (low <= high)
            {
                while (values[low] < pivot)
                    low++;
                while (values[high] > pivot)
                    high--;
                if (low <= high)
                {
                    (values[low], values[high]) = (values[high], values[low]);
                    (low, high) = (low + 1, high - 1);
                }
            }

            if (place <= high)
                last = high;
            else if (place >= low)
                first = low;
            else
                return values[place];
        }

        return values[place];
    }
}
