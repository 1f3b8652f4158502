using CsCheck;
using Sirekap.Election.Statistics.Sheets;

namespace Sirekap.Election.Tests.Statistics.Sheets;

public class StudentTTests
{
    /// <summary>From printed tables of the two-sided distribution.</summary>
    [Theory]
    [InlineData(12.706, 1, 0.05)]
    [InlineData(2.776, 4, 0.05)]
    [InlineData(8.610, 4, 0.001)]
    [InlineData(2.228, 10, 0.05)]
    [InlineData(3.646, 30, 0.001)]
    public void The_tail_is_that_of_the_tables(double value, int freedom, double tail) =>
        Assert.InRange(StudentT.Tail(value * value, freedom) / tail, 0.998, 1.002);

    /// <summary>One and two degrees of freedom have formulas of their own.</summary>
    [Fact]
    public void The_tail_is_that_of_the_closed_formulas() =>
        Gen.Double[0.01, 50].Sample(value =>
        {
            Assert.Equal(1 - (2 / Math.PI * Math.Atan(value)), StudentT.Tail(value * value, 1), 9);
            Assert.Equal(1 - (value / Math.Sqrt(2 + (value * value))), StudentT.Tail(value * value, 2), 9);
        });

    [Fact]
    public void The_tail_is_a_chance_and_falls_with_distance_and_with_freedom() =>
        Gen.Select(Gen.Double[0.1, 500], Gen.Double[1.01, 3], Gen.Int[1, 80]).Sample((squared, times, freedom) =>
        {
            var tail = StudentT.Tail(squared, freedom);
            Assert.InRange(tail, 0, 1);
            Assert.True(StudentT.Tail(squared * times, freedom) < tail);
            Assert.True(squared < 2 || StudentT.Tail(squared, freedom + 1) < tail);
        });

    [Fact]
    public void The_farthest_is_once_in_the_most_and_the_middle_always()
    {
        Assert.Equal(1, StudentT.OneIn(0, 7));
        Assert.Equal(StudentT.Most, StudentT.OneIn(1e9, 40));
    }
}
