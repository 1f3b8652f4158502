using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Sirekap.Reader.Digits;

/// <summary>
/// <see cref="Convolution"/> on machines with vectors of 16 lanes: eight pixels at once, so that each weight that is fetched serves eight
/// times, in two vectors of channels where there are so many. Every lane adds its products in the same order as there: the bits are the same.
/// Unchecked inside: all steps are within a picture of a few thousand values, and a check at each would take as long as the work.
/// </summary>
/// <param name="side">As there.</param>
/// <param name="inputs">As there.</param>
/// <param name="outputs">As there.</param>
/// <param name="pooled">As there.</param>
readonly unsafe struct WideConvolution(int side, int inputs, int outputs, bool pooled)
{
    const int Lanes = 16;

    readonly int _inputRow = (side + 2) * inputs;

    /// <summary>From one of four neighbouring pixels to the others, and from the first four to the second four.</summary>
    readonly (nint Second, nint Third, nint Fourth, nint Next) _steps = pooled
        ? (inputs, (side + 2) * inputs, (side + 3) * inputs, 2 * inputs)
        : (2 * inputs, 4 * inputs, 6 * inputs, 2 * (side + 2) * inputs);

    /// <summary>Computes the picture. Lengths are the caller's to check.</summary>
    /// <param name="input">(side + 2)² × inputs.</param>
    /// <param name="weights">3 × 3 × inputs × outputs.</param>
    /// <param name="biases">One per output.</param>
    /// <param name="output">(side / 2 + 2 × border)² × outputs.</param>
    /// <param name="border">Pixels around the output that stay as they are.</param>
    public void Apply(float* input, float* weights, float* biases, float* output, int border)
    {
        // Two blocks of 2 × 2 side by side, to be pooled; or 4 × 2 pixels of the output.
        var (across, down) = pooled ? (2, 1) : (4, 2);
        var outputRow = ((side / 2) + (2 * border)) * outputs;
        for (var row = 0; row < side / 2; row += down)
        {
            for (var column = 0; column < side / 2; column += across)
            {
                var from = input + (2 * row * _inputRow) + (2 * column * inputs);
                var to = output + ((row + border) * outputRow) + ((column + border) * outputs);
                var next = to + (pooled ? outputs : outputRow);
                var channel = 0;
                for (; channel <= outputs - (2 * Lanes); channel += 2 * Lanes)
                    TwoVectors(from, weights + channel, biases + channel, to + channel, next + channel);
                if (channel < outputs)
                    OneVector(from, weights + channel, biases + channel, to + channel, next + channel);
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)] // So that all sums stay in registers.
    void TwoVectors(float* from, float* weight, float* biases, float* to, float* next)
    {
        var (second, third, fourth, other) = _steps;
        var (a0, a1) = (Vector512.Load(biases), Vector512.Load(biases + Lanes));
        var (b0, c0, d0, e0, f0, g0, h0) = (a0, a0, a0, a0, a0, a0, a0);
        var (b1, c1, d1, e1, f1, g1, h1) = (a1, a1, a1, a1, a1, a1, a1);
        nint toNext = outputs;
        unchecked
        {
            for (var line = 0; line < 3; line++)
            {
                var x = from + (line * _inputRow);
                for (var end = x + (3 * inputs); x < end; x++, weight += toNext)
                {
                    var (w0, w1) = (Vector512.Load(weight), Vector512.Load(weight + Lanes));
                    var y = x + other;
                    var value = Vector512.Create(*x);
                    a0 += value * w0;
                    a1 += value * w1;
                    value = Vector512.Create(x[second]);
                    b0 += value * w0;
                    b1 += value * w1;
                    value = Vector512.Create(x[third]);
                    c0 += value * w0;
                    c1 += value * w1;
                    value = Vector512.Create(x[fourth]);
                    d0 += value * w0;
                    d1 += value * w1;
                    value = Vector512.Create(*y);
                    e0 += value * w0;
                    e1 += value * w1;
                    value = Vector512.Create(y[second]);
                    f0 += value * w0;
                    f1 += value * w1;
                    value = Vector512.Create(y[third]);
                    g0 += value * w0;
                    g1 += value * w1;
                    value = Vector512.Create(y[fourth]);
                    h0 += value * w0;
                    h1 += value * w1;
                }
            }
        }

        Store(a0, b0, c0, d0, to);
        Store(a1, b1, c1, d1, to + Lanes);
        Store(e0, f0, g0, h0, next);
        Store(e1, f1, g1, h1, next + Lanes);
    }

    [MethodImpl(MethodImplOptions.NoInlining)] // So that all sums stay in registers.
    void OneVector(float* from, float* weight, float* biases, float* to, float* next)
    {
        var (second, third, fourth, other) = _steps;
        var a = Vector512.Load(biases);
        var (b, c, d, e, f, g, h) = (a, a, a, a, a, a, a);
        nint toNext = outputs;
        unchecked
        {
            for (var line = 0; line < 3; line++)
            {
                var x = from + (line * _inputRow);
                for (var end = x + (3 * inputs); x < end; x++, weight += toNext)
                {
                    var w = Vector512.Load(weight);
                    var y = x + other;
                    a += Vector512.Create(*x) * w;
                    b += Vector512.Create(x[second]) * w;
                    c += Vector512.Create(x[third]) * w;
                    d += Vector512.Create(x[fourth]) * w;
                    e += Vector512.Create(*y) * w;
                    f += Vector512.Create(y[second]) * w;
                    g += Vector512.Create(y[third]) * w;
                    h += Vector512.Create(y[fourth]) * w;
                }
            }
        }

        Store(a, b, c, d, to);
        Store(e, f, g, h, next);
    }

    /// <summary>The greatest of four, or all four one after another; nothing below zero.</summary>
    void Store(Vector512<float> a, Vector512<float> b, Vector512<float> c, Vector512<float> d, float* to)
    {
        if (pooled)
        {
            Vector512.MaxNative(Vector512.MaxNative(Vector512.MaxNative(a, b), Vector512.MaxNative(c, d)), Vector512<float>.Zero).Store(to);
            return;
        }

        Vector512.MaxNative(a, Vector512<float>.Zero).Store(to);
        Vector512.MaxNative(b, Vector512<float>.Zero).Store(to + outputs);
        Vector512.MaxNative(c, Vector512<float>.Zero).Store(to + (2 * outputs));
        Vector512.MaxNative(d, Vector512<float>.Zero).Store(to + (3 * outputs));
    }
}
