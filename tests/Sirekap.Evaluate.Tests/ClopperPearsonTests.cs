using Sirekap.Evaluate.Statistics;

namespace Sirekap.Evaluate.Tests;

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

    [Theory]
    [InlineData(1_000)]
    [InlineData(1_000_000)]
    public void Nothing_seen_in_many_bounds_the_share_by_three_over_many(long of) =>
        Assert.InRange(ClopperPearson.Upper(0, of) * of, 2.98, 3.0);

    [Fact]
    public void Nothing_looked_at_says_nothing() => Assert.Equal(1, ClopperPearson.Upper(0, 0));

    [Fact]
    public void More_seen_than_looked_at_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => ClopperPearson.Upper(2, 1));
}
