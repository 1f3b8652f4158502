using CsCheck;
using Sirekap.Reader.Digits;

namespace Sirekap.Reader.Tests.Digits;

public class ConvolutionTests
{
    const int Side = 8, Inputs = 3;

    [Theory]
    [InlineData(true, true, 16)]
    [InlineData(false, true, 16)]
    [InlineData(true, true, 48)]
    [InlineData(false, true, 48)]
    [InlineData(true, false, 32)]
    [InlineData(false, false, 32)]
    public void Vectors_of_any_width_give_the_bits_of_plain_loops(bool pooled, bool wide, int outputs) =>
        Gen.Select(
            Gen.Float[-1, 1].Array[Side * Side * Inputs],
            Gen.Float[-1, 1].Array[9 * Inputs * outputs],
            Gen.Float[-1, 1].Array[outputs]).Sample(
            (picture, weights, biases) =>
            {
                var input = Bordered(picture);
                var output = new float[Side / 2 * (Side / 2) * outputs];
                new Convolution(Side, Inputs, outputs, pooled, weights, biases).Apply(input, output, border: 0, wide);
                for (var index = 0; index < output.Length; index++)
                    Assert.Equal(Plain(input, weights, biases, pooled, index), output[index]);
            },
            iter: 20);

    static float[] Bordered(float[] picture)
    {
        var bordered = new float[(Side + 2) * (Side + 2) * Inputs];
        for (var row = 0; row < Side; row++)
            picture.AsSpan(row * Side * Inputs, Side * Inputs).CopyTo(bordered.AsSpan((((row + 1) * (Side + 2)) + 1) * Inputs));
        return bordered;
    }

    static float Plain(float[] input, float[] weights, float[] biases, bool pooled, int index)
    {
        var (pixel, channel) = (index / biases.Length, index % biases.Length);
        var (row, column) = (pixel / (Side / 2) * 2, pixel % (Side / 2) * 2);
        var greatest = 0f;
        for (var part = 0; part < (pooled ? 4 : 1); part++)
            greatest = Math.Max(greatest, Sum(input, weights, biases, row + (part / 2), column + (part % 2), channel));
        return greatest;
    }

    static float Sum(float[] input, float[] weights, float[] biases, int row, int column, int channel)
    {
        var sum = biases[channel];
        for (var tap = 0; tap < 9 * Inputs; tap++)
        {
            var at = ((((row + (tap / (3 * Inputs))) * (Side + 2)) + column) * Inputs) + (tap % (3 * Inputs));
            sum += input[at] * weights[(tap * biases.Length) + channel];
        }

        return sum;
    }
}
