using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Sirekap.Reader.Digits;

/// <summary>
/// A fully connected layer. As in <see cref="Convolution"/>, every output adds its products in one fixed order. Four boxes go through at once, as
/// fetching the weights costs more than the sums.
/// </summary>
/// <param name="inputs">Input values.</param>
/// <param name="outputs">Output values, a multiple of 16.</param>
/// <param name="weights">inputs × outputs.</param>
/// <param name="biases">One per output.</param>
sealed class Dense(int inputs, int outputs, float[] weights, float[] biases)
{
    /// <summary>Computes the outputs of some boxes.</summary>
    /// <param name="input">Boxes × inputs.</param>
    /// <param name="output">Boxes × outputs.</param>
    /// <param name="boxes">How many boxes.</param>
    public unsafe void Apply(ReadOnlySpan<float> input, Span<float> output, int boxes)
    {
        input = input[..(boxes * inputs)];
        output = output[..(boxes * outputs)];
        var isWide = Vector512.IsHardwareAccelerated && outputs % (2 * Vector512<float>.Count) == 0;
        var step = 2 * (isWide ? Vector512<float>.Count : Vector<float>.Count);
        fixed (float* from = input, to = output, factors = weights, sums = biases)
        {
            for (var box = 0; box < boxes; box += 4)
            {
                // Where fewer than four are left the last stands in for the missing.
                var (second, third, fourth) = (Math.Min(box + 1, boxes - 1) - box, Math.Min(box + 2, boxes - 1) - box, Math.Min(box + 3, boxes - 1) - box);
                for (var channel = 0; channel < outputs; channel += step)
                {
                    if (isWide)
                        FourWide(from + (box * inputs), second, third, fourth, factors + channel, sums + channel, to + (box * outputs) + channel);
                    else
                        Four(from + (box * inputs), second, third, fourth, factors + channel, sums + channel, to + (box * outputs) + channel);
                }
            }
        }
    }

    /// <summary>Sets what is below zero to zero.</summary>
    /// <param name="values">A multiple of 16.</param>
    public static void Rectify(Span<float> values)
    {
        foreach (ref var vector in MemoryMarshal.Cast<float, Vector<float>>(values))
            vector = Vector.Max(vector, Vector<float>.Zero);
    }

    /// <summary>Two vectors of outputs for a box and three more; unchecked, as all steps are within the layer.</summary>
    unsafe void FourWide(float* x, nint second, nint third, nint fourth, float* weight, float* sums, float* to)
    {
        unchecked
        {
            const int Lanes = 16;
            var (a0, a1) = (Vector512.Load(sums), Vector512.Load(sums + Lanes));
            var (b0, b1, c0, c1, d0, d1) = (a0, a1, a0, a1, a0, a1);
            var (toSecond, toThird, toFourth) = (second * inputs, third * inputs, fourth * inputs);
            for (var end = x + inputs; x < end; x++, weight += outputs)
            {
                var (w0, w1) = (Vector512.Load(weight), Vector512.Load(weight + Lanes));
                var value = Vector512.Create(*x);
                a0 += value * w0;
                a1 += value * w1;
                value = Vector512.Create(x[toSecond]);
                b0 += value * w0;
                b1 += value * w1;
                value = Vector512.Create(x[toThird]);
                c0 += value * w0;
                c1 += value * w1;
                value = Vector512.Create(x[toFourth]);
                d0 += value * w0;
                d1 += value * w1;
            }

            a0.Store(to);
            a1.Store(to + Lanes);
            b0.Store(to + (second * outputs));
            b1.Store(to + (second * outputs) + Lanes);
            c0.Store(to + (third * outputs));
            c1.Store(to + (third * outputs) + Lanes);
            d0.Store(to + (fourth * outputs));
            d1.Store(to + (fourth * outputs) + Lanes);
        }
    }

    /// <summary>As <see cref="FourWide"/>, by vectors of the machine's usual width.</summary>
    unsafe void Four(float* x, nint second, nint third, nint fourth, float* weight, float* sums, float* to)
    {
        unchecked
        {
            var lanes = Vector<float>.Count;
            var (a0, a1) = (Vector.Load(sums), Vector.Load(sums + lanes));
            var (b0, b1, c0, c1, d0, d1) = (a0, a1, a0, a1, a0, a1);
            var (toSecond, toThird, toFourth) = (second * inputs, third * inputs, fourth * inputs);
            for (var end = x + inputs; x < end; x++, weight += outputs)
            {
                var (w0, w1) = (Vector.Load(weight), Vector.Load(weight + lanes));
                var value = new Vector<float>(*x);
                a0 += value * w0;
                a1 += value * w1;
                value = new Vector<float>(x[toSecond]);
                b0 += value * w0;
                b1 += value * w1;
                value = new Vector<float>(x[toThird]);
                c0 += value * w0;
                c1 += value * w1;
                value = new Vector<float>(x[toFourth]);
                d0 += value * w0;
                d1 += value * w1;
            }

            a0.Store(to);
            a1.Store(to + lanes);
            b0.Store(to + (second * outputs));
            b1.Store(to + (second * outputs) + lanes);
            c0.Store(to + (third * outputs));
            c1.Store(to + (third * outputs) + lanes);
            d0.Store(to + (fourth * outputs));
            d1.Store(to + (fourth * outputs) + lanes);
        }
    }
}
