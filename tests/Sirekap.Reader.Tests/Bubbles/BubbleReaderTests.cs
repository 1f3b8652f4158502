using Sirekap.Reader.Bubbles;
using Sirekap.Reader.Digits;
using Sirekap.Reader.Pages;
using Sirekap.Reader.Tests.Pages;
using Sirekap.Specimen;

namespace Sirekap.Reader.Tests.Bubbles;

public class BubbleReaderTests
{
    const int Figure = 284;

    /// <summary>Where tools/Sirekap.Evaluate takes the seeds of photographs of second pages, so that a page that it names can be looked at here.</summary>
    const ulong PhotoShift = 2UL << 40;

    static readonly PageReader s_reader = new([RealPhotos.Form], new FixedDigits(DigitClass.Seven));

    [Theory]
    [InlineData(BubbleSlipKind.Half)]
    [InlineData(BubbleSlipKind.Erased)]
    [InlineData(BubbleSlipKind.Whitened)]
    [InlineData(BubbleSlipKind.Passed)]
    [InlineData(BubbleSlipKind.Ticked)]
    [InlineData(BubbleSlipKind.Crossed)]
    public void A_column_with_one_uncommon_mark_says_its_digit_or_nothing(BubbleSlipKind kind) =>
        Assert.All(Columns(kind), column => Assert.True(column.Read is null || column.Read == column.Written, $"{column.Written} was read as {column.Read}"));

    [Theory]
    [InlineData(BubbleSlipKind.Erased)]
    [InlineData(BubbleSlipKind.Whitened)]
    [InlineData(BubbleSlipKind.Passed)]
    public void What_is_rubbed_out_painted_over_or_passed_through_is_no_mark(BubbleSlipKind kind) =>
        Assert.All(Columns(kind), column => Assert.Equal(column.Written, column.Read));

    [Theory]
    [InlineData(BubbleSlipKind.Doubled)]
    [InlineData(BubbleSlipKind.CrossedOut)]
    public void Two_marks_in_a_column_are_a_doubt(BubbleSlipKind kind) => Assert.All(Columns(kind), column => Assert.Null(column.Read));

    [Fact]
    public void Empty_columns_are_blank_and_a_single_empty_column_is_a_doubt()
    {
        var page = SpecimenPages.Content(Figure, 1) with { Figures = SpecimenPages.Content(Figure, 1).Figures.Clear() };
        Assert.All(Read(page, 1), bubbles => Assert.Equal(BubbleState.Blank, bubbles.State));
        Assert.All(Read(SpecimenPages.Content(Figure, 1) with { BubbleSlips = Slips(BubbleSlipKind.Doubled, 0) }, 1), bubbles =>
        {
            Assert.Equal(BubbleState.Doubtful, bubbles.State);
            Assert.Null(bubbles.Value);
        });
    }

    [Fact]
    public void Hard_photographs_are_read_as_they_are_marked()
    {
        for (ulong seed = 410; seed < 414; seed++)
            Assert.All(Read(SpecimenPages.Content(Figure, seed), seed, hard: true), bubbles => Assert.Equal(Figure, bubbles.Value));
    }

    /// <summary>On the first a ring was once taken for its neighbour, and 1 was read as 2.</summary>
    [Theory]
    [InlineData(3000131)]
    [InlineData(3000175)]
    public void Rings_that_folds_have_moved_further_than_half_their_distance_are_followed(ulong seed) =>
        Assert.All(Read(SpecimenPages.Content(Figure, seed), seed + PhotoShift, hard: true), bubbles => Assert.Equal(Figure, bubbles.Value));

    [Fact]
    public void Rings_below_boxes_that_are_far_off_the_page_are_left_to_a_person()
    {
        var read = Read(SpecimenPages.Content(Figure, 3000235), 3000235 + PhotoShift, hard: true).Select(bubbles => bubbles.Value).ToArray();
        Assert.Equal([Figure, null, Figure], read);
    }

    [Theory]
    [InlineData(3000036)]
    [InlineData(3000082)]
    public void The_faintest_pens_mark_too_where_every_mark_of_a_field_is_faint(ulong seed) =>
        Assert.All(Read(SpecimenPages.Content(Figure, seed), seed + PhotoShift, hard: true), bubbles => Assert.Equal(Figure, bubbles.Value));

    /// <summary>Every column of a few pages on which each column has the same slip.</summary>
    static IEnumerable<(int Written, int? Read)> Columns(BubbleSlipKind kind) =>
        from seed in new ulong[] { 401, 402 }
        from bubbles in Read(SpecimenPages.Content(Figure, seed) with { BubbleSlips = Slips(kind, 0, 1, 2) }, seed)
        from place in Enumerable.Range(0, 3)
        select (Figure.ToString(System.Globalization.CultureInfo.InvariantCulture)[place] - '0', bubbles.Columns[place]);

    static System.Collections.Immutable.ImmutableArray<BubbleSlip> Slips(BubbleSlipKind kind, params int[] columns) =>
        [.. SpecimenPages.Page.Fields.SelectMany(field => columns.Select(column => new BubbleSlip(field.Field, column, kind)))];

    static List<BubbleReading> Read(SpecimenPage content, ulong seed, bool hard = false)
    {
        var reading = s_reader.Read(SpecimenPages.Photograph(content, seed, hard).Jpeg);
        Assert.Null(reading.Refusal);
        return [.. reading.Fields.Select(field => field.Bubbles!)];
    }
}
