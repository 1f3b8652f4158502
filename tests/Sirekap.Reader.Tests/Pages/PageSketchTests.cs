using Sirekap.Reader.Imaging;
using Sirekap.Reader.Pages;
using Sirekap.Reader.Tests.Digits;

namespace Sirekap.Reader.Tests.Pages;

/// <summary>Where the parts of a real page lie, for those who draw it.</summary>
public class PageSketchTests
{
    static readonly PageReading s_reading = new PageReader([RealPhotos.Form], ShippedModel.Model).Read(RealPhotos.Page(2));

    [Fact]
    public void Every_tally_cell_has_its_strokes_and_the_rows_come_to_their_sums()
    {
        var tallies = s_reading.Sketch().Tallies;
        Assert.Equal([90, 110, 10], tallies.Select(tally => tally.Reading.Value!.Value));
        Assert.All(tallies, tally =>
        {
            Assert.Equal(tally.Reading.Rows.Select(row => row.Count), tally.Rows.Select(row => row.Sum(cell => cell.Strokes)));
            Assert.All(tally.Rows, row => Assert.Equal(12, row.Length));
        });
    }

    [Fact]
    public void Tally_cells_stand_side_by_side_left_of_the_digit_boxes()
    {
        foreach (var (tally, field) in s_reading.Sketch().Tallies.Zip(s_reading.Fields))
        {
            var row = tally.Rows[0];
            Assert.All(row.Zip(row.Skip(1)), pair => Assert.InRange(Gap(pair.First.Frame, pair.Second.Frame), 0, 3));
            Assert.True(row[^1].Frame.TopRight.X < field.Boxes[0].Frame.TopLeft.X);
        }

        static double Gap(Quad left, Quad right) => left.TopRight.DistanceTo(right.TopLeft);
    }
}
