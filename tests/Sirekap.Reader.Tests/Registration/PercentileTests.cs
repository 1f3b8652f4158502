using CsCheck;
using Sirekap.Reader.Registration;

namespace Sirekap.Reader.Tests.Registration;

public class PercentileTests
{
    [Fact]
    public void It_is_the_brightness_that_a_fifth_of_the_values_reaches() => Gen.Float[0, 255].Array[1, 500].Sample(values =>
        Assert.Equal(
            Enumerable.Range(0, 256).Last(brightness => values.Count(value => value >= brightness) * 5 >= values.Length),
            Percentile.BrightestFifth(values)));

    [Fact]
    public void Where_most_is_black_and_rows_differ_it_is_still_found()
    {
        var values = new float[1000];
        Array.Fill(values, 180.5f, 790, 210);
        Assert.Equal(180, Percentile.BrightestFifth(values));
    }
}
