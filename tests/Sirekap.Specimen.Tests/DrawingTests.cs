using Sirekap.Election.Forms;

namespace Sirekap.Specimen.Tests;

public sealed class DrawingTests : IDisposable
{
    const double Scale = 2;

    readonly SpecimenMaker _maker = new();

    public void Dispose() => _maker.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void The_drawn_tag_is_the_one_of_its_family(int page)
    {
        var definition = Stations.Form.Pages[page];
        var picture = new Picture(_maker.Draw(definition, null, Scale));
        Assert.Equal(AprilTag36h10.CodeOf(definition.Tag.Id), CodeIn(picture, definition.Tag.Area));
    }

    [Fact]
    public void A_turned_tag_is_drawn_turned()
    {
        var definition = Stations.Form.Pages[0];
        var turned = definition with { Tag = definition.Tag with { QuarterTurns = 1 } };
        Assert.Equal(
            AprilTag36h10.Turn(AprilTag36h10.CodeOf(101)!.Value, 1), CodeIn(new(_maker.Draw(turned, null, Scale)), definition.Tag.Area));
    }

    [Fact]
    public void A_rising_corner_is_dark_at_lower_left_and_upper_right()
    {
        var definition = Stations.Form.Pages[0];
        var corner = definition.Corners[0] with { Dark = Diagonal.Rising };
        var picture = new Picture(_maker.Draw(definition with { Corners = definition.Corners.SetItem(0, corner) }, null, Scale));
        double Grey(int x, int y) => picture.Grey((corner.Centre.X + (x * corner.Side / 2)) * Scale, (corner.Centre.Y + (y * corner.Side / 2)) * Scale);
        Assert.Equal([true, false, false, true], new[] { Grey(1, -1), Grey(1, 1), Grey(-1, -1), Grey(-1, 1) }.Select(grey => grey < 128));
    }

    [Fact]
    public void Names_and_signatures_stay_within_the_masks()
    {
        foreach (var page in Stations.Form.Pages)
        {
            var lines = page.Lines.Where(line => line.Holds.StartsWith("officer", StringComparison.Ordinal) || line.Holds.StartsWith("witness", StringComparison.Ordinal)).ToList();
            Assert.Equal(10, lines.Count);
            var only = page with { Fields = [], Texts = [], Rules = [], Lines = [.. lines] };
            var signed = new Picture(_maker.Draw(only, Stations.Filled(3), Scale));
            var empty = new Picture(_maker.Draw(only, null, Scale));
            var changed = from x in Enumerable.Range(0, signed.Width)
                          from y in Enumerable.Range(0, signed.Height)
                          where signed.At(x, y) != empty.At(x, y)
                          select new Box(x / Scale, y / Scale, 0, 0);
            var marks = changed.ToList();
            Assert.True(marks.Count > 2000, $"only {marks.Count} pixels are signed");
            Assert.All(marks, mark => Assert.True(page.Masks.Any(mask => mask.Contains(mark)), $"ink at {mark} is not masked"));
        }
    }

    [Fact]
    public void A_form_of_another_election_is_drawn_from_its_definition_alone()
    {
        var page = new PageDefinition(
            1, 210, 297, new(103, new(10, 10, 32, 32), 2),
            [.. new Spot[] { new(8, 8), new(202, 8), new(202, 289), new(8, 289) }.Select(spot => new CornerFiducial(spot, 4, Diagonal.Rising))],
            [new("X.1", [new(50, 100, 15, 15), new(70, 100, 15, 15)], new(45, 95, 45, 25))], [], [], [], []);
        var content = new SpecimenPage(Stations.Figures.Clear().Add("X.1", new(42)), Stations.Filled(1).Words, 1);
        var boxes = _maker.Photograph(page, content, new(), 1).Boxes;
        Assert.Equal([BoxMark.Digit4, BoxMark.Digit2], boxes.Select(box => box.Mark));
    }

    static ulong CodeIn(Picture picture, Box area)
    {
        ulong code = 0;
        var cell = area.Width / AprilTag36h10.Cells;
        for (var row = 1; row <= AprilTag36h10.DataCells; row++)
        {
            for (var column = 1; column <= AprilTag36h10.DataCells; column++)
            {
                var white = picture.Grey((area.X + ((column + 0.5) * cell)) * Scale, (area.Y + ((row + 0.5) * cell)) * Scale) > 128;
                code = (code << 1) | (white ? 1UL : 0UL);
            }
        }

        return code;
    }
}
