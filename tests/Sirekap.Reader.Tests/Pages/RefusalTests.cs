using Sirekap.Election.Forms;
using Sirekap.Reader.Digits;
using Sirekap.Reader.Imaging;
using Sirekap.Reader.Jpeg;
using Sirekap.Reader.Pages;

namespace Sirekap.Reader.Tests.Pages;

/// <summary>A picture for every reason not to read one.</summary>
public class RefusalTests
{
    static readonly PageReader s_reader = new([RealPhotos.Form], new FixedDigits(DigitClass.Seven));

    [Fact]
    public void A_file_that_is_no_photograph_is_refused_before_anything_is_decoded()
    {
        AssertRefused(Refusal.NotAJpeg, s_reader.Read("GIF89a"u8.ToArray()));
        AssertRefused(Refusal.NotAJpeg, s_reader.Read(ReadOnlyMemory<byte>.Empty));
        AssertRefused(Refusal.TooSmall, s_reader.Read(JpegWriter.Write(new(new Plane(1, 1), null), 90)));
    }

    [Fact]
    public void A_photograph_cut_short_is_damaged() => AssertRefused(Refusal.Damaged, s_reader.Read(RealPhotos.Page(1)[..100_000]));

    [Fact]
    public void A_page_without_its_tag_has_no_tag() => AssertRefused(Refusal.NoTag, s_reader.Read(RealPhotos.Photo(2).Cropped(0, 400, 1000, 1000)));

    [Fact]
    public void A_wall_is_no_form() => AssertRefused(Refusal.NotPaper, s_reader.Read(Blank(1200, 1600, (x, y) => 90 + (x / 20) + (y / 30))));

    [Fact]
    public void A_covered_lens_is_told_from_a_missing_form() => AssertRefused(Refusal.Shadow, s_reader.Read(Blank(1200, 1600, (_, _) => 6)));

    [Fact]
    public void A_page_of_a_form_that_nobody_knows_is_unknown()
    {
        var other = RealPhotos.Form with { Pages = [RealPhotos.Form.Pages[0]] };
        AssertRefused(Refusal.UnknownForm, new PageReader([other], new FixedDigits(DigitClass.One)).Read(RealPhotos.Page(2)));
    }

    [Theory]
    [InlineData("c-hasil-ppwp-2024:2", null)]
    [InlineData("c-hasil-ppwp-2024:3", Refusal.WrongPage)]
    [InlineData("c-hasil-pdpr-2024:2", Refusal.WrongForm)]
    public void A_page_that_was_not_asked_for_is_refused(string expected, Refusal? cause)
    {
        var reading = s_reader.Read(RealPhotos.Page(2), PageExpectation.Parse(expected));
        Assert.Equal((cause, 2), (reading.Refusal, reading.Page));
        Assert.Equal(cause is null, !reading.Fields.IsEmpty);
    }

    [Fact]
    public void A_page_that_was_not_asked_for_can_still_be_masked() =>
        Assert.True(s_reader.Read(RealPhotos.Page(3), new("c-hasil-ppwp-2024", 1)).MayBeShown);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_page_that_was_asked_for_is_known_by_its_tag_with_a_few_cells_spoilt(int page)
    {
        var asked = new PageExpectation("c-hasil-ppwp-2024", page);
        var whole = s_reader.Read(RealPhotos.Photo(page), asked);
        for (var cells = 2; cells <= 3; cells++)
        {
            var spoilt = Spoilt(page, cells);
            Assert.NotNull(s_reader.Read(spoilt).Refusal);
            Assert.NotNull(s_reader.Read(spoilt, asked with { Page = (page % 3) + 1 }).Refusal);
            var reading = s_reader.Read(spoilt, asked);
            Assert.Null(reading.Refusal);
            Assert.Equal(cells, reading.Quality!.TagErrors);
            Assert.Equal(whole.Fields.Select(field => field.Strip), reading.Fields.Select(field => field.Strip));
        }

        Assert.NotNull(s_reader.Read(Spoilt(page, 4), asked).Refusal);
    }

    [Fact]
    public void A_covered_tag_leaves_a_page_without_its_name_also_where_one_was_asked_for()
    {
        var around = TagOf(2);
        var covered = RealPhotos.Photo(2).Relit((x, y, light) => around.Centre.DistanceTo(new(x, y)) < around.Side ? 190 : light);
        AssertRefused(Refusal.NoTag, s_reader.Read(covered, new("c-hasil-ppwp-2024", 2)));
    }

    [Theory]
    [InlineData("c-hasil-ppwp-2024")]
    [InlineData(":2")]
    [InlineData("c-hasil-ppwp-2024:0")]
    [InlineData("c-hasil-ppwp-2024:two")]
    public void What_is_asked_for_is_a_form_and_a_page(string text) => Assert.Null(PageExpectation.Parse(text));

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
    public void A_page_most_of_which_is_missing_is_cropped() => AssertRefused(Refusal.Cropped, s_reader.Read(RealPhotos.Photo(2).Cropped(0, 0, 1000, 450)));

    [Fact]
    public void A_page_far_away_is_too_small() => AssertRefused(Refusal.TooSmall, s_reader.Read(RealPhotos.Photo(1).Scaled(0.6)));

    [Fact]
    public void A_page_out_of_focus_is_blurred() => AssertRefused(Refusal.Blurred, s_reader.Read(RealPhotos.Photo(2).Blurred(2.4)));

    [Fact]
    public void Light_that_burns_out_the_boxes_is_glare() =>
        AssertRefused(Refusal.Glare, s_reader.Read(RealPhotos.Photo(3).Relit((x, y, light) => x > 700 && y is > 320 and < 720 ? 255 : light)));

    [Fact]
    public void A_shadow_that_swallows_the_boxes_is_shadow() =>
        AssertRefused(Refusal.Shadow, s_reader.Read(RealPhotos.Photo(3).Relit((x, y, light) => x > 700 && y is > 320 and < 720 ? 3 : light)));

    [Fact]
    public void A_sheet_over_the_boxes_takes_the_page_off_its_model() =>
        AssertRefused(Refusal.OffModel, s_reader.Read(RealPhotos.Photo(3).Relit((x, y, light) => x > 700 && y is > 320 and < 720 ? 170 : light)));

    /// <summary>A real page with so many cells of its tag made black where they are white and white where they are black.</summary>
    static Photo Spoilt(int page, int cells)
    {
        var corners = TagOf(page);
        var code = AprilTag36h10.CodeOf(100 + page)!.Value;
        var quads = Enumerable.Range(0, cells).Select(cell => (cell, AprilTag36h10.DataCells - 1 - cell)).Select(place => (
            Middle: corners.At((place.Item1 + 1.5) / AprilTag36h10.Cells, (place.Item2 + 1.5) / AprilTag36h10.Cells),
            Light: AprilTag36h10.IsWhite(code, place.Item2, place.Item1) ? 20.0 : 200)).ToList();
        var half = corners.Side / AprilTag36h10.Cells / 2;
        return RealPhotos.Photo(page).Relit((x, y, light) =>
            quads.Where(cell => Math.Abs(x + 0.5 - cell.Middle.X) <= half && Math.Abs(y + 0.5 - cell.Middle.Y) <= half).Select(cell => (double?)cell.Light).FirstOrDefault() ?? light);
    }

    static Quad TagOf(int page) => Assert.Single(s_reader.Read(RealPhotos.Photo(page)).Sketch().Tags);

    static Photo Blank(int width, int height, Func<int, int, int> light)
    {
        var plane = new Plane(width, height);
        for (var index = 0; index < plane.Pixels.Length; index++)
            plane.Pixels[index] = (byte)light(index % width, index / width);
        return new(plane, null);
    }

    static void AssertRefused(Refusal expected, PageReading reading)
    {
        Assert.Equal(expected, reading.Refusal);
        Assert.Empty(reading.Fields);
    }
}
