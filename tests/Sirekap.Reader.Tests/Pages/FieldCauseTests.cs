using Sirekap.Election.Readings;
using Sirekap.Reader.Digits;
using Sirekap.Reader.Imaging;
using Sirekap.Reader.Pages;

namespace Sirekap.Reader.Tests.Pages;

/// <summary>A field that cannot be read where it lies says why, and the rest of the page is still read.</summary>
public class FieldCauseTests
{
    static readonly PageReader s_reader = new([RealPhotos.Form], new FixedDigits(DigitClass.Seven));

    [Fact]
    public void A_field_beyond_the_pictures_edge_is_outside_and_the_others_are_read()
    {
        var reading = s_reader.Read(RealPhotos.Photo(1).Cropped(0, 0, 1000, 1190));
        Assert.All(reading.Fields, field => Assert.Equal(field.Reading.Field.StartsWith("III.", StringComparison.Ordinal) ? DoubtCause.OutsidePicture : null, field.Cause));
    }

    [Theory]
    [InlineData(255, DoubtCause.Glare)]
    [InlineData(5, DoubtCause.Shadow)]
    [InlineData(150, DoubtCause.Covered)]
    public void What_hides_one_field_is_named(byte light, DoubtCause cause)
    {
        var whole = s_reader.Read(RealPhotos.Photo(1)).Fields[4].Boxes[1].Frame.Centre;
        var reading = s_reader.Read(RealPhotos.Photo(1).Relit((x, y, old) => whole.DistanceTo(new(x, y)) < 45 ? light : old));
        Assert.Equal((ReadingState.Illegible, cause), (reading.Fields[4].Reading.State, reading.Fields[4].Cause));
        Assert.Null(reading.Fields[12].Cause);
    }

    [Theory]
    [InlineData(1, 0, 130, 1000, 1363)]
    [InlineData(2, 0, 0, 1000, 1180)]
    [InlineData(3, 60, 0, 940, 1100)]
    public void A_page_cut_at_an_edge_is_read_where_all_its_fields_are_visible(int page, int left, int top, int width, int height)
    {
        var (whole, cut) = (s_reader.Read(RealPhotos.Photo(page)), s_reader.Read(RealPhotos.Photo(page).Cropped(left, top, width, height)));
        Assert.Null(cut.Refusal);
        foreach (var (before, after) in whole.Fields.SelectMany(field => field.Boxes).Zip(cut.Fields.SelectMany(field => field.Boxes)))
            Assert.InRange(before.Frame.Centre.DistanceTo(after.Frame.Centre + new Pixel(left, top)), 0, 1.5);
    }
}
