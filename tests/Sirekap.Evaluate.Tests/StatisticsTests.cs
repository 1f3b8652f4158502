using Sirekap.Evaluate.Statistics;

namespace Sirekap.Evaluate.Tests;

public class StatisticsTests
{
    [Fact]
    public void A_reader_that_is_as_right_as_it_says_has_no_calibration_error()
    {
        var calibration = new Calibration();
        for (var answer = 0; answer < 1000; answer++)
            calibration.Add(0.9, answer % 10 != 0);
        Assert.Equal(0, calibration.ExpectedError, 9);
    }

    [Fact]
    public void The_calibration_error_is_the_weighted_distance_of_the_bins()
    {
        var calibration = new Calibration();
        // 30 answers at 0.95 of which 27 are right: off by 0.05; 10 at 0.55 of which all are: off by 0.45.
        for (var answer = 0; answer < 30; answer++)
            calibration.Add(0.95, answer >= 3);
        for (var answer = 0; answer < 10; answer++)
            calibration.Add(0.55, true);
        Assert.Equal((30 * 0.05 + 10 * 0.45) / 40, calibration.ExpectedError, 9);
        Assert.Equal([(0.5, 10L, 1.0), (0.95, 30L, 0.9)], calibration.Lines.Select(line => (line.From, line.Count, line.Right)));
    }

    [Theory]
    [InlineData(0.5, 50)]
    [InlineData(0.99, 99)]
    [InlineData(1, 100)]
    [InlineData(0.001, 1)]
    public void A_percentile_is_the_value_of_its_rank(double share, double expected) =>
        Assert.Equal(expected, Ordered.At(Enumerable.Range(1, 100).Reverse().Select(value => (double)value), share));

    [Fact]
    public void The_worst_are_kept_in_whatever_order_they_come()
    {
        var worst = new Worst<int>(3, Comparer<int>.Default);
        foreach (var value in (int[])[5, 1, 4, 2, 3])
            worst.Add(value);
        Assert.Equal([1, 2, 3], worst.Kept);
        Assert.Equal(5, worst.Count);
        Assert.False(worst.Wants(4));
    }
}
