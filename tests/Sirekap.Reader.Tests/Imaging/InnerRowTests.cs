using CsCheck;
using Sirekap.Reader.Imaging;

namespace Sirekap.Reader.Tests.Imaging;

public class InnerRowTests
{
    const int Width = 40, Height = 30, Most = 30;

    [Fact]
    public void Places_sampled_together_have_the_bits_of_places_sampled_alone() =>
        Gen.Select(Gen.Byte.Array[Width * Height], Inside, Inside, Gen.Int[2, Most]).Sample((pixels, from, to, count) =>
        {
            var plane = new Plane(Width, Height, pixels);
            var stride = (to - from) * (1.0 / (count - 1));
            var (together, alone) = (new float[count], new float[1]);
            plane.SampleRow(from, stride, together);
            for (var index = 0; index < count; index++)
            {
                plane.SampleRow(from + (stride * index), default, alone);
                Assert.Equal(alone[0], together[index]);
                Assert.Equal(plane.At(from.X + (stride.X * index), from.Y + (stride.Y * index)), together[index], 1e-3);
            }
        });

    [Fact]
    public void Places_in_even_steps_have_the_bits_of_places_alone() =>
        Gen.Select(Gen.Byte.Array[Width * Height], Inside, Gen.Double[0, Math.Tau], Gen.Double[-3, 0], Gen.Int[1, 80]).Sample((pixels, from, angle, first, count) =>
        {
            var plane = new Plane(Width, Height, pixels);
            var direction = new Pixel(Math.Cos(angle), Math.Sin(angle));
            var brightness = new double[count];
            plane.AtSteps(from, direction, first, 0.25, brightness);
            for (var index = 0; index < count; index++)
            {
                var place = from + (direction * (first + (0.25 * index)));
                Assert.Equal(plane.At(place.X, place.Y), brightness[index]);
            }
        });

    static Gen<Pixel> Inside => Gen.Select(Gen.Double[2, Width - 3], Gen.Double[2, Height - 3]).Select((x, y) => new Pixel(x, y));
}
