using Sirekap.Election.Statistics;

namespace Sirekap.Election.Tests.Statistics;

public class ClopperPearsonTests
{
    /// <summary>Expected values by bisection over exact binomial sums in another language; for none 1 - 0.05^(1/n).</summary>
    [Theory]
    [InlineData(0, 10, 0.258866)]
    [InlineData(0, 3240, 0.000924)]
    [InlineData(1, 10, 0.394163)]
    [InlineData(2, 3240, 0.001942)]
    [InlineData(5, 10, 0.777559)]
    [InlineData(9, 10, 0.994884)]
    [InlineData(10, 10, 1)]
    public void The_bound_is_that_of_the_tables(long seen, long of, double expected) =>
        Assert.Equal(expected, ClopperPearson.Upper(seen, of), 6);

    /// <summary>Two-sided values by exact fractions in another language.</summary>
    [Theory]
    [InlineData(0, 10, 0, 0.308497)]
    [InlineData(1, 10, 0.002529, 0.445016)]
    [InlineData(5, 10, 0.187086, 0.812914)]
    [InlineData(10, 10, 0.691503, 1)]
    public void The_interval_is_that_of_the_tables(long seen, long of, double low, double high)
    {
        var interval = ClopperPearson.Interval(seen, of);
        Assert.Equal(low, interval.Low, 6);
        Assert.Equal(high, interval.High, 6);
    }

    /// <summary>A share and its rest are one question asked twice.</summary>
    [Theory]
    [InlineData(3, 77)]
    [InlineData(4_000, 450_000)]
    public void The_interval_of_the_rest_is_the_mirror_of_the_interval(long seen, long of)
    {
        var (some, rest) = (ClopperPearson.Interval(seen, of), ClopperPearson.Interval(of - seen, of));
        Assert.Equal(1 - some.High, rest.Low, 9);
        Assert.Equal(1 - some.Low, rest.High, 9);
        Assert.InRange((double)seen / of, some.Low, some.High);
    }

    [Theory]
    [InlineData(1_000)]
    [InlineData(1_000_000)]
    public void Nothing_seen_in_many_bounds_the_share_by_three_over_many(long of) =>
        Assert.InRange(ClopperPearson.Upper(0, of) * of, 2.98, 3.0);

    [Fact]
    public void Nothing_looked_at_says_nothing()
    {
        Assert.Equal(1, ClopperPearson.Upper(0, 0));
        Assert.Equal((0, 1), ClopperPearson.Interval(0, 0));
    }

    [Fact]
    public void More_seen_than_looked_at_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => ClopperPearson.Upper(2, 1));
}
