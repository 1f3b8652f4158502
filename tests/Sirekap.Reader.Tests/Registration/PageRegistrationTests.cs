using Sirekap.Election.Forms;
using Sirekap.Reader.Bubbles;
using Sirekap.Reader.Imaging;
using Sirekap.Reader.Registration;
using Sirekap.Reader.Tags;

namespace Sirekap.Reader.Tests.Registration;

public class PageRegistrationTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Every_printed_frame_of_a_real_page_is_found(int page)
    {
        var registration = Register(page, RealPhotos.Photo(page))!;
        Assert.Equal(4, registration.Corners.Found);
        Assert.Equal(1, registration.ClearShare);
        Assert.All(registration.Fields, row => Assert.InRange(row.Miss, 0, 1));
    }

    [Theory]
    [InlineData(90)]
    [InlineData(180)]
    [InlineData(-20)]
    public void A_turned_page_is_found_at_the_turned_places(double degrees)
    {
        var photo = RealPhotos.Photo(1);
        var turned = photo.Turned(degrees);
        var (sin, cos) = Math.SinCos(degrees * Math.PI / 180);
        var there = Register(1, turned)!.Fields;
        foreach (var (upright, index) in Register(1, photo)!.Fields.Select((row, index) => (row, index)))
        {
            for (var box = 0; box < 3; box++)
            {
                var from = upright.Digits[box].Centre - new Pixel(photo.Width / 2.0, photo.Height / 2.0);
                var expected = new Pixel((turned.Width / 2.0) + (from.X * cos) - (from.Y * sin), (turned.Height / 2.0) + (from.X * sin) + (from.Y * cos));
                Assert.InRange(there[index].Digits[box].Centre.DistanceTo(expected), 0, 1.5);
            }
        }
    }

    [Fact]
    public void Three_corners_are_enough()
    {
        var photo = RealPhotos.Photo(2);
        var registration = Register(2, photo.Relit((x, y, light) => x < 150 && y > 1400 ? 130 : light))!;
        Assert.Equal(3, registration.Corners.Found);
        Assert.Equal(1, registration.ClearShare);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Without_its_foot_a_page_is_found_by_its_printed_frames(int page)
    {
        var photo = RealPhotos.Photo(page);
        var whole = Register(page, photo)!;
        var cut = Register(page, photo.Cropped(0, 0, 1000, (int)(photo.Height * 0.82)))!;
        Assert.Equal(2, cut.Corners.Found);
        foreach (var (before, after) in whole.Fields.SelectMany(field => field.Digits).Zip(cut.Fields.SelectMany(field => field.Digits)))
            Assert.InRange(before.Centre.DistanceTo(after.Centre), 0, 1.5);
    }

    [Fact]
    public void A_page_is_never_laid_over_another_page()
    {
        // As if the tag of page 2 were printed on page 1: the frames do not agree.
        var tag = TagFinder.Find(new(RealPhotos.Photo(1).Luma), [101]).Single();
        var registration = PageFinder.Find(new(RealPhotos.Photo(1).Luma), RealPhotos.Form.Pages[1], [tag with { Id = 102 }])!;
        Assert.InRange(registration.ClearShare, 0, 0.34);
    }

    [Theory]
    [InlineData(0, 90)]
    [InlineData(1, 110)]
    [InlineData(2, 10)]
    public void The_bubbles_of_the_real_page_are_read(int field, int votes)
    {
        var registration = Register(2, RealPhotos.Photo(2))!;
        var bubbles = BubbleReader.Read(RealPhotos.Photo(2), registration.Map, registration.Page.Fields[field].Bubbles!, registration.Print);
        Assert.Equal((BubbleState.Marked, votes), (bubbles.State, bubbles.Value));
    }

    [Fact]
    public void A_second_mark_in_a_column_makes_the_bubbles_doubtful()
    {
        var registration = Register(2, RealPhotos.Photo(2))!;
        var grid = registration.Page.Fields[0].Bubbles!;
        var extra = registration.Map.Map(grid.Columns[1], grid.Rows[4]);
        var photo = RealPhotos.Photo(2).Relit((x, y, light) => extra.DistanceTo(new(x, y)) < 5 ? 60 : light);
        var bubbles = BubbleReader.Read(photo, registration.Map, grid, registration.Print);
        Assert.Equal((BubbleState.Doubtful, null), (bubbles.State, bubbles.Value));
        Assert.Equal((int?[])[0, null, 0], bubbles.Columns);
    }

    [Fact]
    public void Bubbles_without_a_mark_are_blank()
    {
        var registration = Register(2, RealPhotos.Photo(2))!;
        var grid = registration.Page.Fields[0].Bubbles!;
        var empty = grid with { Rows = grid.Rows[1..9] };
        Assert.Equal(BubbleState.Blank, BubbleReader.Read(RealPhotos.Photo(2), registration.Map, empty, registration.Print).State);
    }

    static PageRegistration? Register(int page, Photo photo)
    {
        PageDefinition definition = RealPhotos.Form.Pages[page - 1];
        return PageFinder.Find(new(photo.Luma), definition, TagFinder.Find(new(photo.Luma), [definition.Tag.Id]));
    }
}
