using Sirekap.Reader.Imaging;
using Sirekap.Reader.Jpeg;
using Sirekap.Server.Reports;

namespace Sirekap.Server.Tests.Reports;

/// <summary>A kept photograph is as large as it may be, and shows what was sent.</summary>
public class SmallerPictureTests
{
    [Theory]
    [InlineData(4032, 3024, 2000, 1500)]
    [InlineData(3024, 4032, 1500, 2000)]
    [InlineData(2001, 1501, 2000, 1500)]
    [InlineData(2000, 1333, 2000, 1333)]
    [InlineData(9000, 1, 2000, 1)]
    public void The_longer_side_has_two_thousand_pixels_and_the_shorter_follows(int width, int height, int keptWidth, int keptHeight)
    {
        var kept = SmallerPicture.Within(Shaded(width, height), 2000);
        Assert.Equal((keptWidth, keptHeight), (kept.Width, kept.Height));
        Assert.Equal(((keptWidth + 1) / 2, (keptHeight + 1) / 2), (kept.Colour!.Red.Width, kept.Colour.Red.Height));
        foreach (var plane in new[] { kept.Luma, kept.Colour.Red })
        {
            foreach (var (x, y) in new[] { (0, 0), (plane.Width / 3, plane.Height / 2), (plane.Width - 1, plane.Height - 1) })
                Assert.InRange(plane[x, y], Shade(x, plane.Width) - 2, Shade(x, plane.Width) + 2);
        }
    }

    [Fact]
    public void A_phone_s_photograph_is_kept_at_a_size_at_which_a_form_can_be_read()
    {
        var kept = PlainPicture.Of(JpegWriter.Write(Shaded(4032, 3024), 90));
        Assert.Null(JpegHeader.Check(kept, out var header));
        Assert.Equal((2000, 1500), (header.Width, header.Height));
    }

    /// <summary>Dark on the left, light on the right, in brightness and colour.</summary>
    private static Photo Shaded(int width, int height) => new(Plane(width, height), new(Plane((width + 1) / 2, (height + 1) / 2), Plane((width + 1) / 2, (height + 1) / 2)));

    private static Plane Plane(int width, int height)
    {
        var plane = new Plane(width, height);
        for (var at = 0; at < plane.Pixels.Length; at++)
            plane.Pixels[at] = (byte)Shade(at % width, width);
        return plane;
    }

    private static int Shade(int x, int width) => (int)(255L * x / Math.Max(1, width - 1));
}
