namespace Sirekap.Specimen.Hand;

/// <summary>
/// Which digits still show below another that is written over them. Along the seven segments a 3 under a 9 does not: the segments of both
/// together are a clean 9, and nobody, person or machine, could say that it was overwritten. Below an 8 nothing shows.
/// </summary>
static class FirstDigits
{
    /// <summary>The segments of each digit: top, upper right, lower right, foot, lower left, upper left, middle, from the lowest bit.</summary>
    static readonly int[] s_segments = [0x3f, 0x06, 0x5b, 0x4f, 0x66, 0x6d, 0x7d, 0x07, 0x7f, 0x6f];

    /// <summary>Digits that show below <paramref name="digit"/>, on segments or in free hand; none below an 8.</summary>
    public static int[] Under(int digit) =>
        [.. Enumerable.Range(0, 10).Where(first => first != digit && Shows(s_segments[first] | s_segments[digit]))];

    /// <summary>A 7 with an upper left stroke and a 9 without a foot are digits too.</summary>
    static bool Shows(int both) => both is not (0x27 or 0x67) && !s_segments.Contains(both);
}
