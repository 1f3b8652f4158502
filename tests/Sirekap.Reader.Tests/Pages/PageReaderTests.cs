using CsCheck;
using Sirekap.Election.Readings;
using Sirekap.Reader.Digits;
using Sirekap.Reader.Imaging;
using Sirekap.Reader.Jpeg;
using Sirekap.Reader.Pages;

namespace Sirekap.Reader.Tests.Pages;

public class PageReaderTests
{
    static readonly PageReader s_reader = new([RealPhotos.Form], new FixedDigits(DigitClass.Seven));

    [Fact]
    public void A_page_names_its_form_its_number_and_all_its_fields()
    {
        var reading = s_reader.Read(RealPhotos.Page(1));
        Assert.Equal(("c-hasil-ppwp-2024", 1, null), (reading.Form, reading.Page, reading.Refusal));
        Assert.Equal(RealPhotos.Form.Pages[0].Fields.Select(field => field.Field), reading.Fields.Select(field => field.Reading.Field));
        Assert.All(reading.Fields, field => Assert.Equal(777, field.Reading.Value!.Value.Value));
    }

    [Fact]
    public void Boxes_that_contradict_the_bubbles_are_illegible_and_both_stay_visible()
    {
        var field = s_reader.Read(RealPhotos.Page(2)).Fields[0];
        Assert.Equal((ReadingState.Illegible, DoubtCause.EncodingsDiffer), (field.Reading.State, field.Cause));
        Assert.Equal((777, 90), (field.Written, field.Bubbles!.Value));
    }

    [Fact]
    public void Empty_boxes_beside_marked_bubbles_are_not_blank() =>
        Assert.Equal(DoubtCause.EncodingsDiffer, new PageReader([RealPhotos.Form], new FixedDigits(DigitClass.Blank)).Read(RealPhotos.Page(2)).Fields[1].Cause);

    [Fact]
    public void What_is_no_photograph_of_the_form_is_refused_by_cause()
    {
        AssertRefused(Refusal.NotAJpeg, s_reader.Read("GIF89a"u8.ToArray()));
        AssertRefused(Refusal.NotAJpeg, s_reader.Read(ReadOnlyMemory<byte>.Empty));
        AssertRefused(Refusal.Damaged, s_reader.Read(RealPhotos.Page(1)[..100_000]));
        AssertRefused(Refusal.TooSmall, s_reader.Read(JpegWriter.Write(new(new Plane(1, 1), null), 90)));
        AssertRefused(Refusal.NoTag, s_reader.Read(RealPhotos.Photo(2).Cropped(0, 400, 1000, 1000)));
        AssertRefused(Refusal.Cropped, s_reader.Read(RealPhotos.Photo(2).Cropped(0, 0, 1000, 1400)));
        AssertRefused(Refusal.TooSmall, s_reader.Read(RealPhotos.Photo(1).Scaled(0.6)));
        AssertRefused(Refusal.Blurred, s_reader.Read(RealPhotos.Photo(2).Blurred(2.4)));
    }

    [Fact]
    public void A_page_of_another_form_is_unknown()
    {
        var other = RealPhotos.Form with { Pages = [RealPhotos.Form.Pages[0]] };
        AssertRefused(Refusal.UnknownForm, new PageReader([other], new FixedDigits(DigitClass.One)).Read(RealPhotos.Page(2)));
    }

    [Fact]
    public void Two_pages_in_one_picture_are_refused()
    {
        var (left, right) = (RealPhotos.Photo(1).Luma, RealPhotos.Photo(2).Luma);
        var both = new Plane(2000, 1493);
        for (var row = 0; row < both.Height; row++)
        {
            left.Pixels.AsSpan(row * 1000, 1000).CopyTo(both.Pixels.AsSpan(row * 2000));
            right.Pixels.AsSpan(row * 1000, 1000).CopyTo(both.Pixels.AsSpan((row * 2000) + 1000));
        }

        AssertRefused(Refusal.SeveralPages, s_reader.Read(new Photo(both, null)));
    }

    [Fact]
    public void Light_that_burns_out_the_boxes_is_named() =>
        AssertRefused(Refusal.GlareOrShadow, s_reader.Read(RealPhotos.Photo(3).Relit((x, y, light) => x > 700 && y is > 320 and < 720 ? 255 : light)));

    [Fact]
    public void Random_bytes_behind_a_jpeg_start_never_throw() => Gen.Byte.Array[0, 4000].Sample(
        tail => Assert.NotNull(s_reader.Read((byte[])[0xFF, 0xD8, 0xFF, .. tail]).Refusal));

    [Fact]
    public void Mutated_photographs_never_throw()
    {
        var jpeg = RealPhotos.Page(3).ToArray();
        Gen.Select(Gen.Int[2, jpeg.Length - 1], Gen.Byte).Array[1, 30].Sample(
            changes =>
            {
                var mutated = (byte[])jpeg.Clone();
                foreach (var (at, value) in changes)
                    mutated[at] = value;
                Assert.NotNull(s_reader.Read(mutated));
            },
            iter: 40,
            threads: 2);
    }

    [Fact]
    public void The_same_bytes_give_the_same_reading()
    {
        var (first, second) = (s_reader.Read(RealPhotos.Page(2)), s_reader.Read(RealPhotos.Page(2)));
        Assert.Equal(first.Quality, second.Quality);
        Assert.Equal(
            first.Fields.SelectMany(field => field.Boxes).Select(box => box.Frame),
            second.Fields.SelectMany(field => field.Boxes).Select(box => box.Frame));
    }

    static void AssertRefused(Refusal expected, PageReading reading)
    {
        Assert.Equal(expected, reading.Refusal);
        Assert.Empty(reading.Fields);
    }
}
