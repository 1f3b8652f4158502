using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Sirekap.Reader.Imaging;

/// <summary>
/// Samples a plane, bilinear, at places in even steps that all lie well inside of it. Eight at a time where the machine can gather; each place
/// goes through the same operations in the same order either way, so the bits are the same.
/// </summary>
internal static unsafe class InnerRow
{
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
        var index = Vector512.Create(0d, 1, 2, 3, 4, 5, 6, 7);
        var done = 0;
        for (; done <= count - 8; done += 8)
        {
            var x = Places(from.X, stride.X, index);
            var y = Places(from.Y, stride.Y, index);
            index += Vector512.Create(8d);
            var (left, top) = (Avx.ConvertToVector256Int32WithTruncation(x), Avx.ConvertToVector256Int32WithTruncation(y));
            var (fx, fy) = (x - Vector256.ConvertToSingle(left), y - Vector256.ConvertToSingle(top));
            var at = (top * width) + left;

            // Four bytes from each place on; the last place is two rows above the last one, so none is outside.
            var upper = Mixed(Avx2.GatherVector256((int*)pixels, at, 1), fx);
            var lower = Mixed(Avx2.GatherVector256((int*)(pixels + width), at, 1), fx);
            (upper + ((lower - upper) * fy)).Store(brightness + done);
        }

        return done;
    }

    static Vector256<float> Places(double from, double stride, Vector512<double> index)
    {
        var places = Vector512.Create(from) + (Vector512.Create(stride) * index) - Vector512.Create(0.5);
        return Vector256.Narrow(places.GetLower(), places.GetUpper());
    }

    /// <summary>The lowest two bytes of each, mixed.</summary>
    static Vector256<float> Mixed(Vector256<int> bytes, Vector256<float> share)
    {
        var (left, right) = (bytes & Vector256.Create(0xFF), (bytes >>> 8) & Vector256.Create(0xFF));
        return Vector256.ConvertToSingle(left) + (Vector256.ConvertToSingle(right - left) * share);
    }
}
