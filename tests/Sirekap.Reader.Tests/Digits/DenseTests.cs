using CsCheck;
using Sirekap.Reader.Digits;

namespace Sirekap.Reader.Tests.Digits;

public class DenseTests
{
    const int Inputs = 5;

    [Theory]
    [InlineData(16, 1)]
    [InlineData(32, 1)]
    [InlineData(64, 3)]
    [InlineData(64, 4)]
    [InlineData(16, 6)]
    public void Any_number_of_boxes_gives_the_bits_of_plain_loops(int outputs, int boxes) =>
        Gen.Select(Gen.Float[-1, 1].Array[Inputs * boxes], Gen.Float[-1, 1].Array[Inputs * outputs], Gen.Float[-1, 1].Array[outputs]).Sample(
            (input, weights, biases) =>
            {
                var output = new float[boxes * outputs];
                new Dense(Inputs, outputs, weights, biases).Apply(input, output, boxes);
                for (var index = 0; index < output.Length; index++)
                {
                    var (box, channel) = (index / outputs, index % outputs);
                    var sum = biases[channel];
                    for (var value = 0; value < Inputs; value++)
                        sum += input[(box * Inputs) + value] * weights[(value * outputs) + channel];
                    Assert.Equal(sum, output[index]);
                }
            },
            iter: 20);
}
