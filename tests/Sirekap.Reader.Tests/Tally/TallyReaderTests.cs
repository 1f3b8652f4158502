using System.Collections.Immutable;
using Sirekap.Election.Readings;
using Sirekap.Reader.Pages;
using Sirekap.Reader.Tally;
using Sirekap.Reader.Tests.Digits;
using Sirekap.Specimen;

namespace Sirekap.Reader.Tests.Tally;

public class TallyReaderTests
{
    static readonly PageReader s_reader = new([RealPhotos.Form], ShippedModel.Model);

    [Fact]
    public void The_real_tallies_are_counted_row_by_row_and_their_strike_outs_are_not()
    {
        var tallies = s_reader.Read(RealPhotos.Page(2)).Fields.Select(field => field.Tally!).ToList();
        Assert.Equal([90, 110, 10], tallies.Select(tally => tally.Value));
        Assert.All(tallies, tally => Assert.True(tally.IsSure));
        Assert.Equal([60, 30, 0, 0, 0], tallies[0].Rows.Select(row => row.Count));
        Assert.Equal([60, 50, 0, 0, 0], tallies[1].Rows.Select(row => row.Count));
        Assert.Equal([60, 30, null, null, null], tallies[0].Rows.Select(row => row.Subtotal?.Value));
        Assert.Equal([60, 50, null, null, null], tallies[1].Rows.Select(row => row.Subtotal?.Value));
        Assert.Equal([10, null, null, null, null], tallies[2].Rows.Select(row => row.Subtotal?.Value));
    }

    [Fact]
    public void A_struck_out_tally_is_blank_and_no_doubt()
    {
        var field = s_reader.Read(RealPhotos.Page(3)).Fields.Single(field => field.Tally is not null);
        Assert.Equal(TallyState.Blank, field.Tally!.State);
        Assert.Equal(ReadingState.Read, field.Reading.State);
    }

    [Fact]
    public void A_reader_may_leave_tallies_out() =>
        Assert.All(new PageReader([RealPhotos.Form], ShippedModel.Model, tallies: false).Read(RealPhotos.Page(2)).Fields, field => Assert.Null(field.Tally));

    [Fact]
    public void A_tally_that_surely_says_another_number_is_a_doubt_and_both_stay_visible()
    {
        ulong[] seeds = [431, 433, 434, 435];
        var fields = seeds.SelectMany(seed => Read(142, seed, Strokes(147))).Where(field => field.Tally!.IsSure).ToList();
        Assert.Contains(fields, field => field is { Cause: DoubtCause.TallyDiffers, Written: 142 });
        Assert.All(fields, field =>
        {
            Assert.Equal(ReadingState.Illegible, field.Reading.State);
            Assert.Equal(147, field.Tally!.Value);
        });
    }

    [Fact]
    public void A_tally_that_is_empty_or_has_a_gap_is_no_doubt()
    {
        foreach (var strokes in (ImmutableArray<int>[])[Strokes(0), Strokes(142).SetItem(3, 0).SetItem(4, 2)])
        {
            Assert.All(Read(142, seed: 432, strokes), field =>
            {
                Assert.NotEqual(TallyState.Marked, field.Tally!.State);
                Assert.NotEqual(DoubtCause.TallyDiffers, field.Cause);
            });
        }
    }

    [Fact]
    public void No_sure_tally_of_a_photographed_specimen_is_wrong()
    {
        var sure = 0;
        for (ulong seed = 440; seed < 446; seed++)
        {
            foreach (var field in Read((int)(seed * 37 % 300), seed, hard: seed % 2 == 0).Where(field => field.Tally!.IsSure))
            {
                Assert.Equal((int)(seed * 37 % 300), field.Tally!.Value);
                sure++;
            }
        }

        Assert.InRange(sure, 3, 18);
    }

    static ImmutableArray<int> Strokes(int number) => [.. Enumerable.Range(0, 60).Select(cell => Math.Clamp(number - (cell * 5), 0, 5))];

    static ImmutableArray<FieldResult> Read(int figure, ulong seed, ImmutableArray<int>? strokes = null, bool hard = false)
    {
        var content = SpecimenPages.Content(figure, seed);
        if (strokes is { } given)
            content = content with { Tallies = SpecimenPages.Page.Fields.ToImmutableDictionary(field => field.Field, _ => given) };
        return s_reader.Read(SpecimenPages.Photograph(content, seed, hard).Jpeg).Fields;
    }
}
