using Sirekap.Election.Readings;
using Sirekap.Reader.Pages;
using Sirekap.Reader.Tests.Digits;

namespace Sirekap.Reader.Tests.Pages;

/// <summary>The three real photographs with the shipped weights, against what the form says to human eyes.</summary>
public class RealPagesTests
{
    static readonly PageReader s_reader = new([RealPhotos.Form], ShippedModel.Model);

    [Theory]
    [InlineData(1, 22)]
    [InlineData(2, 3)]
    [InlineData(3, 3)]
    public void Every_field_is_read_as_it_is_written(int page, int fields)
    {
        var reading = s_reader.Read(RealPhotos.Page(page));
        Assert.Equal(fields, reading.Fields.Length);
        Assert.All(reading.Fields, field => Assert.Equal(ReadingState.Read, field.Reading.State));
        AssertNoneWrong(reading);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_masked_public_copy_reads_as_the_original_does(int page)
    {
        var original = s_reader.Read(RealPhotos.Page(page));
        var copy = s_reader.Read(Masking.Cover(RealPhotos.Page(page), original));
        Assert.Equal(original.Fields.Select(field => field.Written), copy.Fields.Select(field => field.Written));
        AssertNoneWrong(copy);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Worse_photographs_give_doubts_but_no_wrong_figure(int page)
    {
        var photo = RealPhotos.Photo(page);
        AssertNoneWrong(s_reader.Read(photo.Blurred(1)));
        AssertNoneWrong(s_reader.Read(photo.Blurred(1.8)));
        AssertNoneWrong(s_reader.Read(photo.Turned(180)));
        AssertNoneWrong(s_reader.Read(photo.Turned(9)));
        AssertNoneWrong(s_reader.Read(photo.Scaled(0.75)));
        AssertNoneWrong(s_reader.Read(photo.Relit((x, _, light) => light * (0.35 + (0.5 * x / 1000)))));
    }

    static void AssertNoneWrong(PageReading reading) => Assert.All(
        reading.Fields.Where(field => field.Reading.State == ReadingState.Read),
        field => Assert.Equal((field.Reading.Field, RealPhotos.Truth[field.Reading.Field]), (field.Reading.Field, field.Reading.Value!.Value.Value)));
}
