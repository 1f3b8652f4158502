using Sirekap.Election.Readings;
using Sirekap.Reader.Digits;
using Sirekap.Reader.Imaging;
using Sirekap.Reader.Jpeg;
using Sirekap.Reader.Pages;

namespace Sirekap.Reader.Tests.Pages;

public class MaskingTests
{
    static readonly PageReader s_reader = new([RealPhotos.Form], new FixedDigits(DigitClass.Seven));

    [Fact]
    public void The_mask_area_is_flat_grey_and_the_rest_stays_as_it_was()
    {
        // The shipped photographs are masked already: new signatures are put in first.
        var signed = Signed(RealPhotos.Photo(1), out var place);
        var jpeg = JpegWriter.Write(signed, 95);
        var covered = Decode(Masking.Cover(jpeg, s_reader.Read(jpeg)));
        Assert.Equal((signed.Width, signed.Height), (covered.Width, covered.Height));
        for (var y = place.Y; y < place.Y + place.Height; y++)
        {
            for (var x = place.X; x < place.X + place.Width; x++)
                Assert.InRange(covered.Luma[x, y], 165, 175);
        }

        double change = 0;
        for (var index = 0; index < 1000 * 1100; index++)
            change += Math.Abs(covered.Luma.Pixels[index] - signed.Luma.Pixels[index]) / 1_100_000.0;
        Assert.InRange(change, 0, 3);
    }

    [Fact]
    public void The_same_photograph_gives_the_same_public_copy()
    {
        var reading = s_reader.Read(RealPhotos.Page(3));
        Assert.Equal(Masking.Cover(RealPhotos.Page(3), reading), Masking.Cover(RealPhotos.Page(3), reading));
    }

    [Fact]
    public void Metadata_does_not_reach_the_public_copy()
    {
        var jpeg = RealPhotos.Page(2).ToArray();
        byte[] secret = [.. jpeg[..2], 0xFF, 0xE1, 0, 18, .. "Exif\0\0GPS -0.79 "u8, .. jpeg[2..]];
        var copy = Masking.Cover(secret, s_reader.Read(secret));
        Assert.Equal(-1, copy.AsSpan().IndexOf("Exif"u8));
        Assert.Equal(0, Enumerable.Range(0, 400).Count(at => copy[at] == 0xFF && copy[at + 1] is (>= 0xE0 and <= 0xEF) or 0xFE));
    }

    [Fact]
    public void A_picture_in_which_the_page_was_not_found_cannot_be_masked()
    {
        var photo = JpegWriter.Write(RealPhotos.Photo(2).Cropped(0, 400, 1000, 1000), 90);
        Assert.Throws<ArgumentException>(() => Masking.Cover(photo, s_reader.Read(photo)));
    }

    [Fact]
    public void A_strip_shows_the_pixels_of_its_place()
    {
        var strip = Decode(Strips.Cut(RealPhotos.Page(1), new PixelBox(500, 640, 120, 50)));
        Assert.Equal((120, 50), (strip.Width, strip.Height));
        Assert.Equal(RealPhotos.Photo(1).Luma.At(560, 660), strip.Luma.At(60, 20), 12.0);
    }

    [Fact]
    public void A_strip_at_the_edge_is_cut_short_and_one_outside_is_refused()
    {
        var strip = Decode(Strips.Cut(RealPhotos.Page(1), new PixelBox(-10, -10, 60, 40)));
        Assert.Equal((50, 30), (strip.Width, strip.Height));
        Assert.Throws<ArgumentException>(() => Strips.Cut(RealPhotos.Page(1), new PixelBox(2000, 10, 60, 40)));
    }

    static Photo Signed(Photo photo, out PixelBox place)
    {
        var box = place = new PixelBox(130, 1260, 750, 160);
        return photo.Relit((x, y, light) =>
            x >= box.X && x < box.X + box.Width && y >= box.Y && y < box.Y + box.Height ? (x * 7 % 11 < 5 ? 40 : 220) : light);
    }

    static Photo Decode(byte[] jpeg) => ManagedJpegDecoder.Open(jpeg, out var photo) is null ? photo! : throw new InvalidDataException();
}
