using CsCheck;
using Sirekap.Reader.Imaging;

namespace Sirekap.Reader.Tests.Imaging;

public class PixelSumsTests
{
    [Fact]
    public void Sums_and_squares_are_those_of_a_plain_loop() => Gen.Byte.Array[0, 100].Sample(pixels =>
        Assert.Equal((pixels.Sum(pixel => pixel), pixels.Sum(pixel => pixel * pixel)), PixelSums.Of(pixels)));

    [Fact]
    public void Squared_differences_are_those_of_a_plain_loop() => Gen.Select(Gen.Byte, Gen.Byte).Array[0, 100].Sample(pairs =>
        Assert.Equal(
            pairs.Sum(pair => (pair.Item1 - pair.Item2) * (pair.Item1 - pair.Item2)),
            PixelSums.SquaredDifferences([.. pairs.Select(pair => pair.Item1)], [.. pairs.Select(pair => pair.Item2)])));

    [Fact]
    public void The_longest_row_does_not_overflow()
    {
        var (black, white) = (new byte[32_768], Enumerable.Repeat((byte)255, 32_768).ToArray());
        Assert.Equal((32_768 * 255, 32_768 * 255 * 255), PixelSums.Of(white));
        Assert.Equal(32_768 * 255 * 255, PixelSums.SquaredDifferences(black, white));
    }
}
