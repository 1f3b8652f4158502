using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Sirekap.Reader.Imaging;

/// <summary>
/// Samples a plane, bilinear, at places in even steps that all lie well inside of it. Eight at a time where the machine can gather; each place
/// goes through the same operations in the same order either way, so the bits are the same.
/// </summary>
internal static unsafe class InnerRow
{
    /// <summary>Eight places closer together than this, pixels, and the neighbour of the last, are within sixteen pixels.</summary>
    const double MostDense = 1.9;

    /// <summary>Gives the brightness at each place.</summary>
    /// <param name="pixels">The plane.</param>
    /// <param name="width">Pixels in its rows.</param>
    /// <param name="from">The first place; at least a pixel inside of every edge, as is the last.</param>
    /// <param name="stride">From one place to the next.</param>
    /// <param name="brightness">Receives the values.</param>
    /// <param name="count">How many.</param>
    public static void Sample(byte* pixels, int width, Pixel from, Pixel stride, float* brightness, int count)
    {
        var done = Avx2.IsSupported ? SampleEights(pixels, width, from, stride, brightness, count) : 0;
        unchecked
        {
            for (var index = done; index < count; index++)
            {
                var (x, y) = ((float)(from.X + (stride.X * index) - 0.5), (float)(from.Y + (stride.Y * index) - 0.5));
                var (left, top) = ((int)x, (int)y);
                var (fx, fy) = (x - left, y - top);
                var at = pixels + (top * width) + left;
                var upper = at[0] + ((at[1] - at[0]) * fx);
                var lower = at[width] + ((at[width + 1] - at[width]) * fx);
                brightness[index] = upper + ((lower - upper) * fy);
            }
        }
    }

    static int SampleEights(byte* pixels, int width, Pixel from, Pixel stride, float* brightness, int count)
    {
        var (first, second) = (Vector256.Create(0d, 1, 2, 3), Vector256.Create(4d, 5, 6, 7));
        var isDense = Math.Abs(stride.X) < MostDense && width >= 16;
        var done = 0;
        for (; done <= count - 8; done += 8)
        {
            var x = Places(from.X, stride.X, first, second);
            var y = Places(from.Y, stride.Y, first, second);
            first += Vector256.Create(8d);
            second += Vector256.Create(8d);
            var (left, top) = (Avx.ConvertToVector256Int32WithTruncation(x), Avx.ConvertToVector256Int32WithTruncation(y));
            var (fx, fy) = (x - Vector256.ConvertToSingle(left), y - Vector256.ConvertToSingle(top));
            var at = (top * width) + left;

            // Four bytes from each place on, or sixteen from the leftmost; the last place is two rows above the last one, so none is outside.
            Vector256<float> upper, lower;
            if (isDense && Vector256.EqualsAll(top, Vector256.Create(top.ToScalar())))
            {
                var leftmost = Math.Min(at.ToScalar(), at.GetElement(7));
                var picked = (at - Vector256.Create(leftmost)) | OnlyLowest;
                (upper, lower) = (Mixed(pixels + leftmost, picked, fx), Mixed(pixels + leftmost + width, picked, fx));
            }
            else
            {
                upper = Mixed(Avx2.GatherVector256((int*)pixels, at, 1), fx);
                lower = Mixed(Avx2.GatherVector256((int*)(pixels + width), at, 1), fx);
            }

            (upper + ((lower - upper) * fy)).Store(brightness + done);
        }

        return done;
    }

    /// <summary>Makes a shuffle leave all bytes of 32 bits zero but the lowest.</summary>
    static Vector256<int> OnlyLowest => Vector256.Create(unchecked((int)0x80808000));

    /// <summary>Bytes of one row and their neighbours, mixed.</summary>
    static Vector256<float> Mixed(byte* row, Vector256<int> picked, Vector256<float> share)
    {
        var bytes = Avx2.BroadcastVector128ToVector256(row);
        var left = Avx2.Shuffle(bytes, picked.AsByte()).AsInt32();
        var right = Avx2.Shuffle(bytes, (picked + Vector256<int>.One).AsByte()).AsInt32();
        return Vector256.ConvertToSingle(left) + (Vector256.ConvertToSingle(right - left) * share);
    }

    /// <summary>Whether <see cref="AtFours"/> can be used here.</summary>
    public static bool CanSampleFours => Avx2.IsSupported;

    /// <summary><see cref="Plane.At"/> at places in even steps, four at a time: the same operations, the same bits.</summary>
    /// <param name="pixels">The plane.</param>
    /// <param name="width">Pixels in its rows.</param>
    /// <param name="origin">Where the steps are counted from.</param>
    /// <param name="direction">One step.</param>
    /// <param name="first">The first place, in steps; this and the last are at least a pixel inside of every edge.</param>
    /// <param name="step">Steps between places.</param>
    /// <param name="brightness">Receives the values.</param>
    /// <param name="count">How many there are.</param>
    /// <returns>How many were sampled: the last one to three may be left.</returns>
    public static int AtFours(byte* pixels, int width, Pixel origin, Pixel direction, double first, double step, double* brightness, int count)
    {
        var index = Vector256.Create(0d, 1, 2, 3);
        var done = 0;
        for (; done <= count - 4; done += 4, index += Vector256.Create(4d))
        {
            var steps = Vector256.Create(first) + (Vector256.Create(step) * index);
            var x = Vector256.Create(origin.X) + (Vector256.Create(direction.X) * steps) - Vector256.Create(0.5);
            var y = Vector256.Create(origin.Y) + (Vector256.Create(direction.Y) * steps) - Vector256.Create(0.5);
            var (left, top) = (Avx.ConvertToVector128Int32WithTruncation(x), Avx.ConvertToVector128Int32WithTruncation(y));
            var (fx, fy) = (x - Avx.ConvertToVector256Double(left), y - Avx.ConvertToVector256Double(top));
            var at = (top * width) + left;
            var upper = Weighed(Avx2.GatherVector128((int*)pixels, at, 1), fx);
            var lower = Weighed(Avx2.GatherVector128((int*)(pixels + width), at, 1), fx);
            ((upper * (Vector256<double>.One - fy)) + (lower * fy)).Store(brightness + done);
        }

        return done;
    }

    static Vector256<double> Weighed(Vector128<int> bytes, Vector256<double> share)
    {
        var (left, right) = (bytes & Vector128.Create(0xFF), (bytes >>> 8) & Vector128.Create(0xFF));
        return (Avx.ConvertToVector256Double(left) * (Vector256<double>.One - share)) + (Avx.ConvertToVector256Double(right) * share);
    }

    static Vector256<float> Places(double from, double stride, Vector256<double> first, Vector256<double> second) => Vector256.Narrow(
        Vector256.Create(from) + (Vector256.Create(stride) * first) - Vector256.Create(0.5),
        Vector256.Create(from) + (Vector256.Create(stride) * second) - Vector256.Create(0.5));

    /// <summary>The lowest two bytes of each, mixed.</summary>
    static Vector256<float> Mixed(Vector256<int> bytes, Vector256<float> share)
    {
        var (left, right) = (bytes & Vector256.Create(0xFF), (bytes >>> 8) & Vector256.Create(0xFF));
        return Vector256.ConvertToSingle(left) + (Vector256.ConvertToSingle(right - left) * share);
    }
}
