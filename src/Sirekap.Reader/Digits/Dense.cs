using System.Numerics;

namespace Sirekap.Reader.Digits;

/// <summary>A fully connected layer. As in <see cref="Convolution"/>, every output adds its products in one fixed order.</summary>
/// <param name="inputs">Input values.</param>
/// <param name="outputs">Output values, a multiple of 16.</param>
/// <param name="weights">inputs × outputs.</param>
/// <param name="biases">One per output.</param>
sealed class Dense(int inputs, int outputs, float[] weights, float[] biases)
{
    /// <summary>Computes the outputs.</summary>
    public void Apply(ReadOnlySpan<float> input, Span<float> output)
    {
        input = input[..inputs];
        var width = Vector<float>.Count;
        for (var channel = 0; channel < outputs; channel += 2 * width)
        {
            var (low, high) = (new Vector<float>(biases, channel), new Vector<float>(biases, channel + width));
            var weight = channel;
            for (var value = 0; value < inputs; value++, weight += outputs)
            {
                var factor = new Vector<float>(input[value]);
                low += factor * new Vector<float>(weights, weight);
                high += factor * new Vector<float>(weights, weight + width);
            }

            low.CopyTo(output[channel..]);
            high.CopyTo(output[(channel + width)..]);
        }
    }

    /// <summary>Sets what is below zero to zero.</summary>
    public static void Rectify(Span<float> values)
    {
        for (var index = 0; index < values.Length; index++)
            values[index] = Math.Max(values[index], 0);
    }
}
