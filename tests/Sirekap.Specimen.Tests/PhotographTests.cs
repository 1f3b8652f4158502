using Sirekap.Election;
using Sirekap.Election.Forms;

namespace Sirekap.Specimen.Tests;

public sealed class PhotographTests : IDisposable
{
    readonly SpecimenMaker _maker = new();

    public void Dispose() => _maker.Dispose();

    [Fact]
    public void The_same_seeds_give_the_same_bytes()
    {
        using var another = new SpecimenMaker();
        var page = Stations.Form.Pages[1];
        Assert.Equal(
            _maker.Photograph(page, Stations.Filled(5), PhotographConditions.Hard(9), 9).Jpeg,
            another.Photograph(page, Stations.Filled(5), PhotographConditions.Hard(9), 9).Jpeg);
    }

    [Fact]
    public void Another_writer_and_another_seed_give_other_bytes()
    {
        var page = Stations.Form.Pages[2];
        var conditions = PhotographConditions.Typical(1);
        var first = _maker.Photograph(page, Stations.Filled(5), conditions, 9).Jpeg;
        Assert.NotEqual(first, _maker.Photograph(page, Stations.Filled(6), conditions, 9).Jpeg);
        Assert.NotEqual(first, _maker.Photograph(page, Stations.Filled(5), conditions, 10).Jpeg);
    }

    [Theory]
    [InlineData(1UL)]
    [InlineData(2UL)]
    [InlineData(3UL)]
    [InlineData(4UL)]
    public void Points_of_the_page_lie_where_the_photograph_says(ulong seed)
    {
        var conditions = seed % 2 == 0 ? PhotographConditions.Hard(seed) : PhotographConditions.Typical(seed);
        var page = Stations.Form.Pages[(int)(seed % 3)];
        var photograph = _maker.Photograph(page, Stations.Filled(seed), conditions with { QuarterTurns = (int)seed }, seed);
        var picture = new Picture(photograph.Jpeg);
        Assert.Equal((photograph.Width, photograph.Height), (picture.Width, picture.Height));
        foreach (var corner in page.Corners)
        {
            double Grey(int x, int y)
            {
                var spot = photograph.ToPixel(new(corner.Centre.X + (x * corner.Side / 2), corner.Centre.Y + (y * corner.Side / 2)));
                return picture.Grey(spot.X, spot.Y);
            }

            Assert.True(Math.Max(Grey(-1, -1), Grey(1, 1)) * 1.5 < Math.Min(Grey(-1, 1), Grey(1, -1)), $"no fiducial at {corner.Centre}");
        }
    }

    [Theory]
    [InlineData(11UL)]
    [InlineData(12UL)]
    public void Every_labelled_box_has_its_dark_frame_in_the_picture(ulong seed)
    {
        foreach (var page in Stations.Form.Pages)
        {
            var photograph = _maker.Photograph(page, Stations.Filled(seed), PhotographConditions.Typical(seed), seed);
            var picture = new Picture(photograph.Jpeg);
            foreach (var box in photograph.Boxes)
            {
                var frame = photograph.ToPixel(new(box.Area.X + 0.53, box.Area.CentreY));
                var paper = photograph.ToPixel(new(box.Area.X - 1.9, box.Area.CentreY));
                Assert.True(picture.Grey(paper.X, paper.Y) - picture.At((int)frame.X, (int)frame.Y) > 35, $"no frame at {box}");
            }
        }
    }

    [Theory]
    [InlineData(1UL)]
    [InlineData(2UL)]
    [InlineData(3UL)]
    [InlineData(17UL)]
    [InlineData(23UL)]
    public void Labels_spell_the_figures(ulong writer)
    {
        foreach (var page in Stations.Form.Pages)
        {
            var photograph = _maker.Photograph(page, Stations.Filled(writer), new() { Width = 600 }, writer);
            foreach (var field in photograph.Boxes.GroupBy(box => box.Field))
            {
                var value = field.Aggregate(0, (sum, box) => (sum * 10) + (box.Mark <= BoxMark.Digit9 ? (int)box.Mark : 0));
                Assert.Equal(Stations.Figures[field.Key], new Votes(value));
                Assert.DoesNotContain(field, box => box.Mark == BoxMark.Other);
            }
        }
    }

    [Fact]
    public void Boxes_come_in_the_order_of_the_definition_three_a_field() => Assert.Equal(
        Stations.Form.Pages[0].Fields.SelectMany(field => field.Digits.Select((box, place) => (field.Field, place, box))),
        _maker.Photograph(Stations.Form.Pages[0], Stations.Filled(1), new() { Width = 600 }, 1).Boxes.Select(box => (box.Field, box.Place, box.Area)));

    [Theory]
    [InlineData(SlipKind.Overwritten, true)]
    [InlineData(SlipKind.Struck, true)]
    [InlineData(SlipKind.Retraced, false)]
    [InlineData(SlipKind.Whitened, false)]
    public void A_slip_is_for_people_unless_it_is_legible(SlipKind kind, bool forPeople)
    {
        var content = Stations.Filled(1) with { Slips = [new("V.C", 2, kind)] };
        var marks = _maker.Photograph(Stations.Form.Pages[2], content, new() { Width = 600 }, 1).Boxes.Where(box => box.Field == "V.C").ToList();
        Assert.Equal(forPeople ? BoxMark.Other : BoxMark.Digit9, marks[2].Mark);
        Assert.NotEqual(BoxMark.Other, marks[1].Mark);
    }

    [Fact]
    public void A_field_without_a_figure_stays_blank()
    {
        var content = Stations.Filled(1) with { Figures = Stations.Figures.Remove("V.B") };
        Assert.All(
            _maker.Photograph(Stations.Form.Pages[2], content, new() { Width = 600 }, 1).Boxes.Where(box => box.Field == "V.B"),
            box => Assert.Equal(BoxMark.Blank, box.Mark));
    }

    [Fact]
    public void A_figure_too_long_for_its_boxes_is_refused()
    {
        var content = Stations.Filled(1) with { Figures = Stations.Figures.SetItem("V.A", new(1000)) };
        Assert.Throws<ArgumentOutOfRangeException>(() => _maker.Photograph(Stations.Form.Pages[2], content, new(), 1));
    }

    [Fact]
    public void A_cut_foot_takes_the_lower_corners_out_of_the_picture()
    {
        var page = Stations.Form.Pages[0];
        var photograph = _maker.Photograph(page, Stations.Filled(1), PhotographConditions.Typical(1) with { CutFoot = 0.2 }, 1);
        Assert.Equal(
            [true, true, false, false],
            page.Corners.Select(corner => photograph.ToPixel(corner.Centre).Y < photograph.Height));
    }

    [Fact]
    public void Blur_takes_the_edges_away()
    {
        var page = Stations.Form.Pages[0];
        double Sharpness(double blur) => new Picture(_maker.Photograph(page, Stations.Filled(1), new() { Blur = blur, Quality = 95 }, 1).Jpeg).Sharpness();
        Assert.True(Sharpness(6) * 10 < Sharpness(0));
    }

    [Fact]
    public void Bubbles_can_say_other_than_the_boxes()
    {
        var page = Stations.Form.Pages[1];
        var bubbles = page.Fields[0].Bubbles!;
        var content = Stations.Filled(1) with { Bubbles = Stations.Figures.Clear().Add("IV.1", new(345)) };
        var photograph = _maker.Photograph(page, content, new(), 1);
        var picture = new Picture(photograph.Jpeg);
        for (var column = 0; column < 3; column++)
        {
            var greys = bubbles.Rows.Select(row => photograph.ToPixel(new Spot(bubbles.Columns[column], row))).Select(spot => picture.Grey(spot.X, spot.Y)).ToList();
            Assert.Equal(3 + column, greys.IndexOf(greys.Min()));
        }
    }
}
