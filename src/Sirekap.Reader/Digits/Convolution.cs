using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Sirekap.Reader.Digits;

/// <summary>
/// A 3 × 3 convolution with ReLU over pictures whose channels lie together (row, column, channel) and which carry a border of one zero pixel.
/// Each output channel is one vector lane that adds its products in one fixed order, with separate multiplication and addition: the result is
/// the same bit for bit whatever the width of the machine's vectors. A fused multiply-add would break that; do not "optimise" to it.
/// </summary>
/// <param name="side">Width and height of the input without its border; a multiple of 8 (4 is enough where <paramref name="pooled"/>).</param>
/// <param name="inputs">Input channels.</param>
/// <param name="outputs">Output channels, a multiple of 16.</param>
/// <param name="pooled">
/// True: step 1, then the greatest of each 2 × 2 outputs. False: step 2, no pooling. Both halve the side.
/// </param>
/// <param name="weights">3 × 3 × inputs × outputs.</param>
/// <param name="biases">One per output.</param>
sealed class Convolution(int side, int inputs, int outputs, bool pooled, float[] weights, float[] biases)
{
    /// <summary>Width and height of the output.</summary>
    public int OutputSide => side / 2;

    /// <summary>Computes the picture.</summary>
    /// <param name="input">(side + 2)² × inputs.</param>
    /// <param name="output">(OutputSide + 2 × border)² × outputs; a border is left as it is.</param>
    /// <param name="border">1 where another convolution follows, else 0.</param>
    public void Apply(ReadOnlySpan<float> input, Span<float> output, int border) => Apply(input, output, border, Vector512.IsHardwareAccelerated);

    /// <summary>The same by vectors of 16 lanes (<paramref name="wide"/>) or of the machine's usual width: with the same bits.</summary>
    internal unsafe void Apply(ReadOnlySpan<float> input, Span<float> output, int border, bool wide)
    {
        input = input[..((side + 2) * (side + 2) * inputs)];
        output = output[..((OutputSide + (2 * border)) * (OutputSide + (2 * border)) * outputs)];
        if (wide)
        {
            fixed (float* from = input, factors = weights, sums = biases, to = output)
                new WideConvolution(side, inputs, outputs, pooled).Apply(from, factors, sums, to, border);
            return;
        }

        var (inputRow, outputRow) = ((side + 2) * inputs, (OutputSide + (2 * border)) * outputs);
        var across = pooled ? 1 : 4;
        for (var row = 0; row < OutputSide; row++)
        {
            for (var column = 0; column < OutputSide; column += across)
            {
                var from = (2 * row * inputRow) + (2 * column * inputs);
                var to = ((row + border) * outputRow) + ((column + border) * outputs);
                for (var channel = 0; channel < outputs; channel += 2 * Vector<float>.Count)
                    FourPixels(input, output, from, to, channel);
            }
        }
    }

    /// <summary>Four output pixels (a 2 × 2 block to pool, or four neighbours in a row) in two vectors of channels: eight running sums.</summary>
    void FourPixels(ReadOnlySpan<float> input, Span<float> output, int from, int to, int channel)
    {
        var inputRow = (side + 2) * inputs;
        var (second, third, fourth) = pooled ? (inputs, inputRow, inputRow + inputs) : (2 * inputs, 4 * inputs, 6 * inputs);
        var width = Vector<float>.Count;
        ref var x = ref MemoryMarshal.GetReference(input);
        ref var w = ref MemoryMarshal.GetArrayDataReference(weights);
        var (a0, a1) = (new Vector<float>(biases, channel), new Vector<float>(biases, channel + width));
        var (b0, b1, c0, c1, d0, d1) = (a0, a1, a0, a1, a0, a1);
        var weight = channel;
        for (var line = 0; line < 3; line++)
        {
            var at = from + (line * inputRow);
            for (var value = 0; value < 3 * inputs; value++, at++, weight += outputs)
            {
                var w0 = Vector.LoadUnsafe(ref w, (nuint)weight);
                var w1 = Vector.LoadUnsafe(ref w, (nuint)(weight + width));
                var first = new Vector<float>(Unsafe.Add(ref x, at));
                a0 += first * w0;
                a1 += first * w1;
                var next = new Vector<float>(Unsafe.Add(ref x, at + second));
                b0 += next * w0;
                b1 += next * w1;
                next = new Vector<float>(Unsafe.Add(ref x, at + third));
                c0 += next * w0;
                c1 += next * w1;
                next = new Vector<float>(Unsafe.Add(ref x, at + fourth));
                d0 += next * w0;
                d1 += next * w1;
            }
        }

        var store = output[(to + channel)..];
        if (pooled)
        {
            Store(Vector.Max(Vector.Max(a0, b0), Vector.Max(c0, d0)), store);
            Store(Vector.Max(Vector.Max(a1, b1), Vector.Max(c1, d1)), store[width..]);
            return;
        }

        StorePair(a0, a1, store);
        StorePair(b0, b1, store[outputs..]);
        StorePair(c0, c1, store[(2 * outputs)..]);
        StorePair(d0, d1, store[(3 * outputs)..]);
    }

    static void StorePair(Vector<float> low, Vector<float> high, Span<float> output)
    {
        Store(low, output);
        Store(high, output[Vector<float>.Count..]);
    }

    static void Store(Vector<float> value, Span<float> output) => Vector.Max(value, Vector<float>.Zero).CopyTo(output);
}
