using CsCheck;
using Sirekap.Reader.Tally;

namespace Sirekap.Reader.Tests.Tally;

public class TallyCountTests
{
    const int Other = StrokeNet.Other;

    [Fact]
    public void Every_number_is_read_from_its_own_tally() => Gen.Int[0, 300].Sample(number =>
    {
        var (value, confidence) = Count(Enumerable.Range(0, 60).Select(cell => (Math.Clamp(number - (cell * 5), 0, 5), 0.999))).Judge();
        Assert.Equal(number, value);
        Assert.InRange(confidence, 0.9, 1);
    });

    [Fact]
    public void An_empty_grid_is_nothing_for_sure() => Assert.Equal(0, new TallyCount(5, 12).Judge().Value);

    [Fact]
    public void A_group_that_is_hardly_four_in_the_midst_of_fives_is_five() =>
        Assert.Equal(15, Count([(5, 0.99), (4, 0.6), (5, 0.99)]).Judge().Value);

    [Fact]
    public void A_group_that_is_surely_four_in_the_midst_of_fives_is_for_a_person() =>
        Assert.InRange(Count([(5, 0.999), (4, 0.9999), (5, 0.999)]).Judge().Confidence, 0, 0.5);

    [Fact]
    public void A_group_behind_an_empty_cell_is_for_a_person() =>
        Assert.InRange(Count([(5, 0.999), (0, 0.9999), (5, 0.999)]).Judge().Confidence, 0, 0.5);

    [Fact]
    public void A_last_group_between_three_and_four_is_not_clear() =>
        Assert.InRange(Count([(5, 0.999), (3, 0.6)]).Judge().Confidence, 0.3, 0.7);

    [Fact]
    public void A_row_with_a_correction_has_no_count()
    {
        var count = Count([(5, 0.999), (Other, 0.9), (5, 0.999)]);
        Assert.Null(count.RowCount(0));
        Assert.Equal(0, count.RowCount(1));
    }

    [Fact]
    public void Whatever_the_net_says_the_confidence_is_a_probability() => Gen.Double[0, 1].Array[7].Array[60].Sample(
        cells =>
        {
            var count = new TallyCount(5, 12);
            for (var cell = 0; cell < cells.Length; cell++)
                count.Note(cell, cells[cell].Select(weight => (float)(weight / Math.Max(cells[cell].Sum(), 1e-9))).ToArray());
            var (value, confidence) = count.Judge();
            Assert.InRange(value, 0, 300);
            Assert.InRange(confidence, 0, 1);
        },
        iter: 200);

    /// <summary>A grid of 5 × 12 cells of which the first look so; what is left of the probability is shared by the other classes.</summary>
    static TallyCount Count(IEnumerable<(int Strokes, double Probability)> cells)
    {
        var count = new TallyCount(5, 12);
        foreach (var (cell, (strokes, probability)) in cells.Index())
        {
            var probabilities = Enumerable.Repeat((float)((1 - probability) / (StrokeNet.Classes - 1)), StrokeNet.Classes).ToArray();
            probabilities[strokes] = (float)probability;
            count.Note(cell, probabilities);
        }

        return count;
    }
}
