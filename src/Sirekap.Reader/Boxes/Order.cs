using System.Numerics;
using System.Runtime.InteropServices;

namespace Sirekap.Reader.Boxes;

/// <summary>Finds the value at a place of the sorted order without sorting all.</summary>
internal static class Order
{
    /// <summary>The value that a sort would put at <paramref name="place"/>, found by halving the range that it lies in; the values stay as they are.</summary>
    /// <param name="values">From 0 to below <paramref name="above"/>; at most 1024, a multiple of 16.</param>
    /// <param name="above">A value that none of them reaches.</param>
    /// <param name="place">From 0.</param>
    public static float Take(ReadOnlySpan<float> values, float above, int place)
    {
        const int Few = 24, MostHalvings = 12;
        var (low, below, high, belowHigh) = (0f, 0, above, values.Length);
        for (var halving = 0; halving < MostHalvings && belowHigh - below > Few; halving++)
        {
            var middle = (low + high) / 2;
            var count = CountBelow(values, middle);
            if (count > place)
                (high, belowHigh) = (middle, count);
            else
                (low, below) = (middle, count);
        }

        Span<float> inside = stackalloc float[belowHigh - below];
        Collect(values, low, high, inside);
        return Take(inside, place - below);
    }

    static int CountBelow(ReadOnlySpan<float> values, float bound)
    {
        var (counts, limit) = (Vector<int>.Zero, new Vector<float>(bound));
        foreach (var vector in MemoryMarshal.Cast<float, Vector<float>>(values))
            counts -= Vector.LessThan(vector, limit);
        return Vector.Sum(counts);
    }

    /// <summary>The values from <paramref name="low"/> to below <paramref name="high"/>, of which there are as many as there is room.</summary>
    static void Collect(ReadOnlySpan<float> values, float low, float high, Span<float> inside)
    {
        var (least, limit) = (new Vector<float>(low), new Vector<float>(high));
        var count = 0;
        for (var first = 0; first < values.Length; first += Vector<float>.Count)
        {
            var vector = new Vector<float>(values[first..]);
            if ((Vector.GreaterThanOrEqual(vector, least) & Vector.LessThan(vector, limit)) == Vector<int>.Zero)
                continue;
            foreach (var value in values.Slice(first, Vector<float>.Count))
            {
                if (value >= low && value < high)
                    inside[count++] = value;
            }
        }
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
