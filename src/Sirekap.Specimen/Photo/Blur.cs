using System.Numerics;

namespace Sirekap.Specimen.Photo;

/// <summary>A Gaussian blur over packed four-channel pixels.</summary>
static class Blur
{
    /// <summary>Blurs in place.</summary>
    /// <param name="pixels">Four bytes a pixel, row by row.</param>
    /// <param name="width">Pixels across.</param>
    /// <param name="deviation">In pixels; below 0.2 nothing is done.</param>
    public static void Apply(Span<byte> pixels, int width, double deviation)
    {
        if (deviation < 0.2)
            return;
        var weights = Weights(deviation);
        var stride = width * 4;
        var height = pixels.Length / stride;
        var radius = weights.Length / 2;
        var line = new byte[(width + (2 * radius)) * 4];
        for (var y = 0; y < height; y++)
            Across(pixels.Slice(y * stride, stride), line, weights);
        Down(pixels, stride, height, weights);
    }

    /// <summary>Symmetric weights that sum to 256.</summary>
    static ushort[] Weights(double deviation)
    {
        var radius = (int)Math.Ceiling(2.5 * deviation);
        var shares = Enumerable.Range(-radius, (2 * radius) + 1).Select(i => Math.Exp(-i * i / (2 * deviation * deviation))).ToArray();
        var sum = shares.Sum();
        var weights = shares.Select(share => (ushort)Math.Round(256 * share / sum)).ToArray();
        weights[radius] = (ushort)(weights[radius] + 256 - weights.Sum(weight => weight));
        return weights;
    }

    static void Across(Span<byte> row, byte[] line, ushort[] weights)
    {
        var radius = weights.Length / 2;
        row.CopyTo(line.AsSpan(radius * 4));
        for (var i = 0; i < radius; i++)
        {
            row[..4].CopyTo(line.AsSpan(i * 4));
            row[^4..].CopyTo(line.AsSpan(line.Length - ((i + 1) * 4)));
        }

        Sum(row, line, 4, weights);
    }

    static void Down(Span<byte> pixels, int stride, int height, ushort[] weights)
    {
        var radius = weights.Length / 2;
        var source = new byte[(height + (2 * radius)) * stride];
        pixels.CopyTo(source.AsSpan(radius * stride));
        for (var i = 0; i < radius; i++)
        {
            pixels[..stride].CopyTo(source.AsSpan(i * stride));
            pixels[^stride..].CopyTo(source.AsSpan(source.Length - ((i + 1) * stride)));
        }

        for (var y = 0; y < height; y++)
            Sum(pixels.Slice(y * stride, stride), source.AsSpan(y * stride), stride, weights);
    }

    /// <summary>Each output byte is the weighted sum of the bytes that lie a step apart.</summary>
    static void Sum(Span<byte> output, ReadOnlySpan<byte> source, int step, ushort[] weights)
    {
        // Weights sum to 256, so that no sum passes 65,280 and none wraps.
        unchecked
        {
            var i = 0;
            for (; i <= output.Length - Vector<byte>.Count; i += Vector<byte>.Count)
            {
                var (low, high) = (new Vector<ushort>(128), new Vector<ushort>(128));
                for (var tap = 0; tap < weights.Length; tap++)
                {
                    Vector.Widen(new Vector<byte>(source[(i + (tap * step))..]), out var a, out var b);
                    low += a * weights[tap];
                    high += b * weights[tap];
                }

                Vector.Narrow(low >> 8, high >> 8).CopyTo(output[i..]);
            }

            for (; i < output.Length; i++)
            {
                var sum = 128;
                for (var tap = 0; tap < weights.Length; tap++)
                    sum += source[i + (tap * step)] * weights[tap];
                output[i] = (byte)(sum >> 8);
            }
        }
    }
}
