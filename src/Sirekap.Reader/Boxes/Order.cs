namespace Sirekap.Reader.Boxes;

/// <summary>Finds the value at a place of the sorted order without sorting all.</summary>
internal static class Order
{
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
