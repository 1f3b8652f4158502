using CsCheck;
using Sirekap.Reader.Boxes;
using Sirekap.Reader.Imaging;

namespace Sirekap.Reader.Tests.Boxes;

public class BoxSamplerTests
{
    [Fact]
    public void Plain_paper_is_empty_at_any_brightness() =>
        Gen.Byte[20, 255].Sample(brightness =>
        {
            var ink = Sample(Picture((_, _) => brightness));
            Assert.All(ink, value => Assert.InRange(value, 0, 0.001f));
        });

    [Fact]
    public void Brighter_light_does_not_change_the_ink() =>
        Gen.Int[60, 120].Sample(paper =>
        {
            var dim = Sample(Picture((x, _) => x is > 28 and < 36 ? paper / 4 : paper));
            var bright = Sample(Picture((x, _) => x is > 28 and < 36 ? paper / 2 : paper * 2));
            Assert.All(dim.Zip(bright), pair => Assert.Equal(pair.First, pair.Second, 0.05f));
        });

    [Fact]
    public void A_dark_stroke_is_full_ink_where_it_is_and_paper_elsewhere()
    {
        var ink = Sample(Picture((x, _) => x is > 28 and < 36 ? 40 : 200));
        Assert.Equal(1, ink[(16 * BoxSampler.Side) + 16], 0.001f);
        Assert.Equal(0, ink[(16 * BoxSampler.Side) + 2], 0.001f);
    }

    [Fact]
    public void The_printed_frame_is_left_away()
    {
        var ink = Sample(Picture((x, y) => x is < 12 or >= 52 || y is < 12 or >= 52 ? 20 : 200));
        Assert.All(ink, value => Assert.InRange(value, 0, 0.2f));
    }

    [Fact]
    public void A_turned_photograph_gives_the_turned_quads_same_ink()
    {
        var upright = Picture((x, y) => x > y ? 60 : 220);
        var turned = Picture((x, y) => upright.Luma[y, 63 - x]);
        var ink = Sample(upright);
        var quad = Quad.FromRectangle(10, 10, 44, 44);
        var inkTurned = new float[BoxSampler.Length];
        BoxSampler.Sample(turned, new Quad(Turn(quad.TopLeft), Turn(quad.TopRight), Turn(quad.BottomRight), Turn(quad.BottomLeft)), inkTurned);
        Assert.All(ink.Zip(inkTurned), pair => Assert.Equal(pair.First, pair.Second, 0.001f));
        static Pixel Turn(Pixel at) => new(64 - at.Y, at.X);
    }

    static float[] Sample(Photo photo)
    {
        var ink = new float[BoxSampler.Length];
        BoxSampler.Sample(photo, Quad.FromRectangle(10, 10, 44, 44), ink);
        return ink;
    }

    static Photo Picture(Func<int, int, int> brightness)
    {
        var plane = new Plane(64, 64);
        for (var index = 0; index < plane.Pixels.Length; index++)
            plane.Pixels[index] = (byte)brightness(index % 64, index / 64);
        return new(plane, null);
    }
}
