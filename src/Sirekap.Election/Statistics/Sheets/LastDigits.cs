using System.Collections.Immutable;

namespace Sirekap.Election.Statistics.Sheets;

/// <summary>
/// How often each last digit stands among the counts of a field, beside what the neighbouring counts let one expect (B. Beber, A. Scacco, Political Analysis 20,
/// 2012, compare with a tenth each). Small counts are more frequent than large ones, so digits are not equally frequent even on honest forms; the neighbours allow for that.
/// </summary>
/// <param name="Field">The field.</param>
/// <param name="Numbers">How many counts of at least <see cref="Least"/> there are.</param>
/// <param name="Small">How many smaller counts were left out.</param>
/// <param name="Seen">How many end in 0, 1, … 9.</param>
/// <param name="Expected">How many would, by their neighbours; rounded.</param>
/// <param name="ChiSquare">Σ (seen − expected)² ÷ expected, in thousandths: 9 degrees of freedom.</param>
public sealed record LastDigits(
    string Field, long Numbers, long Small, ImmutableArray<long> Seen, ImmutableArray<long> Expected, long ChiSquare)
{
    /// <summary>Counts below this are left out: their last digit is the whole count, or nearly.</summary>
    public const int Least = 10;

    /// <summary>Below so many counts nothing is concluded.</summary>
    public const int Enough = 500;

    /// <summary>What chi-square exceeds by chance once in a hundred times, in thousandths (9 degrees of freedom).</summary>
    public const long OnceInHundred = 21_666;

    /// <summary>The digit whose share is furthest from the expected one.</summary>
    public int FurthestDigit => Enumerable.Range(0, 10).MaxBy(digit => Math.Abs(Seen[digit] - Expected[digit]));

    /// <summary>How far, in parts per million of all counts; negative where the digit is too seldom.</summary>
    public long Furthest => Numbers == 0 ? 0 : (Seen[FurthestDigit] - Expected[FurthestDigit]) * 1_000_000 / Numbers;

    /// <summary>Judges the counts of a field.</summary>
    /// <param name="field">The field.</param>
    /// <param name="frequencies">How many counts there are of 0, 1, 2, …</param>
    internal static LastDigits Of(string field, ReadOnlySpan<long> frequencies)
    {
        var (seen, expected) = (new long[10], new double[10]);
        var (numbers, small) = (0L, 0L);
        for (var count = 0; count < frequencies.Length + 5; count++)
        {
            if (count < Least)
            {
                small += At(frequencies, count);
                continue;
            }

            seen[count % 10] += At(frequencies, count);
            numbers += At(frequencies, count);
            expected[count % 10] += Around(frequencies, count);
        }

        var sum = expected.Sum();
        var chi = 0.0;
        for (var digit = 0; digit < 10 && numbers > 0; digit++)
        {
            expected[digit] *= numbers / sum;
            if (expected[digit] > 0)
                chi += (seen[digit] - expected[digit]) * (seen[digit] - expected[digit]) / expected[digit];
        }

        return new(field, numbers, small, [.. seen], [.. expected.Select(share => (long)Math.Round(share))], (long)Math.Round(chi * 1_000));
    }

    /// <summary>The mean of ten neighbours, in which each last digit stands once: the ends, which share a digit, count half.</summary>
    private static double Around(ReadOnlySpan<long> frequencies, int count)
    {
        var sum = (At(frequencies, count - 5) + At(frequencies, count + 5)) / 2.0;
        for (var near = count - 4; near <= count + 4; near++)
            sum += At(frequencies, near);
        return sum / 10;
    }

    private static long At(ReadOnlySpan<long> frequencies, int count) => count < frequencies.Length ? frequencies[count] : 0;
}
