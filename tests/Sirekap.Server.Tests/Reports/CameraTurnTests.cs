using Sirekap.Reader.Imaging;
using Sirekap.Reader.Jpeg;
using Sirekap.Server.Reports;

namespace Sirekap.Server.Tests.Reports;

/// <summary>A photograph that lies on its side in the file stands upright in what is kept, although the mark that said so is gone.</summary>
public sealed class CameraTurnTests
{
    private const int Width = 48, Height = 16;

    /// <summary>Where the dark corner of the file, its upper left one, is seen.</summary>
    [Theory]
    [InlineData(1, "upper left", false)]
    [InlineData(2, "upper right", false)]
    [InlineData(3, "lower right", false)]
    [InlineData(4, "lower left", false)]
    [InlineData(5, "upper left", true)]
    [InlineData(6, "upper right", true)]
    [InlineData(7, "lower right", true)]
    [InlineData(8, "lower left", true)]
    public void The_mark_of_either_byte_order_turns_the_pixels(int mark, string corner, bool isOnItsSide)
    {
        foreach (var isLittle in new[] { true, false })
        {
            var kept = PlainPicture.Of(Marked(Tiff(mark, isLittle)));
            Assert.Equal(-1, kept.AsSpan().IndexOf("Exif"u8));
            Assert.Null(ManagedJpegDecoder.Open(kept, out var photo));
            Assert.Equal(isOnItsSide ? (Height, Width) : (Width, Height), (photo!.Width, photo.Height));
            Assert.Equal(corner, DarkCorner(photo.Luma));
        }
    }

    [Fact]
    public void Colours_turn_along()
    {
        var sent = Marked(Tiff(6, isLittle: true), hasColour: true);
        Assert.Null(ManagedJpegDecoder.Open(PlainPicture.Of(sent), out var photo));
        Assert.Equal((Height, Width), (photo!.Width, photo.Height));
        Assert.Equal("upper right", DarkCorner(photo.Colour!.Red));
    }

    [Fact]
    public void What_is_no_mark_or_ends_early_turns_nothing()
    {
        var tiff = Tiff(6, isLittle: true);
        byte[][] broken = [.. Enumerable.Range(0, 34).Select(length => tiff[..length]), Tiff(0, isLittle: true), Tiff(9, isLittle: false), [.. "II*\0"u8, 255, 255, 255, 255]];
        Assert.All(broken, bytes => Assert.Equal(1, CameraTurn.Of(Marked(bytes)).Mark));
        var whole = Marked(tiff);
        Assert.Equal(6, CameraTurn.Of(whole).Mark);
        for (var length = 0; length < 40; length++)
            Assert.Equal(1, CameraTurn.Of(whole.AsSpan(0, length)).Mark);
    }

    private static string DarkCorner(Plane plane)
    {
        var (left, right, top, bottom) = (1, plane.Width - 2, 1, plane.Height - 2);
        (string Name, int Value)[] corners =
            [("upper left", plane[left, top]), ("upper right", plane[right, top]), ("lower left", plane[left, bottom]), ("lower right", plane[right, bottom])];
        return corners.MinBy(corner => corner.Value).Name;
    }

    /// <summary>The metadata of a camera with two entries: an orientation behind the number of something else.</summary>
    private static byte[] Tiff(int mark, bool isLittle) => isLittle
        ? [.. "II*\0"u8, 8, 0, 0, 0, 2, 0, 0x00, 0x01, 3, 0, 1, 0, 0, 0, 5, 0, 0, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, (byte)mark, 0, 0, 0, 0, 0, 0, 0]
        : [.. "MM\0*"u8, 0, 0, 0, 8, 0, 2, 0x01, 0x00, 0, 3, 0, 0, 0, 1, 0, 5, 0, 0, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)mark, 0, 0, 0, 0, 0, 0];

    /// <summary>A bright photograph whose upper left corner is dark, with metadata behind another segment, as cameras write it.</summary>
    private static byte[] Marked(byte[] tiff, bool hasColour = false)
    {
        var jpeg = JpegWriter.Write(new Photo(Cornered(Width, Height), hasColour ? new(Cornered(Width / 2, Height / 2), Cornered(Width / 2, Height / 2)) : null), 90);
        byte[] metadata = [.. "Exif\0\0"u8, .. tiff];
        return [0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xe1, 0, (byte)(metadata.Length + 2), .. metadata, .. jpeg[2..]];
    }

    private static Plane Cornered(int width, int height)
    {
        var plane = new Plane(width, height);
        plane.Pixels.AsSpan().Fill(220);
        for (var row = 0; row < height / 2; row++)
            plane.Pixels.AsSpan(row * width, width / 2).Fill(30);
        return plane;
    }
}
