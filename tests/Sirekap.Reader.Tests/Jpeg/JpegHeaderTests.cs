using CsCheck;
using Sirekap.Reader.Jpeg;

namespace Sirekap.Reader.Tests.Jpeg;

public class JpegHeaderTests
{
    [Theory]
    [InlineData(1, 1493)]
    [InlineData(2, 1542)]
    [InlineData(3, 1777)]
    public void A_camera_photograph_passes_with_its_size(int page, int height)
    {
        Assert.Null(JpegHeader.Check(RealPhotos.Page(page).Span, out var header));
        Assert.Equal((1000, height, 3), (header.Width, header.Height, header.Components));
    }

    [Fact]
    public void Other_files_are_not_a_jpeg()
    {
        Assert.Equal(Refusal.NotAJpeg, JpegHeader.Check("%PDF-1.5"u8, out _));
        Assert.Equal(Refusal.NotAJpeg, JpegHeader.Check([], out _));
        Assert.Equal(Refusal.NotAJpeg, JpegHeader.Check([0xFF, 0xD8], out _));
    }

    [Fact]
    public void A_truncated_photograph_is_damaged()
    {
        var jpeg = RealPhotos.Page(1);
        Assert.Equal(Refusal.Damaged, JpegHeader.Check(jpeg.Span[..(jpeg.Length / 2)], out _));
    }

    [Fact]
    public void A_declared_size_above_25_megapixels_is_refused_before_decoding() =>
        Assert.Equal(Refusal.TooLarge, JpegHeader.Check(WithFrame([8, 0xFF, 0xFF, 0xFF, 0xFF, 1, 1, 0x11, 0]), out _));

    [Fact]
    public void Colour_kinds_that_cameras_do_not_write_are_unsupported()
    {
        Assert.Equal(Refusal.UnsupportedJpeg, JpegHeader.Check(WithFrame([12, 0, 8, 0, 8, 1, 1, 0x11, 0]), out _));
        Assert.Equal(
            Refusal.UnsupportedJpeg, JpegHeader.Check(WithFrame([8, 0, 8, 0, 8, 4, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0, 4, 0x11, 0]), out _));
        Assert.Equal(
            Refusal.UnsupportedJpeg, JpegHeader.Check(WithFrame([8, 0, 8, 0, 8, 3, 1, 0x41, 0, 2, 0x11, 0, 3, 0x31, 0]), out _));
    }

    [Fact]
    public void A_scan_outside_the_block_is_damaged() =>
        Assert.Equal(Refusal.Damaged, JpegHeader.Check([.. WithFrame([8, 0, 8, 0, 8, 1, 1, 0x11, 0], 0xC2), 0xFF, 0xDA, 0, 8, 1, 1, 0, 1, 200, 0], out _));

    [Fact]
    public void Bytes_after_the_end_marker_are_no_part_of_the_picture()
    {
        var jpeg = RealPhotos.Page(1).ToArray();
        Assert.Null(JpegHeader.Check([.. jpeg, .. "PK\u0003\u0004 and more"u8], out var header));
        Assert.Equal(jpeg.Length, header.Length);
    }

    [Fact]
    public void No_bytes_make_the_check_throw() =>
        Gen.Byte.Array[0, 200].Sample(tail => { JpegHeader.Check([0xFF, 0xD8, 0xFF, .. tail], out _); });

    static byte[] WithFrame(byte[] frame, byte marker = 0xC0) => [0xFF, 0xD8, 0xFF, marker, 0, (byte)(frame.Length + 2), .. frame];
}
