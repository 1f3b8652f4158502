using System.Numerics;

namespace Sirekap.Reader.Misuse;

/// <summary>The middle one of nine values, for many nines side by side.</summary>
internal static class MiddleOfNine
{
    /// <summary>How many rows are compared.</summary>
    public const int Rows = 9;

    /// <summary>Gives the middle value of every column.</summary>
    /// <param name="rows">Nine rows one after another, none of the values NaN.</param>
    /// <param name="middle">Receives one value a column; as long as a row, a multiple of 16.</param>
    public static void Of(ReadOnlySpan<float> rows, Span<float> middle)
    {
        for (var column = 0; column < middle.Length; column += Vector<float>.Count)
        {
            // Three sorted threes; then the middle one of the greatest of the least, the middle of the middles, and the least of the greatest.
            var (a, b, c) = Three(rows[column..], middle.Length);
            var (d, e, f) = Three(rows[((3 * middle.Length) + column)..], middle.Length);
            var (g, h, i) = Three(rows[((6 * middle.Length) + column)..], middle.Length);
            var low = Vector.Max(Vector.Max(a, d), g);
            var high = Vector.Min(Vector.Min(c, f), i);
            Sorted(low, Sorted(b, e, h).Middle, high).Middle.CopyTo(middle[column..]);
        }
    }

    static (Vector<float> Least, Vector<float> Middle, Vector<float> Greatest) Three(ReadOnlySpan<float> values, int row) =>
        Sorted(new(values), new(values[row..]), new(values[(2 * row)..]));

    static (Vector<float> Least, Vector<float> Middle, Vector<float> Greatest) Sorted(Vector<float> a, Vector<float> b, Vector<float> c)
    {
        var (low, high) = (Vector.Min(a, b), Vector.Max(a, b));
        return (Vector.Min(low, c), Vector.Max(low, Vector.Min(high, c)), Vector.Max(high, c));
    }
}
