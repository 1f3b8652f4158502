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
}
