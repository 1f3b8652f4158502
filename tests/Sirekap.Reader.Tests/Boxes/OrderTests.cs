using CsCheck;
using Sirekap.Reader.Boxes;

namespace Sirekap.Reader.Tests.Boxes;

public class OrderTests
{
    [Fact]
    public void The_value_taken_is_the_one_that_sorting_puts_there() =>
        Gen.Select(Gen.Float[-5, 5].Select(value => MathF.Round(value, 1)).Array[1, 200], Gen.Int[0, 10_000]).Sample((values, any) =>
        {
            var place = any % values.Length;
            float[] sorted = [.. values.Order()];
            Assert.Equal(sorted[place], Order.Take(values, place));
        });

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    public void Halving_finds_the_value_that_a_sort_puts_there(int decimals) =>
        Gen.Float[0, 255].Select(value => MathF.Round(value, decimals)).Array[16].Array[1, 64].Select(parts => parts.SelectMany(part => part).ToArray())
            .SelectMany(values => Gen.Int[0, values.Length - 1].Select(place => (values, place)))
            .Sample(drawn => Assert.Equal(drawn.values.Order().ElementAt(drawn.place), Order.Take(drawn.values, 256, drawn.place)));

    [Fact]
    public void Values_that_are_all_the_same_are_found() => Assert.Equal(200, Order.Take([.. Enumerable.Repeat(200f, 1024)], 256, 716));
}
