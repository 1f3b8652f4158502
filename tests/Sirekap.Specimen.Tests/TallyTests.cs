
namespace Sirekap.Specimen.Tests;

public sealed class TallyTests : IDisposable
{
    readonly SpecimenMaker _maker = new();

    public void Dispose() => _maker.Dispose();

    [Fact]
    public void A_tally_holds_its_figure_in_fives_or_nothing_at_all()
    {
        var page = Stations.Form.Pages[1];
        var tallied = 0;
        for (ulong writer = 1; writer <= 12; writer++)
        {
            foreach (var tally in _maker.Photograph(page, Stations.Filled(writer), new() { Width = 600 }, writer).Tallies.Where(tally => tally.Value > 0))
            {
                tallied++;
                Assert.Equal(Stations.Figures[tally.Field].Value, tally.Value);
                Assert.Equal(60, tally.Strokes.Length);
                Assert.All(tally.Strokes.TakeWhile(strokes => strokes > 0).SkipLast(1), strokes => Assert.Equal(5, strokes));
                Assert.All(tally.Subtotals.Index().Where(row => row.Item is not null), row => Assert.Equal(tally.Strokes.Skip(row.Index * 12).Take(12).Sum(), row.Item));
            }
        }

        Assert.InRange(tallied, 20, 36);
    }

    [Fact]
    public void Given_strokes_are_drawn_and_labelled_and_a_spoilt_group_is_for_a_person()
    {
        var page = Stations.Form.Pages[1];
        var strokes = Enumerable.Range(0, 60).Select(cell => cell < 3 ? 5 - cell : 0).ToArray();
        var content = Stations.Filled(2) with { Tallies = Stations.Filled(2).Tallies.Add("IV.1", [.. strokes]) };
        Assert.Equal(12, Label(content).Value);
        strokes[1] = -1;
        content = content with { Tallies = content.Tallies.SetItem("IV.1", [.. strokes]) };
        Assert.Null(Label(content).Value);
        TallyLabel Label(SpecimenPage of) => _maker.Photograph(page, of, new() { Width = 600 }, 1).Tallies.Single(tally => tally.Field == "IV.1");
    }

    [Fact]
    public void Every_bubble_slip_leaves_another_picture()
    {
        var page = Stations.Form.Pages[1];
        var pictures = Enum.GetValues<BubbleSlipKind>()
            .Select(kind => Stations.Filled(3) with { BubbleSlips = [new("IV.2", 1, kind)] })
            .Append(Stations.Filled(3))
            .Select(content => Convert.ToBase64String(_maker.Draw(page, content, 1)))
            .ToHashSet(StringComparer.Ordinal);
        Assert.Equal(9, pictures.Count);
    }
}
