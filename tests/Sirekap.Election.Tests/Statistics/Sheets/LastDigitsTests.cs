using Sirekap.Election.Statistics.Sheets;

namespace Sirekap.Election.Tests.Statistics.Sheets;

public class LastDigitsTests
{
    // Rare ones are few, as the votes of a candidate whom hardly anybody chooses: an exponential of mean 33.
    private static long[] Falling(int seed, int counts)
    {
        var random = new Random(seed);
        var frequencies = new long[1_000];
        for (var count = 0; count < counts; count++)
            frequencies[(int)Math.Min(999, -33 * Math.Log(1 - random.NextDouble()))]++;
        return frequencies;
    }

    /// <summary>Among 100 honest columns about one exceed the bound of once in a hundred.</summary>
    [Fact]
    public void Honest_counts_of_which_small_ones_are_frequent_are_usual_as_often_as_the_bound_says()
    {
        var unusual = Enumerable.Range(0, 100).Count(seed => LastDigits.Of("IV.1", Falling(seed, 20_000)).ChiSquare > LastDigits.OnceInHundred);

        Assert.InRange(unusual, 0, 5);
    }

    [Fact]
    public void Where_small_counts_are_frequent_a_tenth_each_would_be_the_wrong_expectation()
    {
        var digits = LastDigits.Of("IV.1", Falling(1, 100_000));

        Assert.True(digits.Expected[0] > 1.2 * digits.Expected[9]);
        Assert.InRange(digits.Seen[0], digits.Expected[0] * 0.98, digits.Expected[0] * 1.02);
    }

    [Fact]
    public void Counts_that_people_rounded_are_seen()
    {
        var frequencies = Falling(2, 20_000);
        for (var count = 10; count < 900; count += 10)
        {
            var rounded = frequencies[count + 1] / 4;
            (frequencies[count], frequencies[count + 1]) = (frequencies[count] + rounded, frequencies[count + 1] - rounded);
        }

        var digits = LastDigits.Of("IV.1", frequencies);
        Assert.True(digits.ChiSquare > LastDigits.OnceInHundred);
        Assert.True(digits.Furthest > 0 ? digits.FurthestDigit == 0 : digits.FurthestDigit == 1);
    }

    [Fact]
    public void Counts_below_ten_are_left_out_and_counted()
    {
        var digits = LastDigits.Of("IV.1", [5, 5, 0, 0, 0, 0, 0, 0, 0, 2, 7, 1]);

        Assert.Equal((12, 8), (digits.Small, digits.Numbers));
        Assert.Equal([7, 1, 0, 0, 0, 0, 0, 0, 0, 0], digits.Seen);
    }

    [Fact]
    public void Without_counts_nothing_is_said() => Assert.Equal((0L, 0L), (LastDigits.Of("IV.1", [3]).Numbers, LastDigits.Of("IV.1", [3]).ChiSquare));
}
