using System.Numerics;
using Sirekap.Reader.Imaging;

namespace Sirekap.Reader.Boxes;

/// <summary>
/// Cuts one digit box straight out of the photograph into the 32 × 32 ink values that the digit net sees. Training cuts with the same
/// code; a change here asks for new weights.
/// </summary>
public static class BoxSampler
{
    /// <summary>Width and height of the result.</summary>
    public const int Side = 32;

    /// <summary>Values in the result.</summary>
    public const int Length = Side * Side;

    /// <summary>The share of the frame's outer side that is left away on each side: the printed line and a little air.</summary>
    public const double Inset = 0.08;

    /// <summary>Ink below this is never stretched to black: an empty box stays empty.</summary>
    const float WeakestInk = 0.25f;

    /// <summary>Places sampled along a side of one value at most.</summary>
    const int MostTaps = 6;

    /// <summary>Samples one box.</summary>
    /// <param name="photo">The photograph.</param>
    /// <param name="frame">The outer corners of the printed frame.</param>
    /// <param name="ink">Receives <see cref="Length"/> values row by row: 0 = paper, 1 = full ink.</param>
    public static void Sample(Photo photo, Quad frame, Span<float> ink)
    {
        Span<float> luma = stackalloc float[Length];
        Span<float> red = stackalloc float[Length];
        Collect(photo, frame, luma, red);
        var (paperLuma, paperRed) = (Paper(luma), Paper(red));
        for (var index = 0; index < Length; index += Vector<float>.Count)
        {
            var light = Vector.Min(new Vector<float>(luma[index..]) / new Vector<float>(paperLuma), new Vector<float>(red[index..]) / new Vector<float>(paperRed));
            Vector.Max(Vector<float>.Zero, Vector<float>.One - light).CopyTo(ink[index..]);
        }

        var scale = new Vector<float>(Math.Clamp(FullInk(ink), WeakestInk, 1));
        for (var index = 0; index < Length; index += Vector<float>.Count)
            Vector.Min(Vector<float>.One, new Vector<float>(ink[index..]) / scale).CopyTo(ink[index..]);
    }

    /// <summary>Each value is the mean of taps × taps places, so that a large box is not sampled with gaps.</summary>
    static void Collect(Photo photo, Quad frame, Span<float> luma, Span<float> red)
    {
        var taps = Math.Clamp((int)Math.Ceiling(frame.Side * (1 - (2 * Inset)) / Side), 1, MostTaps);
        var (places, share) = (Side * taps, 1f / (taps * taps));
        var brightness = (stackalloc float[Side * MostTaps])[..places];
        var redness = (stackalloc float[Side * MostTaps])[..places];
        luma.Clear();
        red.Clear();
        for (var row = 0; row < places; row++)
        {
            // Along one row of the box the quad is linear: two places give all.
            var v = At(row);
            var from = frame.At(At(0), v);
            var stride = (frame.At(At(places - 1), v) - from) * (1.0 / (places - 1));
            photo.Luma.SampleRow(from, stride, brightness);
            photo.RedRow(from, stride, brightness, redness);
            Add(brightness, luma.Slice(row / taps * Side, Side), taps, share);
            Add(redness, red.Slice(row / taps * Side, Side), taps, share);
        }

        double At(int place) => Inset + ((1 - (2 * Inset)) * (place + 0.5) / places);
    }

    static void Add(ReadOnlySpan<float> places, Span<float> means, int taps, float share)
    {
        for (var (index, place) = (0, 0); index < means.Length; index++)
        {
            for (var tap = 0; tap < taps; tap++)
                means[index] += places[place++] * share;
        }
    }

    /// <summary>The paper's brightness: the 70th percentile, as writing covers less than that of any box.</summary>
    static float Paper(ReadOnlySpan<float> values) => Math.Max(16, Order.Take(values, 256, 716));

    /// <summary>The darkest ink: the 98th percentile of the middle, where no rest of the frame can lie.</summary>
    static float FullInk(ReadOnlySpan<float> ink)
    {
        const int Border = 4, Middle = Side - (2 * Border);
        Span<float> copy = stackalloc float[Middle * Middle];
        for (var row = 0; row < Middle; row++)
            ink.Slice(((row + Border) * Side) + Border, Middle).CopyTo(copy[(row * Middle)..]);
        return Order.Take(copy, 2, 564);
    }
}
